import { ASSISTED_CLASSES } from '../../../src/core/bike-class.ts';
import type { PastEffort } from '../../api/climbs.ts';

const ASSISTED: ReadonlySet<string> = new Set(ASSISTED_CLASSES);

type Ridden = Pick<PastEffort, 'elapsed' | 'bikeClass' | 'partial'>;

/** The fastest that counts: no salvaged ride, and without a motor wherever there is one without. */
export function bestOf<Effort extends Ridden>(efforts: readonly Effort[]): Effort | undefined {
  const whole = efforts.filter(({ partial }) => !partial);
  const unassisted = whole.filter(({ bikeClass }) => !ASSISTED.has(bikeClass));
  const counted = unassisted.length > 0 ? unassisted : whole;
  const [first, ...others] = counted;
  return others.reduce((best, each) => (each.elapsed < best.elapsed ? each : best), first);
}
