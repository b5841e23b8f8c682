import { describe, expect, it } from 'vitest';
import { chosenIn, oneOf, queryWith } from '../../web/in-address.ts';

const USUAL = { among: 'everyone', sex: '', season: '' };

describe('choices in the address', () => {
  it('are the usual ones where the address says nothing', () => {
    expect(chosenIn({}, USUAL)).toEqual(USUAL);
    expect(chosenIn({ sex: 'female', page: '2' }, USUAL)).toEqual({ ...USUAL, sex: 'female' });
  });

  it('leave out what is as usual, and keep what is not theirs', () => {
    expect(queryWith({}, USUAL, { sex: 'female' })).toBe('?sex=female');
    expect(queryWith({ sex: 'female' }, USUAL, { sex: '' })).toBe('');
    expect(queryWith({ efforts: 'a1:1,b2:2' }, USUAL, { among: 'shared' })).toBe(
      '?efforts=a1:1,b2:2&among=shared',
    );
  });

  it('come back as they were written, whatever is in them', () => {
    const odd = 'é & =?#+%';
    const query = Object.fromEntries(new URLSearchParams(queryWith({}, USUAL, { sex: odd })));
    expect(chosenIn(query, USUAL).sex).toBe(odd);
  });

  it('take only words that are known', () => {
    expect(oneOf('male', ['female', 'male'], '')).toBe('male');
    expect(oneOf('<b>', ['female', 'male'], '')).toBe('');
    expect(oneOf(undefined, ['female', 'male'], '')).toBe('');
  });
});
