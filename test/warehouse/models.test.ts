import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { blobValue } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BikeClass, UNASSISTED_CLASSES } from '../../src/core/bike-class.ts';
import { keepCurves } from '../../src/warehouse/models/curves.ts';
import { keepLatestRides } from '../../src/warehouse/models/latest-rides.ts';
import { keepPassages } from '../../src/warehouse/models/passages.ts';
import type { RideView, UploadResult, View } from '../../src/warehouse/result.ts';
import type { Source } from '../../src/warehouse/source.ts';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { temporaryFolder } from '../folder.ts';
import { effort, LAYOUT, rideResult, uploadResult } from './results.ts';

const RIDERS = ['ann', 'ben', 'cas'];
const LINES = ['alpe', 'ornon'];
const DAY = 86_400;
/** On a quarter of an hour. */
const EPOCH = 1_700_001_000 - (1_700_001_000 % 900);
const monthOf = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 7);
const lineOf = (climb: string) => ({ climb, variant: 'main', packVersion: '1', monthOf });

describe('what is kept in memory', () => {
  it('answers as the rows do, whatever is written, removed, erased, rewritten or hidden', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step(), { minLength: 3, maxLength: 14 }), async (steps) => {
        const lab = await openLab();
        try {
          for (const one of steps) {
            // what is asked while it is written may be of before or after; it must not stay in memory
            const open = one.kind === 'restart' ? [] : LINES;
            const meanwhile = open.map((climb) => lab.warehouse.board(boardOf(climb, 'visible')));
            await take(lab, one);
            await Promise.all(meanwhile);
            await expectTruth(lab);
          }
        } finally {
          await lab.warehouse.close();
        }
      }),
      { seed: 5, numRuns: 8, endOnFailure: true },
    );
  }, 60_000);
});

type Step =
  | { kind: 'commit'; uploads: UploadResult[] }
  | { kind: 'remove' | 'erase' | 'zones'; riderId: string; number: number }
  | { kind: 'rewrite' | 'restart' };

function step(): fc.Arbitrary<Step> {
  const riderId = fc.constantFrom(...RIDERS);
  const one = fc.record({ riderId, number: fc.nat(5) });
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .uniqueArray(upload(), { minLength: 1, maxLength: 3, selector: (made) => made.uploadId })
        .map((uploads) => ({ kind: 'commit', uploads }) as const),
    },
    { weight: 1, arbitrary: one.map((which) => ({ kind: 'remove', ...which }) as const) },
    { weight: 1, arbitrary: one.map((which) => ({ kind: 'erase', ...which }) as const) },
    { weight: 2, arbitrary: one.map((which) => ({ kind: 'zones', ...which }) as const) },
    { weight: 1, arbitrary: fc.constantFrom({ kind: 'rewrite' }, { kind: 'restart' }) },
  ) as fc.Arbitrary<Step>;
}

/** A rider's third ride, say, now with these efforts: what was there of it is replaced. */
function upload(): fc.Arbitrary<UploadResult> {
  return fc
    .record({
      riderId: fc.constantFrom(...RIDERS),
      number: fc.nat(5),
      zones: fc.nat(1),
      day: fc.nat(900),
      minutes: fc.nat(14),
      bikeClass: fc.constantFrom<BikeClass>('road', 'mtb', 'e-bike', 'indoor'),
      partial: fc.boolean(),
      watts: fc.option(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 })),
      climbs: fc.array(
        fc.record({
          climb: fc.constantFrom(...LINES),
          elapsed: fc.integer({ min: 100, max: 105 }),
          packVersion: fc.constantFrom('1', '1', '0'),
        }),
        { maxLength: 4 },
      ),
      views: fc.constantFrom<View[]>(['all'], ['whole', 'visible'], ['whole']),
    })
    .map(({ riderId, number, zones, day, minutes, watts, climbs, views, ...facts }) => {
      const id = `${riderId} ${number}`;
      const start = EPOCH + day * DAY + 60 * minutes;
      const efforts = climbs.map((climb, i) => effort({ ...climb, number: i + 1, start: 9 * i }));
      const curve = watts && Float32Array.from(watts);
      const of = (view: View) => {
        const result = rideResult({ ...facts, view, start, efforts, curve, curveStarts: null });
        return { rideId: `ride of ${id}`, title: null, result };
      };
      const zoneKey = views[0] === 'all' ? '' : `zones-${zones}`;
      return { uploadId: id, riderId, filename: '', zoneKey, rides: views.map(of) };
    });
}

