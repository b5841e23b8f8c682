import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWarehouse, type WarehouseOptions } from '../../src/warehouse/warehouse.ts';
import { temporaryFolder } from '../folder.ts';
import { randomOf } from '../mutations.ts';
import { effort, LAYOUT, uploadResult, wholeOf } from './results.ts';

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

async function open(path = join(temporaryFolder(), 'w.duckdb')) {
  const warehouse = await openWarehouse(path, OPTIONS);
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await warehouse.close();
    open = false;
  };
  onTestFinished(close);
  return { ...warehouse, close, path };
}

/** Names of the files of the folder that hold the text. */
function filesWith(path: string, text: string): string[] {
  const folder = dirname(path);
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
}

const bens = { riderId: 'ben', title: 'CANARY of Ben' };
const rides = (count: number) =>
  Array.from({ length: count }, (_, i) => uploadResult(`ride ${i}`, { efforts: [effort()] }));

describe('rewrite()', () => {
  it('leaves no byte of removed rows, and all others as they were', async () => {
    const warehouse = await open();
    await warehouse.commit([uploadResult('secret', { efforts: [effort()] }, bens), ...rides(9)]);
    await warehouse.close();
    const again = await open(warehouse.path);
    const before = await again.ride('ride 3', 'whole');
    const curveBefore = await again.periodCurve({ ...wholeOf('ann'), riderId: 'ann' });
    await again.removeRiders(['ben']);
    expect(await again.ride('secret', 'whole')).toBeNull();
    expect(filesWith(again.path, 'CANARY of Ben')).not.toEqual([]);
    await again.rewrite();
    expect(filesWith(again.path, 'CANARY of Ben')).toEqual([]);
    expect(await again.ride('ride 3', 'whole')).toEqual(before);
    expect(await again.periodCurve({ ...wholeOf('ann'), riderId: 'ann' })).toEqual(curveBefore);
    expect((await again.current()).size).toBe(9);
    expect(await again.climbEfforts({ ...wholeOf('ann'), climb: 'alpe', limit: 99 })).toHaveLength(
      9,
    );
  });

  it('keeps nothing back, whoever asks and writes meanwhile', async () => {
    const warehouse = await open();
    await warehouse.commit(rides(200));
    const answers: Promise<unknown>[] = [];
    for (let i = 0; i < 3; i++) {
      answers.push(warehouse.rewrite());
      for (let k = 0; k < 10; k++) answers.push(warehouse.ride(`ride ${k}`, 'whole'));
      answers.push(warehouse.commit([uploadResult(`new ${i}`)]));
      await sleep(10);
    }
    await Promise.all(answers);
    expect((await warehouse.current()).size).toBe(203);
    await warehouse.close();
    expect((await (await open(warehouse.path)).current()).size).toBe(203);
  });

  it('takes what was set aside or left behind with it', async () => {
    const path = join(temporaryFolder(), 'w.duckdb');
    writeFileSync(path, 'CANARY: no database'.repeat(400));
    writeFileSync(`${path}.fresh`, 'CANARY');
    mkdirSync(`${path}.tmp`);
    writeFileSync(`${path}.tmp/spilled`, 'CANARY');
    const warehouse = await open(path);
    expect(filesWith(path, 'CANARY')).toEqual(['w.duckdb.set-aside']);
    await warehouse.rewrite();
    expect(filesWith(path, 'CANARY')).toEqual([]);
    expect(existsSync(`${path}.tmp`)).toBe(false);
  });

  it('is old or new wherever it is killed', async () => {
    const first = await open();
    await first.commit(rides(3_000));
    await first.close();
    const random = randomOf(7);
    for (let kill = 0; kill < 4; kill++) {
      await rewritingUntilKilled(first.path, random() * 300);
      const warehouse = await open(first.path);
      expect(warehouse.setAside).toBeNull();
      expect((await warehouse.current()).size).toBe(3_000);
      expect(readdirSync(dirname(first.path)).sort()).toEqual(
        expect.arrayContaining(['w.duckdb', 'w.duckdb.lock']),
      );
      expect(existsSync(`${first.path}.fresh`)).toBe(false);
      await warehouse.close();
    }
  });
});

/** A process that rewrites the file again and again, killed after so many milliseconds of it. */
async function rewritingUntilKilled(path: string, life: number): Promise<void> {
  const module = new URL('../../src/warehouse/rewrite.ts', import.meta.url).href;
  const script = `import { rewriteFile } from ${JSON.stringify(module)};
    process.stdout.write('begun');
    for (;;) await rewriteFile(${JSON.stringify(path)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  await sleep(life);
  child.kill('SIGKILL');
  await ended;
}
