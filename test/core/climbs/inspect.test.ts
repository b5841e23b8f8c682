import { describe, expect, it } from 'vitest';
import { inspectTerritory } from '../../../src/core/climbs/inspect.ts';
import { oisansFiles } from './oisans.ts';
import { valleyFiles } from './valley.ts';

/** A tiny pack of an invented valley: one road of 20 points, 100 m apart, going north-east. */
function invented() {
  const at = (i: number): number[] => [1 + 0.0008 * i, 60 + 0.0008 * i, 100 + 5 * i];
  const coordinates = Array.from({ length: 20 }, (_, i) => at(i));
  const feature = {
    type: 'Feature',
    id: 'nowhere/valley',
    properties: {
      climb: 'nowhere',
      variant: 'valley',
      climbNames: { fr: 'Col de Nulle-Part', en: 'Nowhere Pass' },
      names: { fr: 'Depuis la vallée', en: 'From the valley' },
      status: 'timed',
      published: null,
      start: { position: at(0).slice(0, 2), altitude: 100 },
      end: { position: at(19).slice(0, 2), altitude: 195 },
      surface: 'gravel',
      bikes: ['gravel'],
      quality: { line: 'invented', altitude: 'invented', window: 100 },
      advice: null,
      gates: [],
    },
    geometry: { type: 'LineString', coordinates },
  };
  const territory = {
    id: 'nowhere',
    names: { fr: 'Nulle-Part', en: 'Nowhere' },
    boundingBox: [0.9, 59.9, 1.2, 60.2],
    timeZone: 'Europe/Oslo',
    languages: ['fr', 'en'],
    licence: { id: 'CC0-1.0', url: 'https://example.org', attribution: 'nobody' },
    sources: [],
    map: { center: [1, 60], zoom: 10 },
  };
  return { territory, climbs: { features: [feature] }, feature, coordinates };
}

describe('inspectTerritory(territory, climbs)', () => {
  it('finds nothing wrong with the pack of the product, nor with that of an invented valley', () => {
    const { territory, climbs } = oisansFiles();
    expect(inspectTerritory(territory, climbs)).toEqual([]);
    const other = invented();
    expect(inspectTerritory(other.territory, other.climbs)).toEqual([]);
  });

  type Pack = ReturnType<typeof invented>;
  it.each<[string, (pack: Pack) => unknown]>([
    [
      'nowhere/valley: the line crosses itself at metre',
      ({ coordinates }) => coordinates.splice(12, 0, [1.002, 60.009, 150], [1.009, 60.002, 150]),
    ],
    [
      'longitude and latitude are swapped',
      ({ coordinates, territory, feature }) => {
        for (const point of coordinates) point.splice(0, 2, point[1], point[0]);
        for (const gate of [feature.properties.start, feature.properties.end])
          gate.position.reverse();
        territory.boundingBox = [0.9, 59.9, 1.2, 60.2];
      },
    ],
    [
      "is outside the territory's bounding box.",
      ({ territory }) => (territory.boundingBox = [0.9, 59.9, 1.005, 60.2]),
    ],
    [
      'nowhere/valley: the altitude of the line is 25 m off that of its gates.',
      ({ feature }) => (feature.properties.start.altitude = 75),
    ],
    ['points 5 and 6 are', ({ coordinates }) => coordinates.splice(6, 10)],
    ['the altitude changes by 45 % after metre', ({ coordinates }) => (coordinates[9][2] += 80)],
    ['start: the gate is', ({ feature }) => (feature.properties.start.position[0] += 0.01)],
    [
      'ends 50 m below its start, without allowDescent',
      ({ feature }) => (feature.properties.end.altitude = 50),
    ],
    ['has 2 points, fewer than 10', ({ coordinates }) => coordinates.splice(1, 18)],
    [
      'nowhere/valley: is in the pack twice',
      ({ climbs, feature }) => climbs.features.push(feature),
    ],
  ])('says: %s', (sentence, spoil) => {
    const pack = invented();
    spoil(pack);
    const faults = inspectTerritory(pack.territory, pack.climbs);
    expect(faults.join('\n')).toContain(sentence);
  });

  // biome-ignore lint/suspicious/noExplicitAny: the tests spoil arbitrary fields
  type Valley = any;
  it.each<[string, (valley: Valley) => unknown]>([
    [
      'paso-alto/oeste: its line has 2 points',
      (v) => v.climbs.features[0].geometry.coordinates.splice(1, 398),
    ],
    [
      'paso-alto/oeste: point 5 must be [longitude, latitude]',
      (v) => v.climbs.features[0].geometry.coordinates[5].splice(0, 2, -33.2, -171.4),
    ],
    [
      'paso-alto/oeste: gate "km-2" does not come after "km-3" on the line.',
      (v) => v.climbs.features[0].properties.gates.reverse(),
    ],
    [
      'paso-alto/oeste: gate 1: the gate is',
      (v) => (v.climbs.features[0].properties.gates[1].position[0] += 0.01),
    ],
    [
      'paso-alto/oeste: end: the gate is',
      (v) => (v.climbs.features[0].properties.end.position[1] += 0.001),
    ],
    [
      'paso-bajo/norte: ends 100 m below its start, without allowDescent',
      (v) => (v.climbs.features[1].properties.end.altitude = 800),
    ],
    [
      'paso-perdido/sur: published: source must be a text',
      (v) => delete v.climbs.features[2].properties.published.source,
    ],
    ['paso-bajo/norte: is in the pack twice', (v) => v.climbs.features.push(v.climbs.features[1])],
    [
      'places.geojson: tap: source must be a text',
      (v) => delete v.places.features[0].properties.source,
    ],
    [
      'places.geojson: falls: kind must be "water" or',
      (v) => (v.places.features[1].properties.kind = 'café'),
    ],
    [
      'places.geojson: inn: is in the pack twice',
      (v) => v.places.features.push(v.places.features[2]),
    ],
    [
      "places.geojson: tap: the place (longitude -33.2, latitude -71.4) is outside the territory's bounding box: longitude and latitude are swapped.",
      (v) => (v.places.features[0].geometry.coordinates = [-33.2, -71.4]),
    ],
    ['territory.json: timeZone must be a text', (v) => delete v.territory.timeZone],
  ])('names the feature: %s', (sentence, spoil) => {
    const valley: Valley = valleyFiles();
    expect(inspectTerritory(valley.territory, valley.climbs, valley.places)).toEqual([]);
    spoil(valley);
    const faults = inspectTerritory(valley.territory, valley.climbs, valley.places);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(sentence);
  });

  it('tells of every feature that is wrong, not of the first alone', () => {
    const { territory, climbs } = oisansFiles();
    climbs.features[3].properties.surface = 7;
    climbs.features[9].geometry.coordinates.length = 4;
    expect(inspectTerritory(territory, climbs)).toHaveLength(2);
  });
});
