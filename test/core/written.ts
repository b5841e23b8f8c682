import { MORNING } from './recorded.ts';

/** A trackpoint of an invented TCX file. */
export interface Point {
  /** Seconds since MORNING. */
  at: number;
  power?: number;
  heartRate?: number;
  latitude?: number;
  longitude?: number;
}

const iso = (at: number) => new Date((MORNING + at) * 1000).toISOString();

/** A TCX file with one activity for each list of points. */
export function tcx(
  activities: readonly { sport: string; points: readonly Point[] }[],
): Uint8Array {
  const text = activities.map(({ sport, points }) => {
    const start = iso(points[0].at);
    const lap = `<Lap StartTime="${start}"><Track>${points.map(trackpoint).join('')}</Track></Lap>`;
    return `<Activity Sport="${sport}"><Id>${start}</Id>${lap}</Activity>`;
  });
  return new TextEncoder().encode(
    `<TrainingCenterDatabase><Activities>${text.join('')}</Activities></TrainingCenterDatabase>`,
  );
}

function trackpoint({ at, power, heartRate, latitude, longitude }: Point): string {
  const position =
    latitude === undefined
      ? ''
      : `<Position><LatitudeDegrees>${latitude}</LatitudeDegrees><LongitudeDegrees>${longitude}</LongitudeDegrees></Position>`;
  const beats =
    heartRate === undefined ? '' : `<HeartRateBpm><Value>${heartRate}</Value></HeartRateBpm>`;
  const watts =
    power === undefined ? '' : `<Extensions><TPX><Watts>${power}</Watts></TPX></Extensions>`;
  return `<Trackpoint><Time>${iso(at)}</Time>${position}${beats}${watts}</Trackpoint>`;
}

/** A sample a second with the given watts. */
export function steady(watts: number, seconds: number): Point[] {
  return Array.from({ length: seconds }, (_, at) => ({ at, power: watts, heartRate: 140 }));
}
