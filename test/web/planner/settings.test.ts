import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressOf,
  BIKES,
  BOUNDS,
  type Body,
  CUTS,
  numberIn,
  PACINGS,
  settingsOf,
  strengthOf,
} from '../../../web/pages/planner/settings.ts';

const queryOf = (address: string) =>
  Object.fromEntries(new URL(address, 'http://lab').searchParams) as Record<string, string>;

describe('settingsOf(query) and addressOf(settings)', () => {
  it('come back from the address as they went in', () => {
    // an address knows no −0
    const known = ([min, max]: readonly [number, number]) =>
      fc.double({ min, max, noNaN: true }).map((value) => value + 0);
    const within = ([min, max]: readonly [number, number]) =>
      fc.oneof(known([min, max]), fc.constant(Number.NaN));
    const settings = fc.record({
      climb: fc.stringMatching(/^[a-z-]{1,20}$/),
      variant: fc.stringMatching(/^[a-z0-9.-]{1,20}$/),
      bikeClass: fc.constantFrom(...BIKES),
      intensity: fc.constantFrom('easy', 'steady', 'hard'),
      pacing: fc.constantFrom(...PACINGS),
      cut: fc.constantFrom(...CUTS),
      assist: fc.constantFrom('low', 'medium', 'high'),
      temperature: known(BOUNDS.temperature),
      wind: known(BOUNDS.wind),
      start: known(BOUNDS.start),
      battery: known(BOUNDS.battery),
      bikeMass: within(BOUNDS.bikeMass),
      front: within(BOUNDS.front),
      rear: within(BOUNDS.rear),
    } as const);
    fc.assert(
      fc.property(settings, (said) => {
        expect(settingsOf(queryOf(addressOf(said as never)))).toEqual(said);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('never write a number that is not said into the address', () => {
    const unsaid = { temperature: Number.NaN, wind: Number.NaN, start: Number.NaN };
    const address = addressOf({ ...settingsOf({ climb: 'galibier' }), ...unsaid });
    expect(address).toBe('/planner?climb=galibier');
  });

  it('keep the address short, and say nothing about the person', () => {
    expect(addressOf(settingsOf({}))).toBe('/planner');
    const address = addressOf(settingsOf({ climb: 'galibier', variant: 'lautaret', weight: '72' }));
    expect(address).toBe('/planner?climb=galibier&variant=lautaret');
  });

  it('take what makes no sense as if it were not there', () => {
    const query = { bike: 'tandem', temperature: '400', wind: 'strong', start: '', front: '-3' };
    expect(settingsOf(query)).toEqual(settingsOf({}));
  });
});

describe('numberIn(text, bounds)', () => {
  it.each([
    ['72', 72],
    ['72,5', 72.5],
    [' 72.5 ', 72.5],
    ['', Number.NaN],
    ['7', Number.NaN],
    ['heavy', Number.NaN],
  ])('reads "%s" as %f', (text, value) => {
    expect(numberIn(text, [20, 250])).toBe(value);
  });
});

describe('strengthOf(body)', () => {
  const body: Body = {
    weight: '70',
    known: 'watts',
    watts: '280',
    ratio: '3,5',
    level: 'regular',
    acclimatised: false,
  };

  it('takes the threshold as it is known: in W, for each kilogram, or by a level', () => {
    expect(strengthOf(body)).toEqual({ weight: 70, threshold: 280, doubt: 0 });
    expect(strengthOf({ ...body, known: 'ratio' }).threshold).toBeCloseTo(245, 9);
    const guessed = strengthOf({ ...body, known: 'level' });
    expect(guessed.threshold).toBeGreaterThan(100);
    expect(guessed.threshold).toBeLessThan(280);
    expect(guessed.doubt).toBeGreaterThan(0.1);
  });

  it('is unknown as long as something is missing', () => {
    expect(strengthOf({ ...body, weight: '' }).weight).toBeNaN();
    expect(strengthOf({ ...body, watts: '5' }).threshold).toBeNaN();
    expect(strengthOf({ ...body, known: 'level', weight: 'x' }).threshold).toBeNaN();
  });
});
