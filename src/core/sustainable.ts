/** What a rider is known to hold; `wPrime` (J) is NaN where unknown. */
export interface Strength {
  /** W, for about an hour. */
  threshold: number;
  wPrime: number;
}

const HOUR = 3600;
const TWENTY_MINUTES = 1200;
/** Below two minutes no model here holds. */
const SHORTEST = 120;

/** The threshold is 95 % of the best twenty minutes: the power law through the two has this exponent. */
const FADE = Math.log(1 / 0.95) / Math.log(HOUR / TWENTY_MINUTES);

/**
 * The greatest power (W) that can be held for so many seconds: a rule of thumb. From twenty minutes
 * on it is the power law through the two points that define a threshold (an hour, and twenty minutes
 * at 1/0.95 of it). For less, W′ is what may be spent above that (critical power, Monod and
 * Scherrer); where it is unknown the power law goes on, which is cautious.
 */
export function sustainablePower(seconds: number, { threshold, wPrime }: Strength): number {
  const time = Math.max(seconds, SHORTEST);
  const law = (duration: number): number => threshold * (HOUR / duration) ** FADE;
  if (time >= TWENTY_MINUTES || Number.isNaN(wPrime)) return law(time);
  return law(TWENTY_MINUTES) + wPrime * (1 / time - 1 / TWENTY_MINUTES);
}
