import { describe, expect, it } from 'vitest';
import { PackFields } from '../../../src/core/climbs/pack-fields.ts';
import { parseEndGate, parseInnerGates, parseLine } from '../../../src/core/climbs/pack-line.ts';
import { nearestOn, pointAt } from '../../../src/core/geo.ts';
import { codeOf } from '../../faults.ts';
import { oisans, oisansFiles } from './oisans.ts';

// biome-ignore lint/suspicious/noExplicitAny: the tests spoil arbitrary fields
type Feature = any;

function parse({ properties, geometry }: Feature) {
  const about = new PackFields('climb', properties);
  const shape = parseLine('climb', new PackFields('climb', geometry));
  return {
    shape,
    start: parseEndGate(about.object('start'), shape, 0),
    end: parseEndGate(about.object('end'), shape, shape.length),
    gates: parseInnerGates(about, shape),
  };
}

describe('a line and its gates', () => {
  it.each<[string, (feature: Feature) => unknown]>([
    [
      'climb: its line has 3 points, fewer than 10.',
      (f) => (f.geometry.coordinates = f.geometry.coordinates.slice(0, 3)),
    ],
    [
      'point 7 must be [longitude, latitude] or [longitude, latitude, altitude], is [6.03,null].',
      (f) => (f.geometry.coordinates[7] = [6.03, null]),
    ],
    [
      'point 7 must be [longitude, latitude] or [longitude, latitude, altitude], is [45.07,106.03].',
      (f) => (f.geometry.coordinates[7] = [45.07, 106.03]),
    ],
    ['type must be "LineString", is "Point".', (f) => (f.geometry.type = 'Point')],
    [
      'start: the gate is 111 m off the end of the line.',
      (f) => (f.properties.start.position[1] += 0.001),
    ],
    ['end: position must be [longitude, latitude]', (f) => (f.properties.end.position = [6, 145])],
    [
      'the gate is not between the ends of the line.',
      (f) => (f.properties.gates[0].position = f.geometry.coordinates[0].slice(0, 2)),
    ],
    ['gate 3: the gate is 3', (f) => (f.properties.gates[3].position[0] += 0.0045)],
    [
      'gate "bend-20" does not come after "bend-19" on the line.',
      (f) => f.properties.gates.splice(1, 2, f.properties.gates[2], f.properties.gates[1]),
    ],
    ['gate 2: names: fr must be a text', (f) => delete f.properties.gates[2].names.fr],
  ])('are refused, which is said: %s', (message, spoil) => {
    const feature = oisansFiles().climbs.features[0];
    spoil(feature);
    expect(() => parse(feature)).toThrow(message);
    expect(codeOf(() => parse(feature))).toBe('pack-invalid');
  });

  it('have gates at a right angle to the road, at its ends', () => {
    for (const { line, length, start, end } of oisans.variants) {
      expect(Math.hypot(start.dx, start.dy)).toBeCloseTo(1, 9);
      const ahead = pointAt(line, 5);
      expect((ahead.x - start.x) * start.dx + (ahead.y - start.y) * start.dy).toBeGreaterThan(4);
      expect(nearestOn(line, end.x, end.y).offset).toBeLessThan(1e-6);
      expect(length).toBeGreaterThan(1000);
    }
  });

  it('have no altitude where one point has none', () => {
    const feature = oisansFiles().climbs.features[0];
    expect(parse(feature).shape.altitude).toHaveLength(feature.geometry.coordinates.length);
    feature.geometry.coordinates[40].pop();
    expect(parse(feature).shape.altitude).toBeNull();
  });
});
