import type { BikeClass } from '../../src/core/bike-class.ts';
import type { Effort } from '../../src/core/climbs/effort.ts';
import { METRICS, type Metrics } from '../../src/core/metrics/index.ts';
import { CURVE_GRID } from '../../src/core/power-curve.ts';
import { packed } from '../../src/warehouse/pack.ts';
import type { ComputedRide, UploadResult, View } from '../../src/warehouse/result.ts';
import { randomOf } from '../mutations.ts';
import { effortOn } from './simulated-effort.ts';
import {
  drawing,
  normal,
  type SimulatedLine,
  type SimulatedRider,
  simulatedLines,
  simulatedRiders,
} from './simulated-riders.ts';

/** How much there is of everything; the same seed gives the same. */
export interface Territory {
  rides: number;
  /** In all, about; rides without any and with twice the mean are as likely as others. */
  efforts: number;
  riders: number;
  /** Lines besides those of the pack. */
  hills: number;
  seed: number;
}

/** Of the packs that efforts were looked for in, all together. */
export const PACKS_VERSION = 'simulated';

/** The rides lie in the six years before this, seconds since 1970 UTC. */
export const LATEST = 1_796_000_000;
const YEARS = 6;
const YEAR = 365.25 * 86_400;
/** How far summer draws the rides of a year together. */
const SUMMER = 0.1;
const BIKES: readonly BikeClass[] = ['road', 'road', 'road', 'gravel', 'mtb', 'indoor', 'unknown'];
const MOST_LAPS = 12;

type Random = () => number;

/** Every ride in the order of time, one an upload; with privacy zones it comes whole and visible. */
export function* simulatedUploads(territory: Territory): Generator<UploadResult> {
  const { rides, efforts, seed } = territory;
  const random = randomOf(seed + 1);
  const rider = drawing(simulatedRiders(territory));
  const line = drawing(simulatedLines(territory));
  for (let i = 0; i < rides; i++) {
    const who = rider(random());
    const climbs = Math.round(((2 * efforts) / rides) * random());
    const lines = Array.from({ length: climbs }, () => line(random()));
    const result = rideOf(who, lines, { start: startOf((i + random()) / rides), random });
    const views: View[] = who.zoneKey === '' ? ['all'] : ['whole', 'visible'];
    yield {
      uploadId: `upload-${i}`,
      riderId: who.riderId,
      filename: `${1000 * i + Math.floor(1000 * random())}.fit`,
      zoneKey: who.zoneKey,
      rides: views.map((view) => {
        return { rideId: `ride-${i}`, title: null, result: packed({ ...result, view }) };
      }),
    };
  }
}

/** When a ride begins that has this part of all others before it. */
function startOf(part: number): number {
  const years = YEARS * part;
  return Math.round(LATEST - YEAR * (YEARS - years + SUMMER * Math.sin(2 * Math.PI * years)));
}

function rideOf(
  rider: SimulatedRider,
  lines: readonly SimulatedLine[],
  { start, random }: { start: number; random: Random },
): ComputedRide {
  const form = 0.75 + 0.25 * random();
  const efforts = effortsOn(lines, rider, form, random);
  const seconds = Math.round((efforts.at(-1)?.end ?? 0) + 1800 + 5400 * random());
  const metrics = metricsOf(rider, { seconds, form, random });
  const curve = rider.hasMeter ? curveOf(rider, { seconds, form, random }) : null;
  return {
    ...{ part: 0, view: 'all', format: 'fit', sport: 'cycling', subSport: 'road', title: null },
    bikeClass: rider.hasMotor ? 'e-bike' : (BIKES[Math.floor(BIKES.length * random())] ?? 'road'),
    ...{ bikeClassFrom: 'file', creator: 'Simulator 1.0', altitudeSource: 'barometric' },
    ...{ start, utcOffset: 3600, seconds, records: seconds, partial: random() < 0.01 },
    metrics: Float32Array.from(METRICS, ({ id }) => metrics[id]),
    curve,
    curveStarts: curve && startsOf(seconds, random),
    ...{ efforts, packsVersion: PACKS_VERSION, unnamedClimbs: [], totals: null },
    notes: [{ code: 'pauses', count: Math.ceil(9 * random()), detail: 'The timer was stopped.' }],
    laps: lapsOf(rider, { seconds, form, random }),
    zones: { power: null, heartRate: null },
    bests: bestsOf(seconds, random),
    pauses: pausesOf(seconds, random),
    devices: [{ kind: 'head-unit', manufacturer: 'simulator', product: 'one', serial: null }],
  };
}

