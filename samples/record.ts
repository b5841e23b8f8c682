import { createRandom, drift } from './random.ts';
import { metresPerLatitude, metresPerLongitude, type Route, valueAt } from './route.ts';
import type { Truth } from './simulate.ts';

/** One recorded sample; `null` where the device has no such sensor. */
export interface Sample {
  /** Seconds since the start of the ride, whole as devices write them. */
  time: number;
  latitude: number | null;
  longitude: number | null;
  altitude: number | null;
  distance: number;
  speed: number;
  power: number | null;
  heartRate: number | null;
  cadence: number | null;
  temperature: number;
}

export interface Recorder {
  /** Standard deviation of the position, metres on each axis; neighbours are alike (30 s). */
  positionNoise: number;
  power: boolean;
  heartRate: boolean;
  positions: boolean;
  /** Writes a sample when something changes, at the latest every 6 s, instead of every second. */
  smart: boolean;
  /** Stops the timer while standing; otherwise the device goes on recording. */
  autoPause: boolean;
  seed: number;
}

/** A usual device with all sensors, a sample a second, its timer stopped by itself. */
export const WITH_EVERYTHING: Omit<Recorder, 'seed'> = {
  positionNoise: 2,
  power: true,
  heartRate: true,
  positions: true,
  smart: false,
  autoPause: true,
};

export interface RecordedRide {
  samples: Sample[];
  /** Pauses of the timer, half-open in seconds. */
  pauses: { start: number; end: number }[];
  seconds: number;
}

/** What a device would have written down of the truth. */
export function record(truth: Truth, route: Route, recorder: Recorder): RecordedRide {
  const pauses = recorder.autoPause ? standing(truth) : [];
  const observe = observer(truth, route, recorder);
  const samples: Sample[] = [];
  let last = -Infinity;
  for (let second = 0; second < truth.distance.length; second++) {
    const sample = observe(second);
    if (pauses.some((pause) => second > pause.start && second < pause.end)) continue;
    if (recorder.smart && !isWorthKeeping(truth, second, last)) continue;
    samples.push(sample);
    last = second;
  }
  return { samples, pauses, seconds: truth.distance.length };
}

function standing(truth: Truth): { start: number; end: number }[] {
  const pauses: { start: number; end: number }[] = [];
  truth.stopped.forEach((stopped, second) => {
    const open = pauses.at(-1);
    if (stopped && open?.end === second) open.end = second + 1;
    else if (stopped) pauses.push({ start: second, end: second + 1 });
  });
  return pauses;
}

function observer(truth: Truth, route: Route, recorder: Recorder) {
  const random = createRandom(recorder.seed);
  const north = drift(random, recorder.positionNoise, 30);
  const east = drift(random, recorder.positionNoise, 30);
  const barometer = drift(random, 1.5, 3_600);
  return (second: number): Sample => {
    const along = truth.distance[second] as number;
    const latitude = valueAt(route, route.latitude, along);
    const longitude = valueAt(route, route.longitude, along);
    const [dy, dx, dz] = [north(), east(), barometer()];
    return {
      time: second,
      latitude: recorder.positions ? latitude + dy / metresPerLatitude() : null,
      longitude: recorder.positions ? longitude + dx / metresPerLongitude(latitude) : null,
      altitude: recorder.positions
        ? Math.round(((truth.altitude[second] as number) + dz) * 5) / 5
        : null,
      distance: along,
      speed: truth.speed[second] as number,
      power: recorder.power ? (truth.power[second] as number) : null,
      heartRate: recorder.heartRate ? (truth.heartRate[second] as number) : null,
      cadence: recorder.power ? (truth.cadence[second] as number) : null,
      temperature: truth.temperature[second] as number,
    };
  };
}

function isWorthKeeping(truth: Truth, second: number, last: number): boolean {
  if (second - last >= 6 || second === truth.distance.length - 1) return true;
  const before = Math.max(0, last);
  const faster = Math.abs((truth.speed[second] as number) - (truth.speed[before] as number)) > 0.8;
  const stopped = truth.stopped[second] !== truth.stopped[Math.max(0, second - 1)];
  const next =
    truth.stopped[second] !== truth.stopped[Math.min(second + 1, truth.stopped.length - 1)];
  return faster || stopped || next;
}
