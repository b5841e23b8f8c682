import { spawn } from 'node:child_process';
import { existsSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWarehouse, type WarehouseOptions } from '../../src/warehouse/warehouse.ts';
import { temporaryFolder } from '../folder.ts';
import { effort, LAYOUT, uploadResult, wholeOf } from './results.ts';

const ALL = wholeOf('ann');
const OPTIONS: WarehouseOptions = {
  ...LAYOUT,
  analysisVersion: '1',
  packsVersion: '1',
  command: 'a test',
  zoneKeys: async () => new Map(),
  onFatal: (error) => {
    throw error;
  },
};

/** One that no pack knows. */
const CLIMB = {
  ...{ start: 100, end: 900.5, startDistance: 500, endDistance: 4_500 },
  ...{ length: 4_000, height: 280 },
};

async function open(path = join(temporaryFolder(), 'w.duckdb'), change = {}) {
  const warehouse = await openWarehouse(path, { ...OPTIONS, ...change });
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await warehouse.close();
    open = false;
  };
  onTestFinished(close);
  return { ...warehouse, close, path };
}

/** With nothing in memory of what was written. */
async function reopened({ close, path }: Awaited<ReturnType<typeof open>>) {
  await close();
  return open(path);
}

describe('commit(uploads)', () => {
  it('keeps what was computed, unknown as null', async () => {
    const first = await open();
    await first.commit([
      uploadResult('a', {
        utcOffset: -7_200,
        curve: Float32Array.of(812.5, 301.25, Number.NaN),
        curveStarts: Int32Array.of(7, 100, -1),
        efforts: [effort({ number: 2, wPrimeSpent: 9_100, normalisedElapsed: 2_990.5 })],
        unnamedClimbs: [CLIMB],
        laps: [{ start: 0, end: 60, trigger: null, metrics: { distance: Number.NaN } as never }],
        zones: {
          power: [{ zone: 7, from: 400, to: Number.POSITIVE_INFINITY, seconds: 3 }],
          heartRate: null,
        },
        notes: [{ code: 'pauses', count: 2, detail: '2 pauses' }],
      }),
    ]);
    const warehouse = await reopened(first);
    expect(await warehouse.ride('a', 'whole')).toMatchObject({
      id: 'a',
      utcOffset: -7_200,
      riderId: 'ann',
      metrics: { distance: 30_000, averagePower: null },
      climbs: [{ climb: 'alpe', variant: 'main', elapsed: 3_000 }],
      laps: [{ start: 0, end: 60, trigger: null, metrics: { distance: null } }],
      zones: { power: [{ zone: 7, from: 400, to: null, seconds: 3 }], heartRate: null },
      notes: [{ code: 'pauses', count: 2, detail: '2 pauses' }],
      noteCount: 1,
      efforts: [
        {
          ...{ elapsed: 3_000, vam: 1_300, averagePower: null, beganAt: 1_700_000_600 },
          ...{ number: 2, packVersion: '1', mesh: [30.5, 3_000] },
          ...{ wPrimeSpent: 9_100, normalisedElapsed: 2_990.5, estimatedPower: null },
        },
      ],
      unnamedClimbs: [CLIMB],
    });
    expect(await warehouse.rideCurve('a', 'whole')).toEqual({
      durations: [1, 60],
      watts: [812.5, 301.25],
      starts: [7, 100],
    });
    expect(await warehouse.ride('b', 'whole')).toBeNull();
    expect(await warehouse.rideCurve('b', 'whole')).toBeNull();
  });

  it('puts the rides of an upload in the place of what was there', async () => {
    const warehouse = await open();
    const both = { efforts: [effort()] };
    await warehouse.commit([uploadResult('a', both), uploadResult('b', both)]);
    await warehouse.commit([uploadResult('a', { ...both, title: 'again' })]);
    const { rides } = await warehouse.rideList({ ...ALL, limit: 9 });
    expect(rides.map(({ id, title }) => [id, title])).toEqual([
      ['a', 'again'],
      ['b', null],
    ]);
    expect(await warehouse.climbEfforts({ ...ALL, climb: 'alpe', limit: 9 })).toHaveLength(2);
    await warehouse.commit([{ ...uploadResult('a'), rides: [] }]);
    expect(await warehouse.ride('a', 'whole')).toBeNull();
    expect(await warehouse.climbEfforts({ ...ALL, climb: 'alpe', limit: 9 })).toHaveLength(1);
  });

  it('never stores NaN or Infinity', async () => {
    const first = await open();
    const wild = Number.POSITIVE_INFINITY;
    await first.commit([
      uploadResult('a', {
        metrics: Float32Array.of(wild, -wild),
        curve: Float32Array.of(wild, Number.NaN, 5),
        curveStarts: Int32Array.of(0, 0, 0),
        efforts: [effort({ vam: Number.NaN, work: wild, splits: [] })],
      }),
    ]);
    const warehouse = await reopened(first);
    const text = JSON.stringify([
      await warehouse.ride('a', 'whole'),
      await warehouse.rideCurve('a', 'whole'),
    ]);
    expect(text).not.toMatch(/NaN|Infinity/);
    expect(await warehouse.ride('a', 'whole')).toMatchObject({
      metrics: { distance: null, averagePower: null },
      efforts: [{ vam: null, work: null }],
    });
    expect(await warehouse.rideCurve('a', 'whole')).toEqual({
      durations: [3600],
      watts: [5],
      starts: [0],
    });
    const curve = await warehouse.periodCurve({ ...ALL, riderId: 'ann' });
    expect(curve).toMatchObject({ durations: [3600], watts: [5] });
  });

  it('keeps the same of rides that come alone and of rides that come in a crowd', async () => {
    const uploads = Array.from({ length: 70 }, (_, i) =>
      uploadResult(`ride ${i}`, {
        start: 1_700_000_000 + i / 8,
        title: i % 2 ? `l'été, "${i}"` : null,
        partial: i % 3 === 0,
        metrics: Float32Array.of(i / 3, i % 2 ? 200 : Number.NaN),
        curve: i % 2 ? Float32Array.of(900 + i / 7, Number.NaN, Number.NaN) : null,
        curveStarts: i % 2 ? Int32Array.of(i, 0, 0) : null,
        efforts: [effort({ uncertainty: i % 2 ? i / 3 : Number.NaN, elapsed: 3_000 + i / 7 })],
      }),
    );
    const [first, other] = [await open(), await open()];
    for (const upload of uploads) await first.commit([upload]);
    await other.commit(uploads);
    const [alone, crowd] = [await reopened(first), await reopened(other)];
    for (let i = 0; i < uploads.length; i++) {
      const told = await crowd.ride(`ride ${i}`, 'whole');
      expect(told).toMatchObject({ start: 1_700_000_000 + i / 8, partial: i % 3 === 0 });
      expect(told).toEqual(await alone.ride(`ride ${i}`, 'whole'));
      const curve = await crowd.rideCurve(`ride ${i}`, 'whole');
      expect(curve).toEqual(await alone.rideCurve(`ride ${i}`, 'whole'));
    }
    const request = { ...ALL, sort: 'distance', limit: 100 };
    expect(await crowd.rideList(request)).toEqual(await alone.rideList(request));
    const climb = { ...ALL, climb: 'alpe', limit: 100 };
    expect(await crowd.climbEfforts(climb)).toEqual(await alone.climbEfforts(climb));
  });

  it('holds more rides than one chunk of DuckDB', async () => {
    const warehouse = await open();
    const many = Array.from({ length: 2_050 }, (_, i) => uploadResult(`ride ${i}`));
    await warehouse.commit(many);
    expect((await warehouse.current()).size).toBe(2_050);
    await warehouse.remove(many.slice(0, 2_000).map((upload) => upload.rides[0]?.rideId ?? ''));
    expect((await warehouse.current()).size).toBe(50);
  });
});

