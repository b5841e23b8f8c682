import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run as climb } from '../../src/cli/climb.ts';
import { run as importRides } from '../../src/cli/import.ts';
import { warehouseIn } from '../../src/server/truth.ts';
import { lock } from '../../src/warehouse/lock.ts';
import { temporaryFolder } from '../folder.ts';
import { dataOf } from './data-of.ts';

const SAMPLE = fileURLToPath(new URL('../../samples/alpe-dhuez.fit', import.meta.url));
const ALPE = 'alpe-dhuez/finish-13.8';

let said: string;
beforeEach(() => {
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text: unknown): boolean => {
    said += stripVTControlCharacters(String(text));
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  vi.stubEnv('DATA_DIR', join(temporaryFolder(), 'none'));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('cycling-lab climb', () => {
  it('tells what is published beside what the line measures', async () => {
    expect(await climb([ALPE])).toBe(0);
    expect(said).toMatch(/Length +13\.80 km +13\.\d\d km/);
    expect(said).toMatch(/Steepest: 1\d\.\d % over 100 m .* over 1000 m/);
    expect(said).toContain('Category: HC');
    expect(said.match(/^ +Bend \d+ /gm)).toHaveLength(21);
    expect(said).toContain('Published by: Tour de France');
    expect(said).not.toContain('[object');
    expect(said).not.toContain('fastest first');
  });

  it('lists the ways up of a climb, those without a line as such', async () => {
    expect(await climb(['galibier'])).toBe(0);
    expect(said).toMatch(/galibier\/lautaret .* timed/);
    expect(said).toMatch(/galibier\/valloire .* no line yet/);
  });

  it('does not invent a gradient where the pack trusts no altitude', async () => {
    await climb(['lautaret/bourg']);
    expect(said).toContain('Steepest: unknown');
  });

  it('shows the efforts of a rider, by name or by address', async () => {
    const data = await dataOf('Ann', 'Bea');
    await importRides(['--data', data, '--rider', 'Ann', SAMPLE]);
    for (const rider of ['Ann', 'Ann@example.org']) {
      said = '';
      expect(await climb([ALPE, '--data', data, '--rider', rider])).toBe(0);
      // what the simulator wrote into the sample: 59:47.9
      expect(said).toContain('Ann: 1 effort, fastest first');
      expect(said).toMatch(/2026-06-14 +59:4\d\.\d +± \d\.\d s/);
    }
    said = '';
    await climb([ALPE, '--data', data, '--rider', 'Bea']);
    expect(said).toContain('Bea has not ridden it from gate to gate.');
    await expect(climb([ALPE, '--data', data])).rejects.toThrow('several riders: say --rider');
    const nobody = climb([ALPE, '--data', data, '--rider', 'Cleo']);
    await expect(nobody).rejects.toThrow('no rider called "Cleo"');
  });

  it('says who owns the warehouse, and tells the facts all the same where nobody asked for efforts', async () => {
    const data = await dataOf('Ann');
    const owned = lock(`${warehouseIn(data)}.lock`, 'cycling-lab serve');
    const refusal = { code: 'warehouse-locked', message: expect.stringMatching(/process \d+/) };
    await expect(climb([ALPE, '--data', data])).rejects.toMatchObject(refusal);
    said = '';
    vi.stubEnv('DATA_DIR', data);
    expect(await climb([ALPE])).toBe(0);
    owned.release();
    expect(said).toContain('Category: HC');
    expect(said).toMatch(/No efforts here: .*cycling-lab serve/);
  });

  it('refuses a folder without data, and a climb that nobody knows', async () => {
    const empty = temporaryFolder();
    await expect(climb([ALPE, '--data', empty])).rejects.toMatchObject({ code: 'not-found' });
    await expect(climb(['ventoux'])).rejects.toMatchObject({ code: 'not-found' });
    expect(await climb([])).toBe(1);
  });
});
