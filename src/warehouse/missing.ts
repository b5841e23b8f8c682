/**
 * Where "missing" changes its spelling: NaN in the core, NULL in the warehouse, null in JSON.
 * Whatever is not a finite number is missing.
 */
export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

export function listOrNulls(values: ArrayLike<number>): (number | null)[] {
  return Array.from(values, orNull);
}

/** JSON knows no NaN and no Infinity: `JSON.stringify` writes null for them. */
export function toJson(value: unknown): string {
  return JSON.stringify(value);
}
