import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Decoder, Stream } from '@garmin/fitsdk';
import { expect, it } from 'vitest';
import { decodeFit } from '../../../../src/core/decode/fit/index.ts';
import { LabError } from '../../../../src/core/errors.ts';
import type { Note } from '../../../../src/core/notes.ts';
import { CHANNELS, type Channel, type Recording } from '../../../../src/core/recording.ts';
import { describeCorpus, readCorpus } from '../../../corpus.ts';
import { corpusDir } from '../../../corpus-dir.ts';

/** Files that are refused, with the reason; the other decoder's sample count in structure.json. */
const REFUSED: Record<string, string> = {
  'odd-fit/MonitoringFile.fit': 'not-an-activity',
  'odd-fit/Settings.fit': 'not-an-activity',
  'odd-fit/WorkoutRepeatSteps.fit': 'not-an-activity',
  'odd-fit/empty-sessions.fit': 'empty-file',
  // 14 samples behind a wrong checksum, or broken off: fewer than the 60 that are worth keeping
  'odd-fit/activity-filecrc.fit': 'fit-crc',
  'odd-fit/activity-unexpected-eof.fit': 'fit-truncated',
};

/** Where our sample count differs from structure.json, and why ours is right. */
const OTHER_COUNTS: Record<string, { samples: number; because: string }> = {
  'odd-fit/FR70-intervals.fit': { samples: 633, because: 'compressed times are read' },
  'odd-fit/antfs-dump.63.fit': { samples: 686, because: 'compressed times are read' },
  'odd-fit/compressed-speed-distance.fit': { samples: 755, because: 'compressed times are read' },
  'odd-fit/triathlon_summary_first.fit': { samples: 4043, because: 'the other decoder crashed' },
  'odd-fit/triathlon_summary_last.fit': { samples: 4043, because: 'the other decoder crashed' },
  'odd-fit/empty-activities.fit': {
    samples: 2319,
    because: 'its header says that there is no data, and a whole ride follows',
  },
  'odd-fit/activity-activity-filecrc.fit': {
    samples: 14,
    because: 'the second part has a wrong checksum and only 14 samples',
  },
  'odd-fit/strava-android-app-201.10-b1218918.fit': {
    samples: 472,
    because: 'the sample before the damage is dated 2085',
  },
};

/** What our channels are called in the SDK's record messages, best first, with a divisor. */
const SDK_FIELDS: Record<Channel, [names: string[], divisor: number]> = {
  latitude: [['positionLat'], 2 ** 31 / 180],
  longitude: [['positionLong'], 2 ** 31 / 180],
  altitude: [['enhancedAltitude', 'altitude'], 1],
  distance: [['distance'], 1],
  speed: [['enhancedSpeed', 'speed'], 1],
  power: [['power'], 1],
  heartRate: [['heartRate'], 1],
  cadence: [['cadence'], 1],
  temperature: [['temperature'], 1],
  leftBalance: [['leftRightBalance'], 1],
  accuracy: [['gpsAccuracy'], 1],
};

/** The bounds of field sanity, written down a second time on purpose. */
const TRUE_RANGE: Partial<Record<Channel, [number, number]>> = {
  altitude: [-500, 9000],
  speed: [0, 40],
  heartRate: [20, 250],
  cadence: [0, 250],
  temperature: [-60, 60],
};

type Message = Record<string, unknown>;

const files = fitFiles();
const structure = readStructure();

describeCorpus('decodeFit on the corpus', () => {
  it.each(files)('finds the samples of %s', (path) => {
    const refusal = REFUSED[path];
    if (refusal !== undefined) {
      expect(() => decodeFit(readCorpus(path))).toThrow(expect.objectContaining({ code: refusal }));
      return;
    }
    const recordings = decodeFit(readCorpus(path));
    const expected = OTHER_COUNTS[path]?.samples ?? structure[path].samples_seen_by_another_decoder;
    expect(recordings.reduce((sum, { time }) => sum + time.length, 0)).toBe(expected);
    for (const recording of recordings) expectSound(recording);
  });

  it.each(files)('agrees with the SDK on every record of %s', (path) => {
    const records = sdkRecords(path);
    // the SDK does not read the file, or not all of it
    if (records === null || REFUSED[path] !== undefined) return;
    const recordings = decodeFit(readCorpus(path));
    const merged = recordings.some(({ notes }) => notes.some(isOnBeats));
    for (const recording of recordings) expectSame(recording, records, merged);
    expect(records).toEqual([]);
  });

  it.each(files)(
    'salvages or refuses every truncation of %s that a broken upload makes',
    (path) => {
      const whole = readCorpus(path);
      for (let i = 1; i < 12; i++) {
        expectDecodedOrRefused(whole.subarray(0, Math.floor((whole.length * i) / 12)));
      }
    },
  );
});

