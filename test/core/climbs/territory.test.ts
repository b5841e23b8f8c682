import { describe, expect, it } from 'vitest';
import { steepestOf } from '../../../src/core/climbs/profile.ts';
import { buildIndex, parseTerritory } from '../../../src/core/climbs/territory.ts';
import { pointAt } from '../../../src/core/geo.ts';
import { codeOf } from '../../faults.ts';
import { idOf, oisans, oisansFiles, variantOf } from './oisans.ts';

/** The rows of the territory's list of climbs, as ids. */
const LISTED = [
  'alpe-dhuez/finish-13.8',
  'alpe-dhuez/finish-14.4',
  'alpe-dhuez/village-12.1',
  'alpe-dhuez/villard-reculas',
  'balcons-auris/bourg',
  'balcons-auris/le-freney',
  'chamrousse/uriage',
  'collet-de-vaujany/vaujany',
  'croix-de-fer/glandon',
  'croix-de-fer/rochetaillee',
  'croix-de-fer/saint-jean',
  'croix-de-fer/verney',
  'galibier/bourg',
  'galibier/lautaret',
  'galibier/valloire',
  'glandon/cuines',
  'glandon/rochetaillee',
  'glandon/upper-verney',
  'glandon/verney',
  'grand-maison/verney',
  'la-berarde/clapier',
  'la-morte/sechilienne',
  'lac-besson/alpe',
  'lautaret/bourg',
  'lautaret/chambon',
  'lautaret/la-grave',
  'le-collet-venosc/venosc',
  'les-deux-alpes/chambon',
  'les-deux-alpes/ponteil',
  'ornon/entraigues',
  'ornon/la-paute',
  'oulles/la-paute',
  'oz/allemont',
  'pas-de-la-confession/huez',
  'pas-de-la-confession/villard-reculas',
  'sabot/verney',
  'sarenne/alpe',
  'sarenne/bourg',
  'sarenne/chambon',
  'solude/bourg',
  'solude/la-paute',
  'vaujany/verney',
  'verney/allemont',
  'villard-notre-dame/bourg',
  'villard-reculas/rochetaillee',
  'villard-reculas/verney',
];

function numbersIn(text: string): string[] {
  return (text.match(/\d+(?:\.\d+)?/g) ?? []).sort();
}

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

  it('holds every climb of the territory’s list, in both directions that are known', () => {
    const known = [...oisans.variants, ...oisans.catalogue].map(idOf);
    expect(known).toEqual(expect.arrayContaining(LISTED));
    expect(new Set(known).size).toBe(known.length);
  });

  it('gives a beginner advice on each climb, in both languages, with the numbers of both alike', () => {
    for (const one of [...oisans.variants, ...oisans.catalogue]) {
      const { fr, en } = one.advice ?? { fr: '', en: '' };
      expect(fr.length, idOf(one)).toBeGreaterThan(80);
      expect(numbersIn(fr.replaceAll(',', '.')), idOf(one)).toEqual(numbersIn(en));
    }
  });

  it('tells in its advice no gradient that the lines do not have', () => {
    const steep = oisans.variants.flatMap((one) => {
      const steepest = steepestOf(one, 1000);
      const told = /steepest kilometre \((?:about )?([\d.]+)/.exec(one.advice?.en ?? '')?.[1];
      return steepest && told ? [{ id: idOf(one), off: 100 * steepest.slope - Number(told) }] : [];
    });
    expect(steep.length).toBeGreaterThan(9);
    expect(steep.filter(({ off }) => Math.abs(off) > 0.15)).toEqual([]);
  });

  it('says over which length its gradients are true: a rough altitude has no steepest 100 m', () => {
    expect(steepestOf(variantOf('pas-de-la-confession/villard-reculas'), 100)).toBeNull();
    for (const one of oisans.variants) {
      // no road of the list is steeper over 100 m than the 16.8 % that one source gives for Solude
      expect(steepestOf(one, 100)?.slope ?? 0, idOf(one)).toBeLessThan(0.168);
      // nor than 12 % over a kilometre
      expect(steepestOf(one, 1000)?.slope ?? 0, idOf(one)).toBeLessThan(0.12);
    }
  });

  it('ends the Glandon at the col, so that who rides straight over it is timed', () => {
    const { line, length, end } = variantOf('glandon/rochetaillee');
    const before = pointAt(line, length - 60);
    expect((end.x - before.x) * end.dx + (end.y - before.y) * end.dy).toBeGreaterThan(50);
  });

  it('names everything in both languages', () => {
    for (const { names, climbNames } of oisans.variants) {
      for (const text of [names.fr, names.en, climbNames.fr, climbNames.en]) {
        expect(text).toMatch(/\p{L}{2}/u);
      }
    }
  });
});

// biome-ignore lint/suspicious/noExplicitAny: the tests spoil arbitrary fields
type Spoil = (climbs: any, territory: any) => unknown;

describe('parseTerritory', () => {
  it.each<[string, Spoil]>([
    [
      'alpe-dhuez/finish-13.8: is in the pack twice.',
      (climbs) => climbs.features.push(climbs.features[0]),
    ],
    [': id must be a text, is missing.', (climbs) => climbs.features.push({})],
    ['climbs.geojson: features must be a list, is missing.', (climbs) => delete climbs.features],
    [
      'territory.json: boundingBox must be 4 numbers, is [1].',
      (_, about) => (about.boundingBox = [1]),
    ],
    ['territory.json: licence: attribution must be', (_, about) => (about.licence.attribution = 1)],
  ])('refuses, and says so: %s', (message, spoil) => {
    const { territory, climbs } = oisansFiles();
    spoil(climbs, territory);
    const parse = () => parseTerritory(territory, climbs);
    expect(parse).toThrow(message);
    expect(codeOf(parse)).toBe('pack-invalid');
  });

  it('tells of climbs without a line, which are never timed', () => {
    const sabot = oisans.catalogue.find(({ climb }) => climb === 'sabot');
    expect(sabot).toMatchObject({ published: { length: 14_300, gain: 1290 }, latitude: 45.1906 });
    expect(oisans.variants.map(({ climb }) => climb)).not.toContain('sabot');
  });

  it('has no places where the pack has no file of them, and refuses a file that is none', () => {
    const { territory, climbs } = oisansFiles();
    expect(parseTerritory(territory, climbs).places).toEqual([]);
    expect(() => parseTerritory(territory, climbs, null)).toThrow(
      'places.geojson: must be an object',
    );
  });
});

describe('buildIndex', () => {
  it('finds each variant by its start gate and by its end gate', () => {
    const { variants, starts, ends } = buildIndex([oisans]);
    for (const [i, { latitude, longitude }] of variants.entries()) {
      const last = longitude.length - 1;
      expect(starts?.search(longitude[0], latitude[0], longitude[0], latitude[0])).toContain(i);
      expect(
        ends?.search(longitude[last], latitude[last], longitude[last], latitude[last]),
      ).toContain(i);
    }
  });

  it('holds nothing when there is no climb', () => {
    expect(buildIndex([])).toMatchObject({ variants: [], starts: null, ends: null });
  });
});
