import { describe, expect, it } from 'vitest';
import { parseClimb } from '../../../src/core/climbs/variant.ts';
import { codeOf } from '../../faults.ts';
import { oisansFiles } from './oisans.ts';

// biome-ignore lint/suspicious/noExplicitAny: the tests spoil arbitrary fields
type Feature = any;

/** The first feature of the pack, which is timed and has inner gates. */
function feature(): Feature {
  return oisansFiles().climbs.features.find(
    ({ id }: { id: string }) => id === 'alpe-dhuez/finish-14.4',
  );
}

describe('parseClimb(territory, feature, where)', () => {
  it.each<[string, (feature: Feature) => unknown]>([
    ['somewhere: must be an object, is 5.', () => null],
    ['alpe-dhuez/finish-14.4: climb must be a text, is 5.', (f) => (f.properties.climb = 5)],
    ['its id must be "alpe-dhuez/other".', (f) => (f.properties.variant = 'other')],
    [
      'alpe-dhuez/finish-14.4: status must be "timed" or "catalogue", is "draft".',
      (f) => (f.properties.status = 'draft'),
    ],
    [
      'ends 100 m below its start, without allowDescent.',
      (f) => (f.properties.end.altitude = f.properties.start.altitude - 100),
    ],
    ['published: source must be a text, is missing.', (f) => delete f.properties.published.source],
    ['names: en must be a text, is "".', (f) => (f.properties.names.en = '')],
    [
      'quality: window must be null where the line has no altitude, and only there.',
      (f) => Object.assign(f.properties.quality, { window: null }),
    ],
    [
      'published: certainty must be "A" or "B" or "C", is "D".',
      (f) => (f.properties.published.certainty = 'D'),
    ],
    ['quality: altitude must be a text', (f) => delete f.properties.quality.altitude],
  ])('refuses, and says so: %s', (message, spoil) => {
    const spoiled = feature();
    const json = spoil(spoiled) === null ? 5 : spoiled;
    const parse = () => parseClimb('oisans', json, 'somewhere');
    expect(parse).toThrow(message);
    expect(codeOf(parse)).toBe('pack-invalid');
  });

  it('takes words that are the same in all languages as one text', () => {
    const cited = feature();
    expect(parseClimb('oisans', cited, '').published?.source).toEqual({
      fr: 'bike-oisans.com',
      en: 'bike-oisans.com',
    });
    cited.properties.published.source = { fr: 'la carte', en: 'the map' };
    expect(parseClimb('oisans', cited, '').published?.source.fr).toBe('la carte');
  });

  it('lets a line end lower where its feature allows it', () => {
    const descending = feature();
    descending.properties.end.altitude = 700;
    descending.properties.allowDescent = true;
    expect(parseClimb('oisans', descending, '')).toMatchObject({ base: 717, height: -17 });
  });

  it('takes a climb without a line by its point, and asks for what is published', () => {
    const point = feature();
    point.properties.status = 'catalogue';
    point.geometry = { type: 'Point', coordinates: [6.07, 45.1] };
    const known = parseClimb('oisans', point, '');
    expect(known).toMatchObject({ longitude: 6.07, latitude: 45.1, published: { gain: 1121 } });
    expect(known).not.toHaveProperty('line');
    point.properties.published = null;
    expect(() => parseClimb('oisans', point, '')).toThrow('published: must be an object');
  });
});
