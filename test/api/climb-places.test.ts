import { describe, expect, it } from 'vitest';
import { createClimbPlaces } from '../../src/api/climb-places.ts';
import { oisans } from '../core/climbs/oisans.ts';
import { valley } from '../core/climbs/valley.ts';

const api = createClimbPlaces({ territories: [oisans, valley()] });
const placesOf = async (path: string) => (await (await api.request(path)).json()).places;

describe('GET /climbs/{climb}/{variant}/places', () => {
  it('tells what lies along the road, in riding order, with who says so and since when', async () => {
    const places = await placesOf('/climbs/paso-alto/oeste/places');
    expect(places).toMatchObject([
      {
        kind: 'water',
        names: { fr: 'Robinet', en: 'Tap' },
        source: 'a walk',
        checked: '2026-03-01',
        season: { from: 11, to: 4 },
      },
      { kind: 'hazard', names: { en: 'Falling stones' } },
    ]);
    expect(places[0].along).toBeLessThan(places[1].along);
    // 0.0002° of longitude at 33° south are 18.7 m
    expect(places[0].offset).toBeGreaterThan(5);
    expect(places[0].offset).toBeLessThan(18.8);
  });

  it('is empty where the pack knows of none', async () => {
    expect(await placesOf('/climbs/galibier/lautaret/places')).toEqual([]);
    expect(await placesOf('/climbs/paso-bajo/norte/places')).toEqual([]);
  });
});
