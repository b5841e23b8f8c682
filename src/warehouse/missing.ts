/**
 * Where "missing" changes its spelling: NaN in the core and among packed floats, NULL in the
 * warehouse, null in JSON (`JSON.stringify` makes it so). Whatever is not a finite number is missing.
 */
export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
