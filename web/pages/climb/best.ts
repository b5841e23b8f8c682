import { counting } from '../../../src/core/bike-class.ts';
import type { PastEffort } from '../../api/climbs.ts';

type Ridden = Pick<PastEffort, 'elapsed' | 'bikeClass' | 'partial'>;

/** The fastest that counts. */
export function bestOf<Effort extends Ridden>(efforts: readonly Effort[]): Effort | undefined {
  const [first, ...others] = counting(efforts);
  return others.reduce((best, each) => (each.elapsed < best.elapsed ? each : best), first);
}