/** One after the other, with ten minutes or so between them. */
function effortsOn(
  lines: readonly SimulatedLine[],
  rider: SimulatedRider,
  form: number,
  random: Random,
): Effort[] {
  const numbers = new Map<SimulatedLine, number>();
  let start = 900 * random();
  return lines.map((line) => {
    const number = (numbers.get(line) ?? 0) + 1;
    numbers.set(line, number);
    const effort = effortOn(line, rider, { start, number, form, random });
    start = effort.end + 300 + 600 * random();
    return effort;
  });
}

interface Ridden {
  seconds: number;
  /** Of the threshold. */
  form: number;
  random: Random;
}

/** Every metric a number near what it may be; what needs a power meter is missing without one. */
function metricsOf(rider: SimulatedRider, { seconds, form, random }: Ridden): Metrics {
  const power = rider.hasMeter ? rider.threshold * form * (0.7 + 0.3 * random()) : Number.NaN;
  const speed = 5 + 3 * random();
  const distance = speed * seconds;
  return {
    ...{ distance, elapsed: seconds, timer: seconds, moving: seconds - Math.round(60 * random()) },
    ...{
      ascent: 0.02 * distance,
      descent: 0.02 * distance,
      maximumAltitude: 700 + 1900 * random(),
    },
    ...{ averageSpeed: speed, maximumSpeed: speed + 12 * random() },
    ...{
      averagePower: power,
      weightedPower: 1.1 * power,
      maximumPower: 3 * power,
      variability: 1.1,
    },
    ...{ work: power * seconds, intensity: form, trainingLoad: (seconds * form ** 2) / 36 },
    ...{ averageHeartRate: 110 + 50 * random(), maximumHeartRate: 165 + 25 * random() },
    ...{ averageCadence: 70 + 20 * random(), averageTemperature: 5 + 25 * random() },
    ...{ efficiency: power / 140, decoupling: 10 * random(), leftBalance: 0.48 + 0.04 * random() },
    ...{ energyLow: (power * seconds) / 4600, energy: (power * seconds) / 4184 },
    energyHigh: (power * seconds) / 3700,
  };
}

/** W: threshold and W′ of the form of the day, never rising; NaN past the ride's end. */
function curveOf(rider: SimulatedRider, { seconds, form, random }: Ridden): Float32Array {
  const sprint = 15 + 20 * random();
  let least = Number.POSITIVE_INFINITY;
  return Float32Array.from(CURVE_GRID, (duration) => {
    if (duration > seconds) return Number.NaN;
    const watts = form * (rider.threshold + rider.wPrime / (duration + sprint));
    least = Math.min(
      least,
      watts * (1 - 0.03 * random()) * (1 - 0.02 * Math.log1p(duration / 3600)),
    );
    return least;
  });
}

function startsOf(seconds: number, random: Random): Int32Array {
  return Int32Array.from(CURVE_GRID, (duration) => {
    return duration > seconds ? -1 : Math.floor((seconds - duration) * random());
  });
}

/** Every other ride in one lap, the others in up to a dozen. */
function lapsOf(rider: SimulatedRider, { seconds, form, random }: Ridden): ComputedRide['laps'] {
  const count = random() < 0.5 ? 1 : Math.ceil(MOST_LAPS * random());
  const length = seconds / count;
  return Array.from({ length: count }, (_, i) => {
    const [start, end] = [Math.round(i * length), Math.round((i + 1) * length)];
    return {
      start,
      end,
      trigger: 'manual',
      metrics: metricsOf(rider, { seconds: length, form, random }),
    };
  });
}

function bestsOf(seconds: number, random: Random): ComputedRide['bests'] {
  const best = (value: number) => (duration: number) => {
    const start = Math.floor((seconds - duration) * random());
    return { duration, value: value * (1 - 0.05 * Math.log(duration) * random()), start };
  };
  return {
    heartRate: [60, 300, 600, 1200].map(best(185)),
    speed: [5, 30, 60, 300, 600, 1200].map(best(18)),
  };
}

function pausesOf(seconds: number, random: Random): ComputedRide['pauses'] {
  return Array.from({ length: Math.abs(Math.round(4 * normal(random))) }, () => {
    const start = Math.floor(seconds * random());
    return { start, end: start + Math.ceil(300 * random()) };
  });
}
