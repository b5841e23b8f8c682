import { describe, expect, it } from 'vitest';
import { inspectTerritory } from '../../../src/core/climbs/inspect.ts';
import { oisansFiles } from './oisans.ts';

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

  it('tells of every feature that is wrong, not of the first alone', () => {
    const { territory, climbs } = oisansFiles();
    climbs.features[3].properties.surface = 7;
    climbs.features[9].geometry.coordinates.length = 4;
    expect(inspectTerritory(territory, climbs)).toHaveLength(2);
  });
});