describe('the one owner', () => {
  it('keeps out a second instance in the same process', async () => {
    const { path, close } = await open();
    await expect(openWarehouse(path, OPTIONS)).rejects.toMatchObject({
      code: 'warehouse-locked',
      message: expect.stringContaining(`process ${process.pid} on `),
    });
    await close();
    await open(path);
  });

  it('keeps out another thread and another process, at once and naming the owner', async () => {
    const { path } = await open();
    const module = new URL('../../src/warehouse/lock.ts', import.meta.url).href;
    const script = `import { lock } from ${JSON.stringify(module)};
      const start = performance.now();
      let said = '';
      try { lock(${JSON.stringify(`${path}.lock`)}, 'second'); } catch (error) { said = error.message; }
      const answer = JSON.stringify({ said, took: performance.now() - start });`;
    const answers = await Promise.all([inThread(script), inProcess(script)]);
    for (const { said, took } of answers) {
      expect(said).toContain(`process ${process.pid} on `);
      expect(said).toContain('a test');
      expect(took).toBeLessThan(1_000);
    }
  });

  it('leaves no lock behind when it is killed', async () => {
    const path = join(temporaryFolder(), 'w.duckdb');
    const module = new URL('../../src/warehouse/lock.ts', import.meta.url).href;
    const script = `import { lock } from ${JSON.stringify(module)};
      lock(${JSON.stringify(`${path}.lock`)}, 'victim');
      process.stdout.write('held', () => setInterval(() => {}, 1000));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await expect(openWarehouse(path, OPTIONS)).rejects.toThrow(`process ${child.pid}`);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    await open(path);
  });
});

describe('opening', () => {
  it('lets SQL reach nothing but its own file', async () => {
    const { path, close } = await open();
    await close();
    const { openOrSetAside, rowsOf } = await import('../../src/warehouse/instance.ts');
    const { instance } = await openOrSetAside(path, LAYOUT);
    const connection = await instance.connect();
    for (const sql of [
      "SELECT * FROM read_text('/etc/hostname')",
      "COPY ride TO '/tmp/stolen.csv'",
      "ATTACH '/tmp/other.duckdb' AS other",
      'SET enable_external_access = true',
      'INSTALL httpfs',
      'LOAD httpfs',
    ]) {
      await expect(rowsOf(connection, sql), sql).rejects.toThrow();
    }
    connection.closeSync();
    instance.closeSync();
  });

  it('sets aside a file that is no warehouse', async () => {
    const path = join(temporaryFolder(), 'w.duckdb');
    writeFileSync(
      path,
      'this was never a database, and it is long enough to look like one'.repeat(99),
    );
    const { setAside, current } = await open(path);
    expect(setAside?.path).toBe(`${path}.set-aside`);
    expect(existsSync(`${path}.set-aside`)).toBe(true);
    expect((await current()).size).toBe(0);
  });

  it('sets aside a torn file', async () => {
    const first = await open();
    await first.commit(Array.from({ length: 500 }, (_, i) => uploadResult(`ride ${i}`)));
    await first.close();
    truncateSync(first.path, Math.floor(statSync(first.path).size / 2));
    const { setAside, current } = await open(first.path);
    expect(setAside).not.toBeNull();
    expect((await current()).size).toBe(0);
  });

  it('sets aside what has other metrics or another curve grid', async () => {
    const first = await open();
    await first.commit([uploadResult('a')]);
    await first.close();
    const same = await open(first.path);
    expect(same.setAside).toBeNull();
    await same.close();
    const other = await open(first.path, { metricIds: ['averagePower', 'distance'] });
    expect(other.setAside?.reason).toContain('another layout');
    expect(await other.ride('a', 'whole')).toBeNull();
  });
});

async function inThread(script: string): Promise<{ said: string; took: number }> {
  const source = `${script}; (await import('node:worker_threads')).parentPort.postMessage(answer);`;
  const url = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
  const worker = new Worker(url);
  const answer = await new Promise<string>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await worker.terminate();
  return JSON.parse(answer);
}

async function inProcess(script: string): Promise<{ said: string; took: number }> {
  const source = `${script}; process.stdout.write(answer);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source]);
  let answer = '';
  for await (const piece of child.stdout) answer += piece;
  return JSON.parse(answer);
}
