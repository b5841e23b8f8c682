import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEfforts } from '../src/core/climbs/match.ts';
import { buildIndex, type Territory } from '../src/core/climbs/territory.ts';
import { riderOn } from '../src/core/profile.ts';
import { checkTerritory, loadTerritories } from '../src/territories.ts';
import { oisansFiles } from './core/climbs/oisans.ts';
import {
  onRideClock,
  recordRide,
  reversed,
  seeded,
  timeAt,
  upTheLine,
} from './core/climbs/riding.ts';
import { valleyFiles } from './core/climbs/valley.ts';

/** Another valley makes a pack, not a fork: everything here is as for the first one. */
describe('a service with two territories', () => {
  let dir: string;
  let territories: Territory[];
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'packs-'));
    await write('oisans', { ...oisansFiles(), places: null });
    await write('valle', valleyFiles());
    territories = await loadTerritories(dir);
  });
  afterAll(() => rm(dir, { recursive: true }));

  async function write(
    id: string,
    pack: { territory: unknown; climbs: unknown; places: unknown },
  ): Promise<void> {
    await mkdir(join(dir, id));
    await writeFile(join(dir, id, 'territory.json'), JSON.stringify(pack.territory));
    await writeFile(join(dir, id, 'climbs.geojson'), JSON.stringify(pack.climbs));
    if (pack.places) await writeFile(join(dir, id, 'places.geojson'), JSON.stringify(pack.places));
  }

  it('loads both, each with its own version, languages, time zone and places', () => {
    expect(territories.map(({ id }) => id)).toEqual(['oisans', 'valle']);
    const [, valle] = territories;
    expect(valle).toMatchObject({ timeZone: 'America/Santiago', languages: ['en'] });
    expect(valle.places.map(({ id }) => id)).toEqual(['tap', 'falls', 'inn']);
    expect(valle.version).not.toBe(territories[0].version);
  });

  it('finds nothing to mend in the invented one', async () => {
    expect(await checkTerritory(join(dir, 'valle'))).toEqual([]);
  });

  it.each(['paso-alto/oeste', 'paso-bajo/norte'])('times who rides up %s, and only there', (id) => {
    const index = buildIndex(territories);
    const [, valle] = territories;
    const line = valle.variants.find(({ climb, variant }) => `${climb}/${variant}` === id);
    if (!line) throw new Error(`no ${id}`);
    const plan = upTheLine(line.length, 4, seeded(7));
    const ride = recordRide(line, plan);
    const efforts = findEfforts(ride, index, riderOn([], '2026-01-01'));
    expect(efforts).toMatchObject([
      { territory: 'valle', climb: line.climb, variant: line.variant, number: 1 },
    ]);
    const truth = timeAt(plan, line.length) - timeAt(plan, 0);
    expect(Math.abs(efforts[0].elapsed - truth)).toBeLessThan(0.1);
    expect(efforts[0].start).toBeCloseTo(onRideClock(ride, timeAt(plan, 0)), 1);
    expect(efforts[0].splits.map(({ gate }) => gate)).toEqual(line.gates.map((gate) => gate.id));
    expect(efforts[0].packVersion).toBe(valle.version);
    const down = recordRide(line, reversed(plan));
    expect(findEfforts(down, index, riderOn([], '2026-01-01'))).toEqual([]);
  });
});
