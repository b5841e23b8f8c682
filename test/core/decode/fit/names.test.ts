import { Profile } from '@garmin/fitsdk';
import { describe, expect, it } from 'vitest';
import {
  creatorName,
  manufacturerName,
  productName,
  sportOf,
  subSportOf,
} from '../../../../src/core/decode/fit/names.ts';

const types = Profile.types as Record<string, Record<string, string>>;
const bare = (text: string) =>
  text
    .toLowerCase()
    .replace('ē', 'e')
    .replaceAll(/[^a-z0-9]/g, '');

/** Makers that write themselves unlike the profile does. */
const OTHERWISE: Record<string, string> = {
  dynastreamoem: 'dynastream',
  '4iiiis': '4iiii',
  iforpowell: 'ipbike',
  polarelectro: 'polar',
  faveroelectronics: 'favero',
  miomagellan: 'mio',
  mahleebikemotion: 'mahle',
};

describe('the names', () => {
  it('of sub-sports are those of the profile in snake case', () => {
    const ours = Object.keys(types.subSport)
      .map((number) => [types.subSport[number], subSportOf(2, Number(number))] as const)
      .filter(([, word]) => word !== null);
    expect(ours.length).toBeGreaterThan(30);
    for (const [theirs, word] of ours) expect(word?.replaceAll('_', '')).toBe(theirs.toLowerCase());
  });

  it('of Garmin products are those of the profile', () => {
    const ours = Object.entries(types.garminProduct)
      .map(([number, theirs]) => [theirs, productName(1, Number(number))] as const)
      .filter(([, name]) => name !== null);
    expect(ours.length).toBeGreaterThan(50);
    for (const [theirs, name] of ours) {
      expect(bare(name ?? '').replace('forerunner', 'fr')).toBe(bare(theirs));
    }
  });

  it('of makers are those of the profile', () => {
    const ours = Object.entries(types.manufacturer)
      .map(([number, theirs]) => [theirs, manufacturerName(Number(number))] as const)
      .filter(([, name]) => name !== null);
    expect(ours.length).toBeGreaterThan(50);
    for (const [theirs, name] of ours) {
      expect(bare(name ?? '')).toBe(OTHERWISE[bare(theirs)] ?? bare(theirs));
    }
  });
});

describe('sportOf, subSportOf', () => {
  it.each([
    [2, 7, 'cycling', 'road'],
    [21, 0, 'cycling', 'e_bike_fitness'],
    [21, 47, 'cycling', 'e_bike_mountain'],
    [4, 6, 'cycling', 'indoor_cycling'],
    [4, 15, 'other', 'elliptical'],
    [0, 0, 'unknown', null],
    [33, 0, 'other', null],
  ])('sport %i and sub-sport %i are %s, %s', (sport, subSport, ours, word) => {
    expect([sportOf(sport, subSport), subSportOf(sport, subSport)]).toEqual([ours, word]);
  });

  it('know nothing of a missing sport', () => {
    expect([sportOf(undefined), subSportOf(undefined)]).toEqual(['unknown', null]);
  });
});

describe('creatorName(manufacturer, product, writtenName)', () => {
  it.each([
    [1, 1567, null, 'Garmin Edge 810'],
    [32, 31, null, 'Wahoo Fitness'],
    [294, 802, 'COROS PACE 2', 'COROS PACE 2'],
    [32, 31, 'ELEMNT', 'Wahoo Fitness ELEMNT'],
    [9999, 1, 'Homebrew', 'Homebrew'],
    [9999, 1, null, null],
  ])('%i, %i, %s → %s', (manufacturer, product, written, expected) => {
    expect(creatorName(manufacturer, product, written)).toBe(expected);
  });
});
