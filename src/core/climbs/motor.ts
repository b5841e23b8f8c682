import type { Span } from '../fuelling.ts';
import { powerAt } from '../physics.ts';
import { conditionsOn, type Setup, type Stretch } from './pacing.ts';

/** How much a motor adds to what the rider gives, as makers state their lowest to higher levels. */
export const ASSIST = { low: 0.6, medium: 1.4, high: 2.4 } as const;
export type Assist = keyof typeof ASSIST;

/** In the European Union: 250 W of continuous rated power, and none above 25 km/h (EN 15194). */
const RATED = 250;
const CUT_OFF = 25 / 3.6;

/** Of the battery's energy, what motor, electronics and a battery that is not new bring to the road. */
const EFFICIENCY: Span = { low: 0.65, high: 0.8 };
const WATT_HOUR = 3600;

/**
 * Watts that the motor adds on each stretch to a rider's own (W). It is kept to its rated power:
 * many give more for a while, so real times may be shorter and real use of the battery higher.
 */
export function motorPowers(
  stretches: readonly Stretch[],
  own: readonly number[],
  { setup, assist }: { setup: Setup; assist: Assist },
): number[] {
  return stretches.map((stretch, i) => {
    const wanted = Math.min(RATED, ASSIST[assist] * own[i]);
    const atCutOff = powerAt(CUT_OFF, stretch.slope, conditionsOn(stretch, stretches, setup));
    return Math.max(0, Math.min(wanted, atCutOff - own[i]));
  });
}

/** Energy taken from the battery, Wh, for the motor's work (J). */
export function batteryUse(work: number): Span {
  const wattHours = work / WATT_HOUR;
  return { low: wattHours / EFFICIENCY.high, high: wattHours / EFFICIENCY.low };
}
