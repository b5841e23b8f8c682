import type { KeptCurve } from '../models/curves.ts';
import { isForView, type Readable, type Source, viewOf } from '../source.ts';

export interface Period {
  riderId: string;
  readable: Readable;
  /** Seconds since 1970, half-open: from ≤ start < to. */
  from?: number;
  to?: number;
  bikeClass?: string;
}

/** Best mean power of a period for each duration that any of its rides is long enough for. */
export interface PeriodCurve {
  /** Seconds, ascending. */
  durations: number[];
  watts: number[];
  /** The ride that holds each best, the earliest of equals; `start` in seconds since 1970 UTC. */
  rides: { id: string; start: number }[];
}

interface Ride {
  id: string;
  start: number;
  watts: Float32Array;
}

/** What is the best of these rides for each duration? Rides saved from damaged files don't count. */
export async function periodCurve(
  { curveGrid, zoneKeys }: Pick<Source, 'curveGrid' | 'zoneKeys'>,
  curves: readonly KeptCurve[],
  period: Period,
): Promise<PeriodCurve> {
  const rides = await ridesIn(curves, period, zoneKeys);
  const found: PeriodCurve = { durations: [], watts: [], rides: [] };
  curveGrid.forEach((duration, place) => {
    const best = bestAt(rides, place);
    if (!best) return;
    found.durations.push(duration);
    found.watts.push(best.watts[place] as number);
    found.rides.push({ id: best.id, start: best.start });
  });
  return found;
}

/** Those that may be told and that the period has, as who asks may know them. */
async function ridesIn(
  curves: readonly KeptCurve[],
  {
    riderId,
    readable,
    from = Number.NEGATIVE_INFINITY,
    to = Number.POSITIVE_INFINITY,
    bikeClass,
  }: Period,
  zoneKeys: Source['zoneKeys'],
): Promise<Ride[]> {
  const view = viewOf(readable, riderId);
  if (view === null) return [];
  const zoneKey = view === 'visible' ? ((await zoneKeys([riderId])).get(riderId) ?? '') : null;
  const rides: Ride[] = [];
  for (const curve of curves) {
    const start = view === 'whole' ? curve.start : curve.rounded;
    if (start < from || start >= to || !isForView(view, curve.view)) continue;
    if (zoneKey !== null && curve.zoneKey !== zoneKey) continue;
    if (bikeClass !== undefined && curve.bikeClass !== bikeClass) continue;
    rides.push({ id: curve.rideId, start, watts: curve.watts });
  }
  return rides;
}

/** Null where none is so long. */
function bestAt(rides: readonly Ride[], place: number): Ride | null {
  let best: Ride | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const ride of rides) {
    const watts = ride.watts[place] as number;
    if (watts > most || (watts === most && best && isBefore(ride, best))) {
      best = ride;
      most = watts;
    }
  }
  return best;
}

function isBefore(one: Ride, other: Ride): boolean {
  return one.start === other.start ? one.id < other.id : one.start < other.start;
}
