import type { RecordedRide } from './record.ts';

/** What the device knows of the ride beside its samples. */
export interface RideInfo {
  title: string;
  /** Unix seconds. */
  start: number;
  /** FIT sub-sport: 'road', 'mountain', 'gravelCycling', 'eBikeFitness', 'eBikeMountain', 'indoorCycling'. */
  subSport: string;
  serial: number;
  power: boolean;
  heartRate: boolean;
  /** Half-open in seconds since the start. */
  laps: { start: number; end: number }[];
}

/** The totals that a head unit writes for a lap or session, over samples in [start, end). */
export function accumulate(ride: RecordedRide, start: number, end: number) {
  const samples = ride.samples.filter((sample) => sample.time >= start && sample.time < end);
  const paused = ride.pauses.reduce(
    (sum, pause) => sum + Math.max(0, Math.min(end, pause.end) - Math.max(start, pause.start)),
    0,
  );
  const first = samples[0];
  const last = samples.at(-1);
  return {
    totalElapsedTime: end - start,
    totalTimerTime: end - start - paused,
    totalDistance: first && last ? last.distance - first.distance : 0,
    ...statistics(
      samples.map((s) => s.power),
      'Power',
    ),
    ...statistics(
      samples.map((s) => s.heartRate),
      'HeartRate',
    ),
  };
}

function statistics(values: (number | null)[], name: 'Power' | 'HeartRate') {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return {};
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return {
    [`avg${name}`]: Math.round(mean),
    [`max${name}`]: known.reduce((a, b) => Math.max(a, b), 0),
  };
}