interface Lab {
  warehouse: Warehouse;
  path: string;
  keys: Map<string, string>;
  /** What was committed, by upload. */
  truth: Map<string, UploadResult>;
}

async function openLab(path = join(temporaryFolder(), 'w.duckdb')): Promise<Lab> {
  const keys = new Map<string, string>();
  return { path, keys, truth: new Map(), warehouse: await openAt(path, keys) };
}

function openAt(path: string, keys: Map<string, string>): Promise<Warehouse> {
  return openWarehouse(path, {
    ...LAYOUT,
    analysisVersion: '1',
    packsVersion: '1',
    command: 'a test',
    zoneKeys: async () => keys,
    onFatal: (error) => {
      throw error;
    },
  });
}

async function take(lab: Lab, one: Step): Promise<void> {
  const { warehouse, truth, keys } = lab;
  if (one.kind === 'commit') {
    await warehouse.commit(one.uploads);
    for (const made of one.uploads) truth.set(made.uploadId, made);
  } else if (one.kind === 'remove') {
    await warehouse.remove([`ride of ${one.riderId} ${one.number}`]);
    truth.delete(`${one.riderId} ${one.number}`);
  } else if (one.kind === 'erase') {
    await warehouse.removeRiders([one.riderId]);
    for (const [id, { riderId }] of truth) if (riderId === one.riderId) truth.delete(id);
  } else if (one.kind === 'zones') {
    keys.set(one.riderId, ['', 'zones-0', 'zones-1'][one.number % 3] as string);
  } else if (one.kind === 'rewrite') {
    await warehouse.rewrite();
  } else {
    await warehouse.close();
    lab.warehouse = await openAt(lab.path, keys);
  }
}

function boardOf(climb: string, view: RideView) {
  const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  return {
    ...lineOf(climb),
    contenders: RIDERS.map((riderId) => ({ riderId, view, listed: true, ...always })),
    bikeClasses: UNASSISTED_CLASSES,
    own: null,
    limit: 50,
  };
}

async function expectTruth(lab: Lab): Promise<void> {
  for (let number = 0; number <= 5; number++) {
    expect(await rideTold(lab, `ann ${number}`)).toEqual(rideIn(lab, `ann ${number}`));
  }
  for (const view of ['whole', 'visible'] as const) {
    for (const climb of LINES) {
      const { places } = await lab.warehouse.board(boardOf(climb, view));
      const told = places.map(({ riderId, elapsed, month }) => `${riderId} ${elapsed} ${month}`);
      expect(told.sort()).toEqual(bestsIn(lab, climb, view).sort());
    }
    for (const riderId of RIDERS) {
      const readable = { whole: [], visible: [], [view]: [riderId] };
      const from = EPOCH + 300 * DAY;
      for (const period of [{ from }, {}]) {
        const { watts } = await lab.warehouse.periodCurve({ riderId, readable, ...period });
        expect(watts).toEqual(envelopeIn(lab, { riderId, view, ...period }));
      }
    }
  }
}

/** A few facts of the ride of an upload, by who may see all of it. */
async function rideTold({ warehouse }: Lab, uploadId: string) {
  const told = await warehouse.ride(`ride of ${uploadId}`, 'whole');
  if (!told) return null;
  const { riderId, start, bikeClass, partial, efforts } = told;
  return { riderId, start, bikeClass, partial, efforts: efforts.map(({ elapsed }) => elapsed) };
}

function rideIn({ truth }: Lab, uploadId: string) {
  const upload = truth.get(uploadId);
  const result = upload?.rides[0]?.result;
  if (!result) return null;
  const { start, bikeClass, partial, efforts } = result;
  const elapsed = efforts.map((one) => one.elapsed);
  return { riderId: upload.riderId, start, bikeClass, partial, efforts: elapsed };
}

