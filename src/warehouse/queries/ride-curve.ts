import { curveIn } from '../pack.ts';
import type { RideView } from '../result.ts';
import { rowOfRide, type Source } from '../source.ts';

/** Best mean power of one ride for each duration that fits into it. */
export interface RideCurve {
  /** Seconds, ascending. */
  durations: number[];
  watts: number[];
  /** When the (earliest) best window begins, seconds since the start of the ride. */
  starts: number[];
}

/** The power curve of one ride; empty without power, null for a ride unknown or wholly hidden. */
export async function rideCurve(
  source: Source,
  id: string,
  view: RideView,
): Promise<RideCurve | null> {
  const row = await rowOfRide<{ curve: Uint8Array | null }>(source, {
    ...{ id, view },
    columns: 'curve',
  });
  if (!row) return null;
  const found: RideCurve = { durations: [], watts: [], starts: [] };
  if (!row.curve) return found;
  const { watts, starts } = curveIn(row.curve);
  source.curveGrid.forEach((duration, place) => {
    const best = watts[place] ?? Number.NaN;
    if (!Number.isFinite(best)) return;
    found.durations.push(duration);
    found.watts.push(best);
    found.starts.push(starts[place] as number);
  });
  return found;
}
