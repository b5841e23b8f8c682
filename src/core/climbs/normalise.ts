import { meshStretches } from './mesh-stretches.ts';
import { evenTime, type Setup } from './pacing.ts';
import type { Variant } from './territory.ts';

/**
 * Seconds that an ascent would have taken with the same power at the pedals in the air of the
 * standard atmosphere at the climb's own altitudes, so that a hot day and a cold one compare.
 *
 * The physics of a bicycle (see `physics.ts`) tells how long an even power takes over the reference
 * profile in either air; time moving is scaled by the ratio, standing still lasts as long in any air.
 * Pressure and wind are nobody's: the standard one, and none. Where the pack trusts no altitude the
 * slope is the mean one, which makes an error of a few per cent of the correction, not of the time.
 *
 * NaN where power, moving time or temperature (°C, mean of the ascent) is unknown, and on a line
 * that falls: there it is not the power that tells how fast one is.
 */
export function normalisedElapsed(
  variant: Variant,
  ridden: { elapsed: number; moving: number; power: number; temperature: number },
  setup: Setup,
): number {
  const { elapsed, moving, power, temperature } = ridden;
  if (!(power > 0) || Number.isNaN(temperature) || variant.height <= 0) return Number.NaN;
  const stretches = meshStretches(variant);
  const inStandardAir = evenTime(stretches, power, { ...setup, temperature: Number.NaN });
  const ratio = inStandardAir / evenTime(stretches, power, setup);
  return elapsed - moving + moving * ratio;
}