/** The rides that somebody with this view may be told of, as they were committed. */
function ridesIn({ truth, keys }: Lab, view: RideView) {
  return [...truth.values()].flatMap(({ riderId, zoneKey, rides }) =>
    rides
      .filter(({ result }) => !result.partial)
      .filter(({ result }) =>
        view === 'whole'
          ? result.view !== 'visible'
          : result.view !== 'whole' && zoneKey === (keys.get(riderId) ?? ''),
      )
      .map(({ result }) => ({ riderId, ...result })),
  );
}

function bestsIn(lab: Lab, climb: string, view: RideView): string[] {
  const passages = ridesIn(lab, view)
    .filter(({ bikeClass }) => bikeClass === 'road' || bikeClass === 'mtb')
    .flatMap(({ riderId, start, efforts }) => {
      // rides begin within the quarter hour after midnight, efforts seconds later
      const month = monthOf(start);
      return efforts
        .filter((one) => one.climb === climb && one.packVersion === '1')
        .map((one) => ({ riderId, month, elapsed: one.elapsed, start }));
    });
  return RIDERS.flatMap((riderId) => {
    const [best] = passages
      .filter((one) => one.riderId === riderId)
      .sort((a, b) => a.elapsed - b.elapsed || a.start - b.start);
    return best ? [`${riderId} ${best.elapsed} ${best.month}`] : [];
  });
}

function envelopeIn(
  lab: Lab,
  { riderId, view, from = 0 }: { riderId: string; view: RideView; from?: number },
): number[] {
  const curves = ridesIn(lab, view)
    .filter((ride) => ride.riderId === riderId)
    .filter(({ start }) => (view === 'whole' ? start : start - (start % 900)) >= from)
    // half of the floats are watts
    .flatMap(({ curve }) => (curve ? [new Float32Array(curve.buffer, 0, curve.length / 8)] : []));
  if (curves.length === 0) return [];
  return LAYOUT.curveGrid.map((_, place) => Math.max(...curves.map((curve) => curve[place] ?? 0)));
}

/** A warehouse of which each question is counted, and which breaks down when told to. */
function countingSource(columns: unknown[][]) {
  const asked: object[] = [];
  const state = { broken: false, columns, meanwhile: () => {} };
  const source = {
    ...LAYOUT,
    rows: async () => [...LINES, 'c'].map((climb) => ({ climb, variant: 'main' })),
    async chunks(_sql: string, parameters: object, take: (columns: unknown[][]) => void) {
      asked.push(parameters);
      await setImmediate();
      state.meanwhile();
      if (state.broken) throw new Error('broken');
      take(state.columns);
    },
  } as unknown as Source;
  return { source, asked, state };
}

const floats = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer);
const PASSAGE = [['road all  ann'], ['ride'], [1], [100], [1], [900], [EPOCH]];
const REMOVED = { riderId: 'ann', added: new Set<string>(), removed: true };
const CURVE = [
  ['ride'],
  ['all'],
  [''],
  ['road'],
  [EPOCH],
  [EPOCH],
  [blobValue(floats(3, 2, Number.NaN, 0, 0, 0))],
];

