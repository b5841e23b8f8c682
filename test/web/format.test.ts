import { describe, expect, it } from 'vitest';
import { fileSize } from '../../web/format/bytes.ts';
import { clock, spoken } from '../../web/format/duration.ts';
import { formatQuantity, type ShownUnit } from '../../web/format/quantity.ts';
import type { Language } from '../../web/i18n/language.ts';

const THIN = '\u202f';

function shown(value: number, unit: ShownUnit, language: Language, digits = 0): string {
  const { number, unit: name } = formatQuantity(value, unit, { language, digits });
  return name === '' ? number : `${number}${THIN}${name}`;
}

describe('a quantity', () => {
  it.each([
    [13_812, 'km', 0, `13,8${THIN}km`, `13.8${THIN}km`],
    [1121.4, 'm', 0, `1${THIN}121${THIN}m`, `1,121${THIN}m`],
    [7.94, '%', 1, `7,9${THIN}%`, `7.9${THIN}%`],
    [10, 'm/s', 2, `36,0${THIN}km/h`, `36.0${THIN}km/h`],
    [1_234_567, 'J', 0, `1${THIN}235${THIN}kJ`, `1,235${THIN}kJ`],
    [88, 'rpm', 0, `88${THIN}tr/min`, `88${THIN}rpm`],
    [0.854, 'ratio', 2, '0,85', '0.85'],
  ] as const)('%d %s with %d digits', (value, unit, digits, french, english) => {
    expect(shown(value, unit, 'fr', digits)).toBe(french);
    expect(shown(value, unit, 'en', digits)).toBe(english);
  });

  it('never shows a negative zero', () => {
    expect(shown(-0.2, '°C', 'fr')).toBe(`0${THIN}°C`);
  });
});

describe('a duration', () => {
  it.each([
    [0, '0:00', `0${THIN}s`],
    [42, '0:42', `42${THIN}s`],
    [59.6, '1:00', `1${THIN}min`],
    [245, '4:05', `4${THIN}min 05${THIN}s`],
    [29 * 60 + 29, '29:29', `29${THIN}min`],
    [3599, '59:59', `1${THIN}h 00${THIN}min`],
    [5351, '1:29:11', `1${THIN}h 29${THIN}min`],
    [36_000, '10:00:00', `10${THIN}h 00${THIN}min`],
  ])('of %d s', (seconds, inTable, inText) => {
    expect(clock(seconds)).toBe(inTable);
    expect(spoken(seconds)).toBe(inText);
  });
});

describe('a file size', () => {
  it.each([
    [12, `12${THIN}o`],
    [411_600, `412${THIN}ko`],
    [999_499, `999${THIN}ko`],
    [999_500, `1,0${THIN}Mo`],
    [3_400_000, `3,4${THIN}Mo`],
    [999_949_999, `999,9${THIN}Mo`],
    [1_310_000_000, `1,3${THIN}Go`],
  ])('of %d bytes', (bytes, french) => {
    expect(fileSize(bytes, 'fr')).toBe(french);
  });
});
