import { describe, expect, it } from 'vitest';
import { remember, remembered } from '../../../web/pages/planner/remembered.ts';
import type { Body } from '../../../web/pages/planner/settings.ts';

const TYPED: Body = {
  ...{ weight: '81,5', known: 'ratio', watts: '267', ratio: '3,4', level: 'trained' },
  acclimatised: true,
};
const NOTHING: Body = {
  ...{ weight: '', known: 'watts', watts: '', ratio: '', level: 'regular' },
  acclimatised: false,
};

function storeOf(fields: Record<string, string> = {}) {
  const map = new Map(Object.entries(fields));
  return {
    map,
    getItem: (name: string) => map.get(name) ?? null,
    setItem: (name: string, value: string) => void map.set(name, value),
  };
}

describe('remember(store, who, body) and remembered(store, who)', () => {
  it('give back to the same person what they typed, and nothing to the next', () => {
    const store = storeOf();
    remember(store, 'anna', TYPED);
    expect(remembered(store, 'anna')).toEqual(TYPED);
    expect(remembered(store, 'bruno')).toEqual(NOTHING);
  });

  it.each(['{"weight":"8', 'null', '7', '[]', '{"weight":81,"known":"secret","level":null}'])(
    'take a spoiled value as nothing: %s',
    (spoiled) => {
      const store = storeOf();
      remember(store, 'anna', TYPED);
      for (const name of store.map.keys()) store.map.set(name, spoiled);
      expect(remembered(store, 'anna')).toEqual(NOTHING);
    },
  );

  it('do not swallow a store that fails', () => {
    const store = {
      ...storeOf(),
      getItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    expect(() => remembered(store, 'anna')).toThrow('denied');
  });
});
