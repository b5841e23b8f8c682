import { describe, expect, it } from 'vitest';
import {
  importPlaces,
  type PlaceRow,
  placeFeatures,
  rowsOfGeojson,
} from '../../../src/core/climbs/import-places.ts';
import { parsePlaces } from '../../../src/core/climbs/places.ts';

const BOX = [5.8, 44.88, 6.43, 45.26];
const options = { existing: [], boundingBox: BOX };
/** An invented row; what the test is about on top. */
const row = (some: PlaceRow = {}): PlaceRow => ({
  lat: '45.07',
  lon: '6.04',
  kind: 'water',
  source: 'a walk',
  ...some,
});

describe('importPlaces(rows, options)', () => {
  it('takes columns in English and in French, decimal commas, French days', () => {
    const french = {
      Nom: 'Fontaine du village',
      Latitude: '45,07123',
      Longitude: '6,0400049',
      Catégorie: 'Eau potable',
      Producteur: 'la commune',
      Vérifié: '14/07/2026',
      Saison: '5-10',
    };
    expect(importPlaces([french], options).places).toEqual([
      {
        id: 'water-45.07123-6.04',
        kind: 'water',
        names: { fr: 'Fontaine du village', en: 'Fontaine du village' },
        longitude: 6.04,
        latitude: 45.07123,
        source: 'la commune',
        checked: '2026-07-14',
        season: { from: 5, to: 10 },
      },
    ]);
    const english = row({ name_en: 'Tap', name_fr: 'Robinet', checked: '2026-07-14T10:00:00Z' });
    expect(importPlaces([english], options).places).toMatchObject([
      { names: { fr: 'Robinet', en: 'Tap' }, checked: '2026-07-14', season: null },
    ]);
  });

  it('names what has no name after its kind', () => {
    const kinds = [
      'water',
      'Bicycle_repair_station',
      'gîte',
      'Gare',
      'tiers-lieu',
      'WC',
      'abri',
      'danger',
    ];
    const rows = kinds.map((kind, i) => row({ kind, lat: String(45 + i / 100) }));
    const { places, rejected } = importPlaces(rows, options);
    expect(rejected).toEqual([]);
    expect(places.map(({ kind }) => kind)).toEqual([
      'water',
      'repair',
      'host',
      'station',
      'third-place',
      'toilets',
      'shelter',
      'hazard',
    ]);
    expect(places[5].names).toEqual({ fr: 'Toilettes', en: 'Toilets' });
  });

  it.each<[string, PlaceRow]>([
    ['it has no source', row({ source: ' ' })],
    ['it has no position', row({ lat: '' })],
    ['it has no position', row({ lon: 'east' })],
    ["(longitude 7, latitude 45.07) is outside the territory's bounding box", row({ lon: '7' })],
    [
      "(longitude 45.07, latitude 6.04) is outside the territory's bounding box: longitude and latitude are swapped",
      row({ lat: '6.04', lon: '45.07' }),
    ],
    ['"casino" is none of the kinds water, repair,', row({ kind: 'casino' })],
    ['it has no kind', row({ kind: '' })],
    ['"soon" is no day like 2026-07-14 or 14/07/2026', row({ checked: 'soon' })],
    ['"summer" is no season like 5-10', row({ season: 'summer' })],
  ])('leaves a row out, and says so: %s', (reason, bad) => {
    const { places, added, rejected } = importPlaces([row({ lat: '45.1' }), bad, row()], options);
    expect(added).toBe(2);
    expect(places).toHaveLength(2);
    expect(rejected).toHaveLength(1);
    expect(rejected[0].row).toBe(2);
    expect(rejected[0].reason).toContain(reason);
  });

  it('takes kind, source and day of the whole file where it is given them', () => {
    const given = {
      ...options,
      kind: 'repair' as const,
      source: 'the office',
      checked: '2026-05-01',
    };
    expect(importPlaces([{ lat: '45', lon: '6' }], given).places).toMatchObject([
      { kind: 'repair', source: 'the office', checked: '2026-05-01' },
    ]);
  });

  it('knows a place again within 20 m, of the same kind only; a second import changes nothing', () => {
    // 0.0001° of latitude are 11 m, 0.0003° are 33 m
    const rows = [row(), row({ lat: '45.0701' }), row({ lat: '45.0703' }), row({ kind: 'wc' })];
    const first = importPlaces(rows, options);
    expect(first).toMatchObject({ added: 3, known: 1, renewed: 0 });
    const again = importPlaces(rows, { ...options, existing: first.places });
    expect(again).toMatchObject({ added: 0, known: 4 });
    expect(again.places).toEqual(first.places);
  });

  it('renews a place that was seen to later, under its old id', () => {
    const { places } = importPlaces([row({ checked: '2025-06-01' })], options);
    const later = importPlaces([row({ lat: '45.0701', checked: '2026-06-01', name: 'New' })], {
      ...options,
      existing: places,
    });
    expect(later).toMatchObject({ added: 0, renewed: 1 });
    expect(later.places).toMatchObject([
      { id: places[0].id, checked: '2026-06-01', names: { fr: 'New' } },
    ]);
    const older = importPlaces([row({ checked: '2024-06-01' })], {
      ...options,
      existing: later.places,
    });
    expect(older).toMatchObject({ renewed: 0, known: 1 });
  });
});

describe('rowsOfGeojson(features)', () => {
  it('gives points with their properties, and what is no point without a position', () => {
    const rows = rowsOfGeojson([
      {
        properties: { name: 'Tap', amenity: 'drinking_water', tags: {}, none: null },
        geometry: { type: 'Point', coordinates: [6.04, 45.07] },
      },
      { properties: { name: 'Way' }, geometry: { type: 'LineString', coordinates: [[6, 45]] } },
      null,
    ]);
    expect(rows[0]).toEqual({
      name: 'Tap',
      amenity: 'drinking_water',
      longitude: '6.04',
      latitude: '45.07',
    });
    const { places, rejected } = importPlaces(rows, { ...options, source: 'x' });
    expect(places).toMatchObject([{ kind: 'water', names: { en: 'Tap' } }]);
    expect(rejected).toEqual([
      { row: 2, reason: 'it has no position' },
      { row: 3, reason: 'it has no position' },
    ]);
  });
});

describe('placeFeatures(places)', () => {
  it('writes what parsePlaces reads', () => {
    const { places } = importPlaces(
      [row({ season: '11-3', checked: '2026-01-31' }), row({ lat: '45.1' })],
      options,
    );
    expect(parsePlaces({ features: placeFeatures(places) })).toEqual(places);
  });
});
