import { describe, expect, it } from 'vitest';
import { shortName } from '../../../src/api/climb-files/fit-course.ts';

describe('shortName(name, bytes)', () => {
  it.each([
    ['Virage 21', 'Virage 21'],
    ['Col de la Croix de Fer', 'Col de la Croix'],
    ['Barrage de Grand’Maison', 'Barrage de'],
    ['Donaudampfschifffahrt', 'Donaudampfschif'],
    ['éééééééééé', 'ééééééé'],
    ['🚴🚴🚴🚴', '🚴🚴🚴'],
    ['', ''],
  ])('%s becomes %s: whole characters, whole words where there are several', (name, short) => {
    expect(shortName(name, 15)).toBe(short);
    expect(Buffer.byteLength(short)).toBeLessThanOrEqual(15);
  });
});
