import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/territory.ts';
import { parseTerritory } from '../../src/core/climbs/territory.ts';
import { frameAt } from '../../src/core/geo.ts';
import { valleyFiles } from '../core/climbs/valley.ts';

let said = '';
let folder: string;
let pack: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packs-'));
  pack = join(folder, 'valle');
  await mkdir(pack);
  const { territory, climbs, places } = valleyFiles();
  await writeFile(join(pack, 'territory.json'), JSON.stringify(territory));
  await writeFile(join(pack, 'climbs.geojson'), JSON.stringify(climbs));
  await writeFile(join(pack, 'places.geojson'), JSON.stringify(places));
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  return rm(folder, { recursive: true });
});

const json = async (file: string) => JSON.parse(await readFile(join(pack, file), 'utf8'));
const written = async (name: string, text: string) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

/** A road of 1.5 km that swings to both sides, with a little less than the height it should have. */
const ROAD = Array.from({ length: 150 }, (_, i) => [
  -71.35 + 0.001 * Math.sin(i / 12),
  -33.15 - 0.00009 * i,
  900 + i,
]);
const GPX = `<gpx version="1.1"><trk><trkseg>${ROAD.map(
  ([lon, lat, ele]) => `<trkpt lat="${lat}" lon="${lon}"><ele>${ele}</ele></trkpt>`,
).join('')}</trkseg></trk></gpx>`;

describe('cycling-lab territory check', () => {
  it('says good, or what is wrong with which feature', async () => {
    expect(await run(['check', pack])).toBe(0);
    expect(said).toContain('valle: good');
    const climbs = await json('climbs.geojson');
    climbs.features[1].geometry.coordinates.length = 4;
    await writeFile(join(pack, 'climbs.geojson'), JSON.stringify(climbs));
    expect(await run(['check', pack])).toBe(1);
    expect(said).toContain('paso-bajo/norte: its line has 4 points');
  });
});

describe('cycling-lab territory add-line', () => {
  const climb = 'paso-perdido/sur';

  it('makes a climb of the catalogue timed, out of a drawn track', async () => {
    const file = await written('road.gpx', GPX);
    expect(await run(['add-line', pack, climb, file, '--altitude'])).toBe(0);
    expect(said).toMatch(/paso-perdido\/sur: a line of \d+ points out of 1 passes, altitude of 1/);
    const { variants } = parseTerritory(await json('territory.json'), await json('climbs.geojson'));
    const line = variants.find((one) => one.climb === 'paso-perdido');
    expect(line).toMatchObject({ base: 900, height: 149, quality: { window: 500 } });
    const { kx } = frameAt(-33.15, -71.35);
    expect(kx).toBeGreaterThan(0);
    expect(line?.length).toBeGreaterThan(1500);
    expect(await run(['check', pack])).toBe(0);
  });

  it('takes GeoJSON, other ends and heights from whoever knows them', async () => {
    const geometry = { type: 'LineString', coordinates: ROAD };
    const file = await written('road.geojson', JSON.stringify({ type: 'Feature', geometry }));
    const [lon, lat] = ROAD[100];
    const ends = [`--to=${lat},${lon}`, '--base', '905', '--summit', '1010'];
    expect(await run(['add-line', pack, climb, file, ...ends])).toBe(0);
    const { features } = await json('climbs.geojson');
    expect(features[2].properties).toMatchObject({
      status: 'timed',
      start: { altitude: 905 },
      end: { altitude: 1010 },
      quality: { window: null },
    });
    expect(features[2].geometry.coordinates.at(-1)[1]).toBeCloseTo(lat, 4);
  });

  it.each<[string, string[]]>([
    ['has no climb "paso-nuevo/este"', ['paso-nuevo/este']],
    ['say it with --base', [climb]],
    [
      'ends 10 m below its start, without allowDescent',
      [climb, '--base', '900', '--summit', '890'],
    ],
    ['--from is "here"', [climb, '--from', 'here']],
    ['--summit is "high"', [climb, '--summit', 'high']],
    ['No trace goes from one end to the other', [climb, '--from=-33,-71']],
  ])('refuses and writes nothing: %s', async (reason, [id, ...options]) => {
    const file = await written('road.gpx', GPX);
    const before = await readFile(join(pack, 'climbs.geojson'), 'utf8');
    await expect(run(['add-line', pack, id, file, ...options])).rejects.toThrow(reason);
    expect(await readFile(join(pack, 'climbs.geojson'), 'utf8')).toBe(before);
  });

  it('refuses a pack that would not pass the check', async () => {
    const far = ROAD.map(([lon, lat]) => [lon + 1, lat]);
    const geometry = { type: 'LineString', coordinates: far };
    const file = await written('far.geojson', JSON.stringify(geometry));
    await expect(
      run(['add-line', pack, climb, file, '--base', '900', '--summit', '1000']),
    ).rejects.toMatchObject({
      code: 'pack-invalid',
      message: expect.stringContaining('paso-perdido/sur: point 0 (longitude -70.35'),
    });
  });
});

describe('cycling-lab territory import-places', () => {
  const CSV = `nom;lat;lon;type;source;date
Source du pré;-33,21;-71,40;eau;la mairie;14/07/2026
Sans source;-33,22;-71,40;eau;;
"Loin; là-bas";45,0;6,0;abri;la mairie;
`;

  it('takes what can be taken, and says why the rest cannot', async () => {
    const file = await written('open.csv', CSV);
    expect(await run(['import-places', pack, file])).toBe(1);
    expect(said).toContain('1 added, 0 renewed, 0 known already, 2 left out');
    expect(said).toContain('row 2: it has no source');
    expect(said).toContain(
      "row 3: (longitude 6, latitude 45) is outside the territory's bounding box",
    );
    const { features } = await json('places.geojson');
    expect(features).toHaveLength(4);
    expect(features[3].properties).toMatchObject({ kind: 'water', checked: '2026-07-14' });
    expect(await run(['check', pack])).toBe(0);
  });

  it('begins the file where the pack had none', async () => {
    await rm(join(pack, 'places.geojson'));
    const geometry = { type: 'Point', coordinates: [-71.4, -33.2] };
    const collection = { type: 'FeatureCollection', features: [{ properties: {}, geometry }] };
    const file = await written('open.geojson', JSON.stringify(collection));
    const given = ['--kind', 'shelter', '--source', 'a walk', '--checked', '2026-01-02'];
    expect(await run(['import-places', pack, file, ...given])).toBe(0);
    const { features } = await json('places.geojson');
    expect(features).toMatchObject([{ properties: { kind: 'shelter', source: 'a walk' } }]);
  });

  it.each([
    ['--kind is "bar"', ['--kind', 'bar']],
    ['--checked is "today"', ['--checked', 'today']],
  ])('refuses: %s', async (reason, options) => {
    const file = await written('open.csv', CSV);
    await expect(run(['import-places', pack, file, ...options])).rejects.toThrow(reason);
  });
});

describe('cycling-lab territory', () => {
  it('tells how it is used', async () => {
    await expect(run(['mend', pack])).rejects.toThrow('Usage: cycling-lab territory');
    await expect(run(['add-line', pack, 'x/y'])).rejects.toThrow('Usage');
    expect(await run(['--help'])).toBe(0);
  });
});
