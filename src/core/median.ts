/** The middle one of some values, or the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  return values.length === 0
    ? Number.NaN
    : middle(
        values.toSorted((a, b) => a - b),
        values.length,
      );
}

/** Of the first `count`. */
export function middle(ascending: ArrayLike<number>, count: number): number {
  const half = count >>> 1;
  if (count % 2 === 1) return ascending[half];
  return (ascending[half - 1] + ascending[half]) / 2;
}
