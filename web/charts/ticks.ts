/** Steps that read well on a clock, in seconds. */
const CLOCK_STEPS = [
  ...[5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60),
  ...[1, 2, 3, 6, 12].map((hours) => hours * 3600),
];

/** The step (s) that puts at most `most` ticks on a span of time. */
export function clockStep(span: number, most: number): number {
  return CLOCK_STEPS.find((step) => span / step <= most) ?? 86_400;
}

/** The step of 1, 2 or 5 times a power of ten that puts at most `most` ticks on a span. */
export function decimalStep(span: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(span / most));
  const factor = [1, 2, 5, 10].find((each) => span / (each * power) <= most) ?? 10;
  return factor * power;
}

/** Every whole multiple of `step` within [from, to]. */
export function multiplesOf(step: number, from: number, to: number): number[] {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, i) => (first + i) * step);
}
