import { describe, expect, it } from 'vitest';
import type { ClimbBook } from '../../../web/api.ts';
import { entriesOf, type Filter, groupsOf, isShown } from '../../../web/pages/climbs/entries.ts';

const names = (climb: string, variant = climb) => ({
  climb: { fr: climb, en: climb },
  variant: { fr: variant, en: variant },
});
const line = (climb: string, variant: string, length: number, gain: number, name = climb) => ({
  ...{ climb, variant, length, gain, bikes: ['road', 'gravel'], names: names(name, variant) },
  end: { longitude: 6, latitude: 45 },
  difficulty: { climbByBike: gain / 10 },
});
const position = { longitude: 6.1, latitude: 45.1 };

/** Three lines and a climb without one, of an invented valley. */
const BOOK = {
  territories: [],
  climbs: [
    line('old-pass', 'north', 10_000, 700, 'Col du Vieux-Pré'),
    line('old-pass', 'south', 12_000, 500, 'Col du Vieux-Pré'),
    line('alpe', 'foot', 5000, 450, "L'Alpe"),
  ],
  catalogue: [
    {
      ...{ climb: 'track', variant: 'east', bikes: ['mtb'], names: names('Piste'), position },
      published: { length: 8000, gain: null, ascent: null, source: 'map' },
    },
  ],
} as unknown as ClimbBook;

const MINE = new Map([
  [
    'alpe/foot',
    {
      ...{ climb: 'alpe', variant: 'foot', efforts: 2, best: 1500, assisted: false },
      latest: '2026-06-01T08:00:00Z',
    },
  ],
]);
const ENTRIES = entriesOf(BOOK, MINE);
const shown = (filter: Filter) =>
  ENTRIES.filter((entry) => isShown(entry, filter)).map(
    ({ climb, variant }) => `${climb}/${variant}`,
  );

describe('isShown(entry, filter)', () => {
  it('finds by words of climb and variant, whatever the accents', () => {
    expect(shown({ q: 'vieux pre nor' })).toEqual(['old-pass/north']);
    expect(shown({ q: 'ALPE' })).toEqual(['alpe/foot']);
    expect(shown({ q: 'l’alpe' })).toEqual(['alpe/foot']);
  });

  it('tells the ridden from the open ones; what has no line cannot be open', () => {
    expect(shown({ done: 'done' })).toEqual(['alpe/foot']);
    expect(shown({ done: 'open' })).toEqual(['old-pass/north', 'old-pass/south']);
  });

  it('tells lines from catalogue, and knows the bikes', () => {
    expect(shown({ kind: 'catalogue' })).toEqual(['track/east']);
    expect(shown({ kind: 'timed', bike: 'mtb' })).toEqual([]);
    expect(shown({ bike: 'mtb' })).toEqual(['track/east']);
  });
});

describe('groupsOf(entries, sort)', () => {
  const order = (sort?: string) =>
    groupsOf(ENTRIES, { sort, language: 'fr' }).map(({ entries }) =>
      entries.map(({ variant }) => variant).join('+'),
    );

  it('has each climb once, by name without its article', () => {
    expect(order()).toEqual(['foot', 'north+south', 'east']);
  });

  it('has the greatest first, among climbs and within one, the unknown last', () => {
    expect(order('length')).toEqual(['south+north', 'east', 'foot']);
    expect(order('gain')).toEqual(['north+south', 'foot', 'east']);
    expect(order('gradient')).toEqual(['foot', 'north+south', 'east']);
  });
});
