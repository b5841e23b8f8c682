import { describe, expect, it } from 'vitest';
import { createClimbs } from '../../src/api/climbs.ts';
import { distanceBetween } from '../../src/core/geo.ts';
import { oisans } from '../core/climbs/oisans.ts';

const api = createClimbs({ territories: [oisans] });
const ask = async (path: string) => (await api.request(path)).json();

describe('GET /climbs', () => {
  it('tells every climb of every pack once, with a line or without', async () => {
    const { territories, climbs, catalogue } = await ask('/climbs');
    expect(territories).toMatchObject([{ id: 'oisans', licence: { id: 'ODbL-1.0' } }]);
    expect(climbs).toHaveLength(oisans.variants.length);
    expect(catalogue).toHaveLength(oisans.catalogue.length);
    expect(catalogue[0].position.latitude).toBeGreaterThan(44);
  });

  it('tells the hardest climb of the Alps by the scores that its sources publish', async () => {
    const { climbs } = await ask('/climbs');
    const huez = climbs.find(({ variant }: { variant: string }) => variant === 'finish-13.8');
    // Tour de France: hors catégorie, 13.8 km, 1850 m at the finish.
    expect(huez.difficulty).toMatchObject({ category: 'hc', table: 'strava-2' });
    expect(huez.summit).toBe(1850);
    expect(huez.steepest.map(({ window }: { window: number }) => window)).toEqual([100, 500, 1000]);
    expect(huez.silhouette.at(0)).toBeCloseTo(huez.base, -1);
    expect(huez.silhouette.at(-1)).toBeCloseTo(huez.summit, -1);
  });

  it('has no profile and no steepest piece where the pack trusts no altitude', async () => {
    const { climbs } = await ask('/climbs');
    const gorge = climbs.find(({ climb }: { climb: string }) => climb === 'chambon');
    expect(gorge).toMatchObject({ silhouette: null, steepest: [] });
    expect(await ask('/climbs/chambon/bourg')).toMatchObject({ profile: null });
  });
});

describe('GET /climbs/lines', () => {
  it('leads from gate to gate as the whole line does, with far fewer points', async () => {
    const { features } = await ask('/climbs/lines');
    expect(features).toHaveLength(oisans.variants.length);
    for (const [index, { geometry }] of features.entries()) {
      const { coordinates } = geometry;
      const { longitude, latitude, length } = oisans.variants[index];
      expect(coordinates[0]).toEqual([longitude[0], latitude[0]]);
      expect(coordinates.at(-1)).toEqual([longitude.at(-1), latitude.at(-1)]);
      expect(coordinates.length).toBeLessThan(longitude.length);
      const steps = coordinates
        .slice(1)
        .map((to: number[], i: number) =>
          distanceBetween(coordinates[i][1], coordinates[i][0], to[1], to[0]),
        );
      const drawn = steps.reduce((sum: number, step: number) => sum + step, 0);
      expect(drawn / length).toBeGreaterThan(0.93);
      expect(drawn / length).toBeLessThan(1.01);
    }
  });
});

describe('GET /climbs/{climb}/{variant}', () => {
  it('has the road from its side, at the vertices of its line', async () => {
    const line = await ask('/climbs/alpe-dhuez/finish-13.8');
    expect(line.profile.along).toHaveLength(line.line.longitude.length);
    expect(line.profile.along.at(-1)).toBeCloseTo(line.length, 6);
    expect(line.gates).toHaveLength(21);
    expect(line.quality.altitude.fr).toMatch(/\S/);
  });
});
