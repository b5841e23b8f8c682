import type { Column } from './recording.ts';
import type { Ride } from './ride.ts';

/** The highest mean over a duration. */
export interface Best {
  /** Seconds. */
  duration: number;
  value: number;
  /** Second of the ride at which the earliest best window starts. */
  start: number;
}

export interface Bests {
  /** Beats a minute. */
  heartRate: Best[];
  /** Metres a second, by the clock: a pause counts as standing. */
  speed: Best[];
}

const HEART_RATE_DURATIONS = [60, 300, 600, 1200, 1800, 3600, 5400, 7200, 10800];
const SPEED_DURATIONS = [5, 30, 60, 300, 600, 1200, 1800, 3600, 7200, 10800, 18000];

/** Best heart rates and speeds; durations are left out for which no window is free of holes. */
export function bests({ grid, running }: Pick<Ride, 'grid' | 'running'>): Bests {
  const heartRate = grid.heartRate?.map((value) => (value > 0 ? value : Number.NaN));
  const speed = grid.speed?.map((value, i) => (running[i] === 1 ? value : 0));
  return {
    heartRate: heartRate ? bestMeans(heartRate, HEART_RATE_DURATIONS) : [],
    speed: speed ? bestMeans(speed, SPEED_DURATIONS) : [],
  };
}

/** The best mean of each duration over windows without a missing value. */
function bestMeans(values: Column, durations: readonly number[]): Best[] {
  const sums = new Float64Array(values.length + 1);
  const known = new Int32Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    const missing = Number.isNaN(values[i]);
    sums[i + 1] = sums[i] + (missing ? 0 : values[i]);
    known[i + 1] = known[i] + (missing ? 0 : 1);
  }
  return durations.flatMap((duration) => {
    const start = bestStart(sums, known, duration);
    if (start === null) return [];
    return { duration, value: (sums[start + duration] - sums[start]) / duration, start };
  });
}

function bestStart(sums: Float64Array, known: Int32Array, duration: number): number | null {
  let best: number | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (let start = 0; start + duration < sums.length; start++) {
    const sum = sums[start + duration] - sums[start];
    if (sum <= highest || known[start + duration] - known[start] < duration) continue;
    highest = sum;
    best = start;
  }
  return best;
}
