/** Metres climbed an hour (VAM): height in metres over seconds. */
export function climbRate(height: number, seconds: number): number {
  return (3600 * height) / seconds;
}

/** The rule of thumb means something on these gradients only (analysis-rules B9): ratios. */
const GRADIENTS = [0.04, 0.13];

/**
 * W/kg of body weight by Ferrari's rule of thumb, from metres climbed an hour and the mean gradient
 * (a ratio): a second opinion that knows neither bike nor air. NaN outside 4 to 13 %.
 */
export function ferrariRatio(rate: number, gradient: number): number {
  if (gradient < GRADIENTS[0] || gradient > GRADIENTS[1]) return Number.NaN;
  return rate / (100 * (2 + gradient * 10));
}
