import { describe, expect, it } from 'vitest';
import { findClimbs, findLine, idOf } from '../../src/cli/find-climb.ts';
import { oisans } from '../core/climbs/oisans.ts';

const packs = [oisans];

describe('findClimbs(territories, id)', () => {
  it('finds one way up by its whole id, every way by the climb alone', () => {
    expect(findClimbs(packs, 'galibier/lautaret').map(idOf)).toEqual(['galibier/lautaret']);
    const ways = findClimbs(packs, 'galibier');
    expect(ways.length).toBeGreaterThan(2);
    expect(new Set(ways.map(({ climb }) => climb))).toEqual(new Set(['galibier']));
  });

  it.each([
    ['galiber', 'galibier'],
    ['Alpe d’Huez', 'alpe-dhuez'],
    ['crox-de-fer', 'croix-de-fer'],
    ['sarene', 'sarenne'],
    ['finish-13.8', 'alpe-dhuez/finish-13.8'],
  ])('names for "%s" an id close to it: %s', (id, close) => {
    expect(() => findClimbs(packs, id)).toThrow(
      expect.objectContaining({ code: 'not-found', message: expect.stringContaining(` ${close}`) }),
    );
  });
});

describe('findLine(territories, id)', () => {
  it('takes a climb alone where there is one line only', () => {
    expect(idOf(findLine(packs, 'la-morte'))).toBe('la-morte/sechilienne');
  });

  it('asks which way up, and says where there is no line', () => {
    expect(() => findLine(packs, 'galibier')).toThrow(
      expect.objectContaining({
        code: 'bad-request',
        message: expect.stringContaining('galibier/lautaret, galibier/bourg'),
      }),
    );
    expect(() => findLine(packs, 'vaujany')).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });
});
