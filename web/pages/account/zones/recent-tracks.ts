import { api } from '../../../api.ts';
import type { Line } from '../../../map/zone-map.tsx';
import { rideTitle } from '../../../ride-title.ts';

/** Where a ride of one's own went, and where it began: homes are found by that. */
export interface RecentTrack {
  id: string;
  title: string;
  start: string;
  line: Line;
}

const RIDES = 6;
/** Enough to know a road again. */
const POINTS = 300;

/** The latest rides with positions; others are left out. */
export async function recentTracks(riderId: string, signal: AbortSignal): Promise<RecentTrack[]> {
  const { rides } = await api.rides({ rider: riderId, limit: String(RIDES) }, signal);
  const tracks = await Promise.all(
    rides.map(async (ride) => ({
      id: ride.id,
      title: rideTitle(ride),
      start: ride.start,
      line: await lineOf(ride.id, signal),
    })),
  );
  return tracks.filter(({ line }) => line.length > 1);
}

async function lineOf(rideId: string, signal: AbortSignal): Promise<Line> {
  const { channels } = await api.streams(
    rideId,
    { channels: ['latitude', 'longitude'], points: POINTS, range: null },
    signal,
  );
  const { latitude = [], longitude = [] } = channels;
  return Array.from(latitude, (degrees, index): Line[number] => [
    longitude[index] ?? Number.NaN,
    degrees,
  ]).filter((place) => !place.some(Number.isNaN));
}