describe('keepPassages(source)', () => {
  it('reads a line once, then only the riders whom a write touched there', async () => {
    const { source, asked } = countingSource(PASSAGE);
    const passages = keepPassages(source);
    const both = await Promise.all([passages.of(lineOf('alpe')), passages.of(lineOf('alpe'))]);
    expect(both.map(({ seasons }) => seasons.length)).toEqual([1, 1]);
    expect((await passages.of(lineOf('alpe'))).seasons).toHaveLength(1);
    expect(asked).toHaveLength(1);
    passages.forget([{ riderId: 'ann', added: new Set(['ornon/main']), removed: false }]);
    await passages.of(lineOf('alpe'));
    expect(asked).toHaveLength(1);
    passages.forget([REMOVED]);
    await passages.of(lineOf('alpe'));
    expect(asked[1]).toMatchObject({ riderIds: { items: ['', 'ann'] } });
    expect(asked).toHaveLength(2);
  });

  it('tells nothing of before a write that came while it was read, and the rest next time', async () => {
    const { source, asked, state } = countingSource(PASSAGE);
    const passages = keepPassages(source);
    state.meanwhile = () => {
      state.meanwhile = () => {};
      passages.forget([REMOVED]);
    };
    expect((await passages.of(lineOf('alpe'))).firstOf.has('ann')).toBe(false);
    expect((await passages.of(lineOf('alpe'))).firstOf.has('ann')).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it('has nothing of who is erased while a line is read, then or later', async () => {
    const { source, state } = countingSource(PASSAGE);
    const passages = keepPassages(source);
    state.meanwhile = () => passages.forget([REMOVED]);
    expect((await passages.of(lineOf('alpe'))).firstOf.size).toBe(0);
    state.meanwhile = () => {};
    state.columns = PASSAGE.map(() => []);
    expect((await passages.of(lineOf('alpe'))).firstOf.size).toBe(0);
  });

  it('tells nothing of who is erased while standings are made', async () => {
    const whose = Array.from({ length: 300 }, (_, i) => `rider-${i}`);
    const [, ...facts] = PASSAGE.map(([fact]) => whose.map(() => fact));
    const { source, state } = countingSource([whose.map((id) => `road all  ${id}`), ...facts]);
    const passages = keepPassages(source);
    // after what was read has been taken over, when others are let to what they want
    state.meanwhile = () => void setImmediate().then(() => passages.forget([erased]));
    const erased = { ...REMOVED, riderId: 'rider-0' };
    const { firstOf } = await passages.of(lineOf('alpe'));
    expect([firstOf.has('rider-0'), firstOf.size]).toEqual([false, 299]);
  });

  it('settles however fast writes come, with those that settled before', async () => {
    const { source, asked, state } = countingSource(PASSAGE);
    const passages = keepPassages(source);
    let second: ReturnType<typeof passages.of> | undefined;
    let commits = 0;
    // while rides are computed again, one is removed and added during every read
    state.meanwhile = () => {
      if (commits++ < 20) passages.forget([{ ...REMOVED, riderId: `rider-${commits}` }]);
      if (second) return;
      passages.forget([REMOVED]);
      second = passages.of(lineOf('alpe'));
    };
    expect((await passages.of(lineOf('alpe'))).firstOf.has('ann')).toBe(false);
    expect((await second)?.firstOf.has('ann')).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it('has nothing left of who was touched, and fails rather than telling the rest', async () => {
    const { source, state } = countingSource(PASSAGE);
    const passages = keepPassages(source);
    await passages.of(lineOf('alpe'));
    passages.forget([REMOVED]);
    state.broken = true;
    await expect(passages.of(lineOf('alpe'))).rejects.toThrow('broken');
    state.broken = false;
    expect((await passages.of(lineOf('alpe'))).firstOf.has('ann')).toBe(true);
  });

  it('leaves out the lines asked about longest ago', async () => {
    const { source, asked } = countingSource(PASSAGE);
    const passages = keepPassages(source, 4);
    for (const climb of ['a', 'b', 'a', 'c', 'a', 'b']) await passages.of(lineOf(climb));
    expect(asked.map((one) => 'climb' in one && one.climb)).toEqual(['a', 'b', 'c', 'b']);
  });

  it('counts seasons too, and keeps the line asked about last however large it is', async () => {
    const { source, asked } = countingSource(PASSAGE);
    const passages = keepPassages(source, 1);
    for (const climb of ['a', 'a', 'b', 'b', 'a']) await passages.of(lineOf(climb));
    expect(asked.map((one) => 'climb' in one && one.climb)).toEqual(['a', 'b', 'a']);
    const both = keepPassages(source, 3);
    for (const climb of ['c', 'd', 'c']) await both.of(lineOf(climb));
    expect(asked).toHaveLength(6);
  });
});

describe('keepLatestRides(analysisVersion)', () => {
  it('has the ride as it was written last, under the title its rider gave', () => {
    const latest = keepLatestRides('7');
    latest.add([uploadResult('a', { title: 'the file says' }, { title: 'mine' })]);
    expect(latest.of('a')).toMatchObject({
      row: { riderId: 'ann', analysisVersion: '7', title: 'mine' },
    });
    latest.add([uploadResult('a', { title: 'the file says' })]);
    expect(latest.of('a')).toMatchObject({ row: { title: 'the file says' } });
  });

  it('has nothing that zones left for others, and nothing of who was touched', () => {
    const latest = keepLatestRides('7');
    latest.add([uploadResult('a', { view: 'visible' }), uploadResult('b', { view: 'whole' })]);
    latest.add([uploadResult('c', {}, { riderId: 'ben' })]);
    expect(latest.of('a')).toBeUndefined();
    latest.forget(['ann']);
    expect([latest.of('b'), latest.of('c')?.row.riderId]).toEqual([undefined, 'ben']);
  });

  it('has few of them', () => {
    const latest = keepLatestRides('7');
    for (let i = 0; i < 40; i++) latest.add([uploadResult(`ride ${i}`)]);
    const kept = Array.from({ length: 40 }, (_, i) => latest.of(`ride ${i}`) !== undefined);
    expect(kept.indexOf(true)).toBe(8);
  });
});

describe('keepPassages(source).fill(lines, signal)', () => {
  const { signal } = new AbortController();
  const lines = ['c', 'ornon', 'nobody', 'alpe'].map(lineOf);

  it('reads lines before they are asked about, the most ridden first, until there is half', async () => {
    const { source, asked } = countingSource(PASSAGE);
    const passages = keepPassages(source, 8);
    await passages.fill(lines, signal);
    expect(asked).toMatchObject([{ climb: 'alpe' }, { climb: 'ornon' }]);
    for (const climb of LINES) await passages.of(lineOf(climb));
    expect(asked).toHaveLength(2);
  });

  it('follows writes like any other read, and ends when it is told to', async () => {
    const { source, asked, state } = countingSource(PASSAGE);
    const passages = keepPassages(source);
    const ending = new AbortController();
    state.meanwhile = () => {
      passages.forget([REMOVED]);
      ending.abort();
    };
    await passages.fill(lines, ending.signal);
    expect(asked).toHaveLength(1);
    state.meanwhile = () => {};
    expect((await passages.of(lineOf('alpe'))).firstOf.has('ann')).toBe(true);
    expect(asked[1]).toMatchObject({ riderIds: { items: ['', 'ann'] } });
  });

  it('puts what comes in no order into the order of times, dates, rides and numbers', async () => {
    const [one] = ['road all  ann'];
    const times = [300, 100, 200, 100, 100, 100];
    const { source } = countingSource([
      times.map((_, i) => (i === 2 ? 'mtb all  ann' : one)),
      ['f', 'd', 'e', 'c', 'c', 'b'],
      [1, 1, 1, 2, 1, 1],
      ...[times, times, times],
      [EPOCH, EPOCH, EPOCH, EPOCH, EPOCH, EPOCH + 900],
    ]);
    const { seasons } = await keepPassages(source).of(lineOf('alpe'));
    const told = seasons.map(({ passages }) => passages.map((one) => `${one.rideId}${one.number}`));
    expect(told).toEqual([['c1', 'c2', 'd1', 'b1', 'f1'], ['e1']]);
  });
});

describe('keepCurves(source)', () => {
  it('reads a rider once as far back as was asked, and again after a write', async () => {
    const { source, asked } = countingSource(CURVE);
    const curves = keepCurves(source);
    for (const since of [9, 12, 9, 5, 7]) await curves.of('ann', since);
    expect(asked).toMatchObject([{ since: 9 }, { since: 5 }]);
    const [curve] = await curves.of('ann', 5);
    expect([...(curve?.watts ?? [])]).toEqual([3, 2, Number.NaN]);
    curves.forget(['ann']);
    await curves.of('ann', 5);
    expect(asked).toHaveLength(3);
  });

  it('keeps no failure', async () => {
    const { source, state } = countingSource(CURVE);
    const curves = keepCurves(source);
    state.broken = true;
    await expect(curves.of('ann')).rejects.toThrow('broken');
    state.broken = false;
    expect(await curves.of('ann')).toHaveLength(1);
  });

  it('leaves out the riders asked about longest ago', async () => {
    const { source, asked } = countingSource(CURVE);
    const curves = keepCurves(source, 500);
    for (const riderId of ['a', 'b', 'a', 'c', 'a', 'b']) await curves.of(riderId);
    expect(asked.map((one) => 'riderId' in one && one.riderId)).toEqual(['a', 'b', 'c', 'b']);
  });
});
