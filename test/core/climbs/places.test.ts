import { describe, expect, it } from 'vitest';
import {
  isDay,
  PLACE_KINDS,
  parsePlaces,
  placesAlong,
  seasonOf,
} from '../../../src/core/climbs/places.ts';
import { pointAt } from '../../../src/core/geo.ts';
import { codeOf } from '../../faults.ts';
import { variantOf } from './oisans.ts';

/** An invented tap. */
function tap(id: string, longitude: number, latitude: number) {
  return {
    type: 'Feature',
    id,
    properties: {
      kind: 'water',
      names: { fr: 'Fontaine', en: 'Tap' },
      source: 'invented',
      checked: '2026-06-30',
      season: '5-10',
    },
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
  };
}

describe('parsePlaces(json)', () => {
  it('reads kind, names, position, source, day and season', () => {
    expect(parsePlaces({ features: [tap('tap-1', 6.05, 45.07)] })).toEqual([
      {
        id: 'tap-1',
        kind: 'water',
        names: { fr: 'Fontaine', en: 'Tap' },
        longitude: 6.05,
        latitude: 45.07,
        source: 'invented',
        checked: '2026-06-30',
        season: { from: 5, to: 10 },
      },
    ]);
  });

  it('takes every kind of the list, and neither day nor season where nobody says', () => {
    const features = PLACE_KINDS.map((kind, i) => {
      const place = tap(`p${i}`, 6, 45);
      return { ...place, properties: { ...place.properties, kind, checked: null, season: null } };
    });
    expect(parsePlaces({ features })).toMatchObject(
      PLACE_KINDS.map((kind) => ({ kind, checked: null, season: null })),
    );
  });

  // biome-ignore lint/suspicious/noExplicitAny: the tests spoil arbitrary fields
  type Spoil = (place: any, features: any[]) => unknown;
  it.each<[string, Spoil]>([
    [
      'places.geojson: tap-1: source must be a text, is missing.',
      (p) => delete p.properties.source,
    ],
    ['tap-1: source must be a text, is "".', (p) => (p.properties.source = '')],
    ['tap-1: kind must be "water" or "repair"', (p) => (p.properties.kind = 'café')],
    ['tap-1: names: en must be a text', (p) => delete p.properties.names.en],
    ['tap-1: checked must be a day like 2026-07-14', (p) => (p.properties.checked = '2026-02-30')],
    ['tap-1: season must be months like 5-10', (p) => (p.properties.season = '5-13')],
    ['tap-1: type must be "Point"', (p) => (p.geometry.type = 'LineString')],
    ['tap-1: coordinates must be [longitude, latitude]', (p) => (p.geometry.coordinates[1] = 145)],
    ['places.geojson: feature 0: id must be a text', (p) => delete p.id],
    ['places.geojson: tap-1: is in the pack twice.', (p, features) => features.push(p)],
  ])('refuses, and says so: %s', (sentence, spoil) => {
    const features = [tap('tap-1', 6, 45)];
    spoil(features[0], features);
    expect(() => parsePlaces({ features })).toThrow(sentence);
    expect(codeOf(() => parsePlaces({ features }))).toBe('pack-invalid');
  });
});

describe('placesAlong(variant, places)', () => {
  const alpe = variantOf('alpe-dhuez/finish-13.8');

  /** An invented place so many metres up the line, and so many to the left of it. */
  function beside(id: string, along: number, left: number) {
    const at = pointAt(alpe.line, along);
    const ahead = pointAt(alpe.line, along + 1);
    const x = at.x - left * (ahead.y - at.y);
    const y = at.y + left * (ahead.x - at.x);
    return tap(
      id,
      alpe.frame.longitude + x / alpe.frame.kx,
      alpe.frame.latitude + y / alpe.frame.ky,
    );
  }

  it('tells where they are on the way, in riding order, and leaves out what is farther off than 100 m', () => {
    // 11.3 km up the road lies open: no other leg is near
    const places = parsePlaces({
      features: [beside('last', 11_300, 20), beside('first', 320, -15), beside('far', 11_300, 120)],
    });
    const found = placesAlong(alpe, places);
    expect(found.map(({ place }) => place.id)).toEqual(['first', 'last']);
    expect(found[0].along).toBeCloseTo(320, -1);
    expect(found[1].along).toBeCloseTo(11_300, -1);
    expect(found[1].offset).toBeCloseTo(20, -1);
  });

  it('finds nothing where the pack has no places', () => {
    expect(placesAlong(alpe, [])).toEqual([]);
  });
});

describe('seasonOf(text)', () => {
  it('reads months, also over the new year', () => {
    expect(seasonOf('11-3')).toEqual({ from: 11, to: 3 });
    expect(['0-5', '5', 'may-june', '1-13', ''].map(seasonOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('isDay(text)', () => {
  it('knows the calendar', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(['2023-02-29', '2024-13-01', '24-1-1', 'yesterday', ''].filter(isDay)).toEqual([]);
  });
});
