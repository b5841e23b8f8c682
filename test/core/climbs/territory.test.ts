import { describe, expect, it } from 'vitest';
import { buildIndex, parseTerritory } from '../../../src/core/climbs/territory.ts';
import { nearestOn, pointAt } from '../../../src/core/geo.ts';
import { codeOf } from '../../faults.ts';
import { idOf, oisans, oisansFiles, variantOf } from './oisans.ts';

describe('the Oisans pack', () => {
  it('has lines as long as published, within what definitions differ by', () => {
    const far = oisans.variants.filter(({ length, published }) => {
      if (!published?.length) return false;
      // whole-kilometre figures of a short climb are coarse
      return Math.abs(length - published.length) > Math.max(500, 0.05 * published.length);
    });
    expect(far.map(idOf)).toEqual([]);
  });

  it('climbs by what is published as the net gain, within 60 m', () => {
    const far = oisans.variants.filter(
      ({ height, published }) => published?.gain && Math.abs(height - published.gain) > 60,
    );
    expect(far.map(idOf)).toEqual([]);
  });

  it('lies inside its bounding box', () => {
    const [west, south, east, north] = oisans.boundingBox;
    for (const { longitude, latitude } of oisans.variants) {
      expect(Math.min(...longitude)).toBeGreaterThan(west);
      expect(Math.max(...longitude)).toBeLessThan(east);
      expect(Math.min(...latitude)).toBeGreaterThan(south);
      expect(Math.max(...latitude)).toBeLessThan(north);
    }
  });

  it('counts the bends of Alpe d’Huez down from 21 to 1, at the height of the road there', () => {
    const alpe = variantOf('alpe-dhuez/finish-13.8');
    expect(alpe.gates.map((gate) => gate.id)).toEqual(
      Array.from({ length: 21 }, (_, i) => `bend-${21 - i}`),
    );
    for (const gate of alpe.gates) {
      const vertex = alpe.line.along.findIndex((along) => along >= gate.along);
      const off = Math.abs((alpe.altitude?.[vertex] ?? Number.NaN) - (gate.altitude ?? Number.NaN));
      expect(off, gate.id).toBeLessThan(12);
    }
  });

  it('joins the last five bends from Villard-Reculas', () => {
    expect(variantOf('alpe-dhuez/villard-reculas').gates.map(({ id }) => id)).toEqual([
      'bend-5',
      'bend-4',
      'bend-3',
      'bend-2',
      'bend-1',
    ]);
  });

  it('leaves altitudes out where none can be trusted, and keeps the heights of the gates', () => {
    const gorge = variantOf('chambon/bourg');
    expect(gorge.altitude).toBeNull();
    expect(gorge.height).toBe(327);
  });

  it('names everything in both languages', () => {
    for (const { names, climbNames } of oisans.variants) {
      for (const text of [names.fr, names.en, climbNames.fr, climbNames.en]) {
        expect(text).toMatch(/\p{L}{2}/u);
      }
    }
  });
});

describe('parseTerritory', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the tests spoil arbitrary fields
  type Spoil = (feature: any, climbs: any, territory: any) => void;

  it.each<[string, Spoil]>([
    ['alpe-dhuez/finish-14.4: climb must be a text, is 5.', (f) => (f.properties.climb = 5)],
    ['its id must be "alpe-dhuez/other".', (f) => (f.properties.variant = 'other')],
    [
      'alpe-dhuez/finish-14.4: status must be "timed" or "catalogue", is "draft".',
      (f) => (f.properties.status = 'draft'),
    ],
    ['alpe-dhuez/finish-14.4: is in the pack twice.', (f, climbs) => climbs.features.push(f)],
    [
      'alpe-dhuez/finish-14.4: its line has 3 points, fewer than 10.',
      (f) => (f.geometry.coordinates = f.geometry.coordinates.slice(0, 3)),
    ],
    [
      'point 7 must be [longitude, latitude] or [longitude, latitude, altitude], is [6.03,null].',
      (f) => (f.geometry.coordinates[7] = [6.03, null]),
    ],
    ['type must be "LineString", is "Point".', (f) => (f.geometry.type = 'Point')],
    [
      'start: the gate is 111 m off the end of the line.',
      (f) => (f.properties.start.position[1] += 0.001),
    ],
    [
      'ends 100 m below its start, without allowDescent.',
      (f) => (f.properties.end.altitude = f.properties.start.altitude - 100),
    ],
    [
      'the gate is not between the ends of the line.',
      (f) => (f.properties.gates[0].position = f.geometry.coordinates[0].slice(0, 2)),
    ],
    ['gate 3: the gate is 3', (f) => (f.properties.gates[3].position[0] += 0.0045)],
    [
      'gate "bend-20" does not come after "bend-19" on the line.',
      (f) => f.properties.gates.splice(1, 2, f.properties.gates[2], f.properties.gates[1]),
    ],
    ['published: source must be a text, is missing.', (f) => delete f.properties.published.source],
    ['names: en must be a text, is "".', (f) => (f.properties.names.en = '')],
    [
      'climbs.geojson: feature 44: id must be a text, is missing.',
      (_, climbs) => climbs.features.push({}),
    ],
    ['climbs.geojson: features must be a list, is missing.', (_, climbs) => delete climbs.features],
    [
      'territory.json: boundingBox must be 4 numbers, is [1].',
      (_f, _c, about) => (about.boundingBox = [1]),
    ],
    [
      'territory.json: licence: attribution must be',
      (_f, _c, about) => (about.licence.attribution = 1),
    ],
  ])('refuses, and says so: %s', (message, spoil) => {
    const { territory, climbs } = oisansFiles();
    spoil(climbs.features[0], climbs, territory);
    const parse = () => parseTerritory(territory, climbs);
    expect(parse).toThrow(message);
    expect(codeOf(parse)).toBe('pack-invalid');
  });

  it('tells of climbs without a line, which are never timed', () => {
    const sabot = oisans.catalogue.find(({ climb }) => climb === 'sabot');
    expect(sabot).toMatchObject({ published: { length: 14_300, gain: 1290 }, latitude: 45.1906 });
    expect(oisans.variants.map(({ climb }) => climb)).not.toContain('sabot');
    expect(oisans.catalogue).toHaveLength(13);
  });

  it('lets a line end lower where its feature allows it', () => {
    const { territory, climbs } = oisansFiles();
    climbs.features[0].properties.end.altitude = 700;
    climbs.features[0].properties.allowDescent = true;
    expect(parseTerritory(territory, climbs).variants[0].height).toBe(-17);
  });

  it('puts gates at a right angle to the road, at its ends', () => {
    for (const { line, length, start, end } of oisans.variants) {
      expect(Math.hypot(start.dx, start.dy)).toBeCloseTo(1, 9);
      const ahead = pointAt(line, 5);
      expect((ahead.x - start.x) * start.dx + (ahead.y - start.y) * start.dy).toBeGreaterThan(4);
      expect(nearestOn(line, end.x, end.y).offset).toBeLessThan(1e-6);
      expect(length).toBeGreaterThan(1000);
    }
  });
});

describe('buildIndex', () => {
  it('finds each variant by its start gate', () => {
    const { variants, starts } = buildIndex([oisans]);
    for (const [i, { latitude, longitude }] of variants.entries()) {
      expect(starts?.search(longitude[0], latitude[0], longitude[0], latitude[0])).toContain(i);
    }
  });

  it('holds nothing when there is no climb', () => {
    expect(buildIndex([])).toEqual({ variants: [], starts: null });
  });
});