function fitFiles(): string[] {
  const dir = corpusDir();
  if (dir === null) return [];
  return ['power', 'no-power', 'odd-fit'].flatMap((folder) =>
    readdirSync(join(dir, folder))
      .filter((name) => name.endsWith('.fit'))
      .map((name) => `${folder}/${name}`),
  );
}

function readStructure(): Record<string, { samples_seen_by_another_decoder: number }> {
  if (corpusDir() === null) return {};
  return JSON.parse(new TextDecoder().decode(readCorpus('structure.json'))).files;
}

/** Every column as long as the time, finite or missing, and with at least one value. */
function expectSound({ time, columns, laps, breaks }: Recording): void {
  for (const channel of CHANNELS) {
    const column = columns[channel];
    if (column === undefined) continue;
    expect(column).toHaveLength(time.length);
    expect(column.some(Number.isFinite)).toBe(true);
    expect(column.every((value) => Number.isNaN(value) || Number.isFinite(value))).toBe(true);
  }
  for (const { start, end } of laps) expect(end).toBeGreaterThanOrEqual(start);
  expect(breaks).toEqual([]);
}

/** The SDK's record messages in file order; null when it does not read the file to its end. */
function sdkRecords(path: string): Message[] | null {
  const stream = Stream.fromArrayBuffer(readCorpus(path).buffer);
  const options = { mergeHeartRates: true, convertDateTimesToDates: false };
  const { messages, errors } = new Decoder(stream).read(options);
  return errors.length > 0 ? null : ((messages.recordMesgs ?? []) as Message[]);
}

/** Takes as many records from the front of `records` as the recording has samples and compares. */
function expectSame(recording: Recording, records: Message[], merged: boolean): void {
  const own = records.splice(0, recording.time.length);
  const times = own.map(({ timestamp }) => sdkTime(timestamp));
  expect(firstDifference(recording.time, times)).toBeNull();
  for (const channel of CHANNELS) {
    const expected = sdkColumn(own, channel);
    const column = recording.columns[channel] ?? new Float64Array(own.length).fill(Number.NaN);
    if (channel === 'heartRate' && merged) expectNear(column, expected);
    else expect([channel, firstDifference(column, expected)]).toEqual([channel, null]);
  }
}

function firstDifference(column: Float64Array, expected: number[]) {
  const at = expected.findIndex((value, i) => !Object.is(value, column[i]));
  return at < 0 ? null : { at, ours: column[at], theirs: expected[at] };
}

/**
 * The SDK averages a strap's beats in another way, and prefers them to recorded heart rates: values
 * may differ, not where there are any.
 */
function expectNear(column: Float64Array, expected: number[]): void {
  const differences = expected.map((value, i) => Math.abs(value - column[i]));
  const compared = differences.filter((difference) => !Number.isNaN(difference));
  expect(compared.length).toBeGreaterThan(0.99 * expected.length);
  expect(Math.max(...compared)).toBeLessThanOrEqual(8);
  const mean = compared.reduce((sum, difference) => sum + difference, 0) / compared.length;
  expect(mean).toBeLessThan(1);
}

function isOnBeats({ code }: Note): boolean {
  return code === 'heart-rate-merged';
}

function sdkTime(timestamp: unknown): number {
  if (typeof timestamp !== 'number' || timestamp < 0x10000000) return Number.NaN;
  return timestamp + Date.UTC(1989, 11, 31) / 1000;
}

function sdkColumn(records: Message[], channel: Channel): number[] {
  const [names, divisor] = SDK_FIELDS[channel];
  const [low, high] = TRUE_RANGE[channel] ?? [-Infinity, Infinity];
  return records.map((record) => {
    const name = names.find((one) => isInvalid(record[one]) === false);
    let value = name === undefined ? Number.NaN : Number(record[name]) / divisor;
    if (channel === 'leftBalance') value = leftShare(record.leftRightBalance);
    if (!(value >= low && value <= high)) value = Number.NaN;
    if (channel === 'cadence' && typeof record.fractionalCadence === 'number') {
      value += record.fractionalCadence;
    }
    const isPosition = channel === 'latitude' || channel === 'longitude';
    return isPosition && !hasPosition(record) ? Number.NaN : value;
  });
}

function isInvalid(value: unknown): boolean {
  return typeof value !== 'number' || Number.isNaN(value);
}

function hasPosition({ positionLat: lat, positionLong: long }: Message): boolean {
  return !isInvalid(lat) && !isInvalid(long) && !(lat === 0 && long === 0);
}

/** The SDK writes some values of this field as words. */
function leftShare(value: unknown): number {
  const raw = value === 'right' ? 0x80 : value === 'mask' ? 0x7f : value;
  if (typeof raw !== 'number' || (raw & 0x7f) > 100) return Number.NaN;
  return (raw >= 0x80 ? 100 - (raw & 0x7f) : raw & 0x7f) / 100;
}

function expectDecodedOrRefused(bytes: Uint8Array): void {
  try {
    for (const recording of decodeFit(bytes)) expectSound(recording);
  } catch (error) {
    expect(error).toBeInstanceOf(LabError);
  }
}
