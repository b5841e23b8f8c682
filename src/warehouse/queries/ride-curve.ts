import type { RideView } from '../result.ts';
import { rowsOfRide, type Source } from '../source.ts';

/** Best mean power of one ride for each duration that fits into it. */
export interface RideCurve {
  /** Seconds, ascending. */
  durations: number[];
  watts: number[];
  /** When the (earliest) best window begins, seconds since the start of the ride. */
  starts: number[];
}

interface Row {
  curve: (number | null)[] | null;
  curve_starts: (number | null)[] | null;
}

/** The power curve of one ride; empty without power, null for a ride unknown or wholly hidden. */
export async function rideCurve(
  source: Source,
  id: string,
  view: RideView,
): Promise<RideCurve | null> {
  const columns = 'curve, curve_starts';
  const [row] = await rowsOfRide<Row>(source, 'ride', { id, view, columns });
  if (!row) return null;
  const found: RideCurve = { durations: [], watts: [], starts: [] };
  source.curveGrid.forEach((duration, place) => {
    const watts = row.curve?.[place] ?? null;
    if (watts === null) return;
    found.durations.push(duration);
    found.watts.push(watts);
    found.starts.push(row.curve_starts?.[place] ?? 0);
  });
  return found;
}
