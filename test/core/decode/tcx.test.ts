import { describe, expect, it } from 'vitest';
import { decodeTcx } from '../../../src/core/decode/tcx.ts';
import { LIMITS, type Recording } from '../../../src/core/recording.ts';
import {
  corpusFiles,
  describeCorpus,
  elapsedOf,
  otherScan,
  readCorpus,
  valuesIn,
} from '../../corpus.ts';
import { codeOf } from '../../faults.ts';
import { mutations } from '../../mutations.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const START = Date.UTC(2024, 5, 1, 8) / 1000;
const iso = (second: number) => new Date((START + second) * 1000).toISOString();

const point = (i: number, inside = '') =>
  `<Trackpoint><Time>${iso(i)}</Time><Position><LatitudeDegrees>45.${i}</LatitudeDegrees><LongitudeDegrees>6.1</LongitudeDegrees></Position><AltitudeMeters>${700 + i}</AltitudeMeters><DistanceMeters>${i * 5}</DistanceMeters>${inside}</Trackpoint>`;
const trackOf = (from: number, to: number, inside = '') =>
  `<Track>${Array.from({ length: to - from }, (_, i) => point(from + i, inside)).join('')}</Track>`;
const lap = (start: number, timer: number, tracks: string) =>
  `<Lap StartTime="${iso(start)}"><TotalTimeSeconds>${timer}</TotalTimeSeconds><DistanceMeters>${timer * 5}</DistanceMeters><AverageHeartRateBpm><Value>150</Value></AverageHeartRateBpm><TriggerMethod>Manual</TriggerMethod>${tracks}</Lap>`;
const activity = (laps: string, sport = 'Biking') =>
  `<Activity Sport="${sport}"><Id>${iso(0)}</Id>${laps}<Creator><Name>Edge</Name><UnitId>42</UnitId></Creator></Activity>`;
const document = (inside: string) =>
  `<?xml version="1.0"?><TrainingCenterDatabase><Activities>${inside}</Activities><Author><Name>Site</Name></Author></TrainingCenterDatabase>`;

const decodeText = (text: string) => decodeTcx(bytesOf(text));

describe('decodeTcx', () => {
  it('reads samples, device and totals', () => {
    const [recording, ...more] = decodeText(document(activity(lap(0, 3, trackOf(0, 3)))));
    expect(more).toEqual([]);
    expect(recording).toMatchObject({
      format: 'tcx',
      sport: 'cycling',
      creator: 'Edge',
      devices: [{ kind: 'head-unit', product: 'Edge', serial: '42' }],
      totals: { timer: 3, distance: 15, averageHeartRate: 150, averagePower: null },
      partial: false,
      notes: [],
    });
    expect([...recording.time]).toEqual([START, START + 1, START + 2]);
    expect([...(recording.columns.distance ?? [])]).toEqual([0, 5, 10]);
    expect([...(recording.columns.altitude ?? [])]).toEqual([700, 701, 702]);
  });

  it.each([
    ['power', '<Extensions><ns3:TPX><ns3:Watts>250</ns3:Watts></ns3:TPX></Extensions>'],
    ['power', '<Extensions><TPX xmlns="x"><Watts>250</Watts></TPX></Extensions>'],
    ['heartRate', '<HeartRateBpm xsi:type="x"><Value>150</Value></HeartRateBpm>'],
    ['cadence', '<Cadence>90</Cadence>'],
    ['cadence', '<Extensions><ns3:TPX><ns3:RunCadence>90</ns3:RunCadence></ns3:TPX></Extensions>'],
    ['speed', '<Extensions><ns2:TPX><ns2:Speed>5.25</ns2:Speed></ns2:TPX></Extensions>'],
  ] as const)('reads %s from %s', (channel, inside) => {
    const tracks = `<Track>${point(0, inside)}${point(1)}</Track>`;
    const [{ columns }] = decodeText(document(activity(lap(0, 2, tracks))));
    const value = Number(/>([\d.]+)</.exec(inside)?.[1]);
    expect([...(columns[channel] ?? [])]).toEqual([value, Number.NaN]);
  });

  it('keeps laps; the timer had stopped between tracks of a lap, not between laps', () => {
    const laps = lap(0, 7, trackOf(0, 4) + trackOf(20, 23)) + lap(25, 5, trackOf(25, 30));
    const [recording] = decodeText(document(activity(laps)));
    expect(recording.breaks).toEqual([4]);
    expect(recording.laps).toEqual([
      { start: START, end: START + 22, trigger: 'manual', timer: 7, distance: 35 },
      { start: START + 25, end: START + 30, trigger: 'manual', timer: 5, distance: 25 },
    ]);
  });

  it('makes one recording of each activity that has samples', () => {
    const parts = [
      activity(lap(0, 3, trackOf(0, 3)), 'Running'),
      activity(lap(10, 3, '')),
      activity(lap(20, 3, trackOf(20, 24))),
    ];
    const session = `<MultiSportSession><FirstSport>${parts[0]}</FirstSport><NextSport>${parts[1]}</NextSport><NextSport>${parts[2]}</NextSport></MultiSportSession>`;
    const recordings = decodeText(document(session));
    expect(recordings.map(({ sport, time }) => [sport, time.length])).toEqual([
      ['running', 3],
      ['cycling', 4],
    ]);
  });

  const whole = activity(lap(0, 3, trackOf(0, 3)));
  const cutAfter = (count: number) =>
    document(whole + activity(lap(100, 99, trackOf(100, 100 + count)))).replace(
      /<\/Track>(?!.*<\/Track>).*/,
      '',
    );

  it('keeps whole activities and as partial the one that is cut off', () => {
    const recordings = decodeText(cutAfter(60));
    expect(recordings.map(({ partial, time }) => [partial, time.length])).toEqual([
      [false, 3],
      [true, 60],
    ]);
    expect(recordings[1].notes.map(({ code, count }) => [code, count])).toEqual([
      ['truncated', 60],
    ]);
  });

  it('gives up the activity that is cut off where little is left of it', () => {
    const recordings = decodeText(cutAfter(59));
    expect(recordings.map(({ time }) => time.length)).toEqual([3]);
    expect(recordings[0].notes.map(({ code }) => code)).toEqual(['part-skipped']);
  });

  const course = '<Courses><Course><Track><Trackpoint/></Track></Course></Courses>';
  it.each([
    ['no-samples', document('')],
    ['no-samples', document(activity(lap(0, 3, '<Track/>')))],
    ['planned-route', `<TrainingCenterDatabase>${course}</TrainingCenterDatabase>`],
    [
      'not-an-activity',
      '<TrainingCenterDatabase><Workouts><Workout/></Workouts></TrainingCenterDatabase>',
    ],
    ['xml-syntax', document(whole).replace('</Creator>', '')],
    ['xml-doctype', `<!DOCTYPE x>${document(whole)}`],
  ])('refuses as %s: %.80s', (code, text) => {
    expect(codeOf(() => decodeText(text))).toBe(code);
  });

  it('reads a hostile number of laps', () => {
    const empty = `<Lap StartTime="${iso(0)}"/>`.repeat(150_000);
    const [recording] = decodeText(document(activity(empty + lap(0, 3, trackOf(0, 3)))));
    expect(recording.time).toHaveLength(3);
  });

  it('refuses more samples than allowed', () => {
    const bytes = bytesOf(document(whole));
    expect(codeOf(() => decodeTcx(bytes, { ...LIMITS, samples: 2 }))).toBe('too-many-samples');
  });

  it('answers any cut and any mutation with recordings or an error of the family', () => {
    const original = bytesOf(document(whole + activity(lap(50, 62, trackOf(50, 112)))));
    // another error than one of the family passes through and fails the test
    for (let size = 0; size < original.length; size += 29) {
      codeOf(() => decodeTcx(original.subarray(0, size)).forEach(expectSound));
    }
    for (const bytes of mutations(original, { seed: 5, count: 300 })) {
      codeOf(() => decodeTcx(bytes).forEach(expectSound));
    }
  });
});

