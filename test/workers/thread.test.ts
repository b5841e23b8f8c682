import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { METRICS } from '../../src/core/metrics/index.ts';
import { CURVE_GRID } from '../../src/core/power-curve.ts';
import { constantProfile } from '../../src/core/profile.ts';
import type { StreamChannel } from '../../src/core/streams.ts';
import type { Runner, StreamsRequest } from '../../src/jobs/runner.ts';
import { startThreads } from '../../src/jobs/threads.ts';
import { curveIn, type PackedDetail } from '../../src/warehouse/pack.ts';
import type { RideResult } from '../../src/warehouse/result.ts';
import { describeCorpus, inCorpus } from '../corpus.ts';
import { temporaryFolder } from '../folder.ts';

const NOW = 1_800_000_000;
const profile = constantProfile({ threshold: 250, weight: 70 });
const UNDER_TEST = new URL('../../workers/thread.ts', import.meta.url);

let runner: Runner;
beforeAll(() => {
  runner = startThreads({ entry: UNDER_TEST, size: 1, budget: 20 });
});
afterAll(() => runner.close());

const analyse = (file: string, declared = [] as never[]) =>
  runner.analyse({ file, now: NOW, profile, declared, zones: [] });

const detailOf = ({ detail }: RideResult) => JSON.parse(detail) as PackedDetail;

/** What a page is sent of them. */
async function streamsIn(request: Omit<StreamsRequest, 'format'>) {
  const text = await runner.streams({ ...request, format: 'json' });
  return JSON.parse(new TextDecoder().decode(text ?? undefined)) as {
    start: string;
    seconds: number;
    time: number[];
    channels: Partial<Record<StreamChannel, (number | null)[]>>;
  };
}

it('says what is wrong with a file', async () => {
  const file = join(temporaryFolder(), 'file');
  await expect(analyse(file)).rejects.toMatchObject({ code: 'not-found' });
  writeFileSync(file, '');
  await expect(analyse(file)).rejects.toMatchObject({ code: 'empty-file' });
  writeFileSync(file, '<html>no ride</html>');
  await expect(analyse(file)).rejects.toMatchObject({ code: 'unknown-format' });
});

it('tells W′ left by what held of the rider on the day of the ride', async () => {
  const streams = (wPrime: number | null) =>
    streamsIn({
      file: fileURLToPath(new URL('../../samples/la-garde.fit', import.meta.url)),
      now: NOW,
      part: 0,
      profile: constantProfile({ threshold: 200, wPrime }),
      channels: ['power', 'wBalance'],
      points: 100_000,
      zones: null,
    });
  const { power = [], wBalance = [] } = (await streams(15_000)).channels;
  expect(wBalance.every((left) => Number(left) <= 15_000)).toBe(true);
  // while the rider rests, what is missing comes back
  power.forEach((watts, second) => {
    if (second === 0 || Number(watts) >= 200) return;
    expect(wBalance[second]).toBeGreaterThanOrEqual(Number(wBalance[second - 1]));
  });
  expect(Object.keys((await streams(null)).channels)).toEqual(['power']);
});

it('says the same of a ride whatever other rides the thread has seen', async () => {
  const sample = (name: string) => fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));
  const climb = sample('la-garde.fit');
  const first = await analyse(climb);
  const kept = structuredClone(first);
  for (const name of ['indoor.fit', 'la-garde.gpx', 'la-garde.tcx']) await analyse(sample(name));
  expect(first).toEqual(kept);
  expect(await analyse(climb)).toEqual(kept);
});

describeCorpus('the thread of the service', () => {
  it('gives what the warehouse keeps of a ride over a climb', async () => {
    const [result] = await analyse(inCorpus('power/huez.fit'));
    expect(result).toMatchObject({ part: 0, view: 'all', curve: null });
    expect(detailOf(result)).toMatchObject({ format: 'fit', sport: 'cycling' });
    expect(JSON.parse(result?.metrics ?? '')).toHaveLength(METRICS.length);
    expect(result?.efforts.map((effort) => effort.climb)).toContain('alpe-dhuez');
  });

  it('gives the power curve on the grid of the warehouse', async () => {
    const [result] = await analyse(inCorpus('power/activity.fit'));
    const { watts, starts } = curveIn(result?.curve ?? new Uint8Array());
    expect(watts).toHaveLength(CURVE_GRID.length);
    expect(starts).toHaveLength(CURVE_GRID.length);
    const [oneSecond = 0, twoSeconds = 0] = watts;
    expect(oneSecond).toBeGreaterThan(twoSeconds);
  });

  it('lets the rider say what bike it was', async () => {
    const [result] = await runner.analyse({
      file: inCorpus('power/huez.fit'),
      now: NOW,
      profile,
      declared: [{ part: 0, bikeClass: 'gravel' }],
      zones: [],
    });
    expect(result).toMatchObject({ bikeClass: 'gravel' });
    expect(detailOf(result)).toMatchObject({ bikeClassFrom: 'declared' });
  });

  it('leaves out the sports of a triathlon that are no cycling', async () => {
    const results = await analyse(inCorpus('power/920xt-triathlon.fit'));
    expect(results.map((result) => detailOf(result).sport)).toEqual(['cycling']);
    const [{ part }] = results;
    const streams = await streamsIn({
      file: inCorpus('power/920xt-triathlon.fit'),
      now: NOW,
      part,
      profile: [],
      channels: ['distance'],
      points: 100,
      zones: null,
    });
    expect(streams.start).toBe(new Date(1000 * results[0].start).toISOString());
    expect(streams.seconds).toBe(detailOf(results[0]).seconds);
  });

  it('decodes the file again for the channels that a page wants', async () => {
    const streams = await streamsIn({
      file: inCorpus('power/huez.fit'),
      now: NOW,
      part: 0,
      profile: [],
      channels: ['altitude', 'heartRate', 'power'],
      points: 500,
      zones: null,
    });
    expect(Object.keys(streams.channels)).toEqual(['altitude', 'heartRate']);
    expect(streams.time.length).toBeLessThanOrEqual(500);
    expect(streams.channels.altitude).toHaveLength(streams.time.length);
    expect(Math.max(...(streams.channels.altitude ?? []).map(Number))).toBeGreaterThan(1_800);
  });
});
