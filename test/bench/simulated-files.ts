import { createRandom } from '../../samples/random.ts';
import { type RecordedRide, type Sample, WITH_EVERYTHING } from '../../samples/record.ts';
import { type RidePlan, simulateRide } from '../../samples/ride-file.ts';
import { RIDERS } from '../../samples/riders.ts';
import { readLines } from '../../samples/route.ts';
import {
  ENUM,
  type Field,
  FitBuilder,
  I8,
  I32,
  U8,
  U16,
  U32,
} from '../core/decode/fit/fit-builder.ts';

const PACK = new URL('../../territories/oisans/climbs.geojson', import.meta.url);
/** Stages of 1 to 2 hours, uphill and down again. */
const TOURS = [
  ['alpe-dhuez/finish-14.4', '-alpe-dhuez/finish-14.4'],
  ['villard-reculas/rochetaillee', '-villard-reculas/verney'],
  ['ornon/la-paute', '-ornon/la-paute'],
  ['chambon/bourg', 'les-deux-alpes/chambon'],
];
const FIRST_DAY = Date.UTC(2020, 0, 1, 8) / 1000;
const DAY = 86_400;

export interface SimulatedFile {
  filename: string;
  bytes: Uint8Array<ArrayBuffer>;
  seconds: number;
}

/** FIT files of rides in the Oisans, one a day, each simulated by itself; the seed decides them all. */
export function simulateFiles(count: number, seed: number): SimulatedFile[] {
  const lines = readLines(PACK);
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const plan = {
      title: `Ride ${i}`,
      start: new Date((FIRST_DAY + i * DAY) * 1000).toISOString(),
      rider: RIDERS[Math.floor(random.uniform() * RIDERS.length)],
      stages: TOURS[i % TOURS.length],
      effort: 0.75 + 0.2 * random.uniform(),
      stops: random.uniform() < 0.5 ? [{ at: 3_000, seconds: 90 }] : [],
      temperature: 20,
      subSport: 'road',
      recorder: WITH_EVERYTHING,
      seed: seed * 100_000 + i,
    } as RidePlan;
    const { recorded, info } = simulateRide(lines, plan);
    return {
      filename: `${plan.start.slice(0, 10)}.fit`,
      bytes: writeRecords(recorded, info.start),
      seconds: recorded.seconds,
    };
  });
}

const SEMICIRCLES = 2 ** 31 / 180;
const FIT_EPOCH = 631_065_600;
const STARTED = 0;
const STOPPED = 4;

/** FIT number and type of each field of a record, and its raw value. */
const FIELDS: readonly [Field, value: (sample: Sample) => number][] = [
  [[0, I32], ({ latitude }) => Math.round((latitude ?? 0) * SEMICIRCLES)],
  [[1, I32], ({ longitude }) => Math.round((longitude ?? 0) * SEMICIRCLES)],
  [[5, U32], ({ distance }) => Math.round(distance * 100)],
  [[78, U32], ({ altitude }) => Math.round(((altitude ?? 0) + 500) * 5)],
  [[73, U32], ({ speed }) => Math.round(speed * 1000)],
  [[7, U16], ({ power }) => power ?? 0xffff],
  [[3, U8], ({ heartRate }) => heartRate ?? 0xff],
  [[4, U8], ({ cadence }) => cadence ?? 0xff],
  [[13, I8], ({ temperature }) => Math.round(temperature)],
];

/**
 * A FIT activity of timer events, records and one session: the encoder of the samples, which knows
 * every message, would take longer than all that is measured.
 */
function writeRecords({ samples, pauses, seconds }: RecordedRide, start: number) {
  const at = (second: number): number => start - FIT_EPOCH + second;
  const fit = new FitBuilder().fileId();
  fit.define(0, 21, [
    [253, U32],
    [0, ENUM],
    [1, ENUM],
  ]);
  fit.define(1, 20, [[253, U32], ...FIELDS.map(([field]) => field)]);
  fit.define(2, 18, [
    [253, U32],
    [2, U32],
    [5, ENUM],
  ]);
  fit.data(0, at(0), 0, STARTED);
  for (const pause of pauses) {
    fit.data(0, at(pause.start), 0, STOPPED).data(0, at(pause.end), 0, STARTED);
  }
  for (const sample of samples) {
    fit.data(1, at(sample.time), ...FIELDS.map(([, value]) => value(sample)));
  }
  fit.data(0, at(seconds - 1), 0, STOPPED);
  return fit.data(2, at(seconds - 1), at(0), 2).build();
}
