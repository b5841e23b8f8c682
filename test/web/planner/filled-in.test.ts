import { describe, expect, it } from 'vitest';
import { filledIn, type Known } from '../../../web/pages/planner/known.ts';

const EMPTY: Known = {
  ...{ weight: '', known: 'watts', watts: '', ratio: '', level: 'regular', acclimatised: false },
  ...{ wPrime: Number.NaN, fromProfile: false, asked: false },
};
const PROFILE = new Map([
  ['weight', 71.5],
  ['threshold', 260],
  ['wPrime', 19_000],
]);

describe('filledIn(body, profile)', () => {
  it('takes weight, threshold and W′ from the profile where nothing was typed', () => {
    expect(filledIn(EMPTY, PROFILE)).toMatchObject({
      ...{ weight: '71.5', watts: '260', wPrime: 19_000, fromProfile: true, asked: true },
    });
  });

  it('leaves what was typed alone', () => {
    const typed = { ...EMPTY, weight: '60' };
    expect(filledIn(typed, PROFILE)).toMatchObject({
      ...{ weight: '60', watts: '', wPrime: 19_000, fromProfile: false },
    });
  });

  it('stays empty where the profile is', () => {
    expect(filledIn(EMPTY, new Map())).toMatchObject({
      ...{ weight: '', watts: '', fromProfile: false, asked: true },
    });
  });
});