function expectSound({ time, columns, laps, totals }: Recording) {
  for (const column of Object.values(columns)) {
    if (column.length !== time.length) throw new Error('columns differ in length');
    if (column.includes(Infinity) || column.includes(-Infinity)) throw new Error('not finite');
  }
  const numbers = [...laps.flatMap((lap) => Object.values(lap)), ...Object.values(totals ?? {})];
  for (const value of numbers) {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('not finite');
  }
}

describeCorpus('decodeTcx on the corpus', () => {
  const files = [...corpusFiles('tcx', '.tcx').map((file) => `tcx/${file}`), 'power/example.tcx'];

  /** Times run backwards in it: the other scan subtracts the smallest from the largest. */
  const OUT_OF_ORDER = 'tcx/negative-pause.tcx';

  it.each(files)('%s', (path) => {
    const recordings = decodeTcx(readCorpus(path));
    const other = otherScan(path);
    const sum = (count: (recording: Recording) => number) =>
      recordings.reduce((total, recording) => total + count(recording), 0);
    recordings.forEach(expectSound);
    expect(sum(({ time }) => time.length)).toBe(other.samples_seen_by_another_decoder);
    expect(sum(({ columns }) => valuesIn(columns.power))).toBe(other.samples_with_power ?? 0);
    expect(sum(({ columns }) => valuesIn(columns.heartRate))).toBe(
      other.samples_with_heart_rate ?? 0,
    );
    expect(sum(({ columns }) => valuesIn(columns.latitude))).toBe(other.samples_with_position ?? 0);
    if (recordings.length === 1 && path !== OUT_OF_ORDER) {
      expect(Math.abs(elapsedOf(recordings[0].time) - (other.elapsed_s ?? 0))).toBeLessThan(1);
    }
  });

  it('finds four activities in a session of several sports', () => {
    const recordings = decodeTcx(readCorpus('tcx/activity_165850259_multi-session.tcx'));
    expect(recordings.map(({ sport, time }) => [sport, time.length])).toEqual([
      ['running', 656],
      ['cycling', 235],
      ['running', 733],
      ['cycling', 269],
    ]);
  });
});
