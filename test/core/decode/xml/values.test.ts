import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, instant } from '../../../../src/core/decode/xml/values.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const decimalOf = (text: string) => decimal(bytesOf(text), 0, text.length);
const instantOf = (text: string) => instant(bytesOf(text), 0, text.length);

describe('decimal', () => {
  it.each(['0', '-0', '7', '+7', '-12.5', '.5', '5.', '1e3', '1.2E-5', '-4.5e+2', ' 8 ', '\n9\t'])(
    'reads %j as Number does',
    (text) => expect(decimalOf(text)).toBe(Number(text)),
  );

  it.each([
    '',
    ' ',
    '-',
    '.',
    'e5',
    '1e',
    '1e+',
    '1x',
    '1 2',
    '1.2.3',
    'NaN',
    'Infinity',
    '0x10',
    '12,5',
    '1e999',
    '0e99999'.repeat(200),
  ])('finds no number in %j', (text) => expect(decimalOf(text)).toBeNaN());

  it('is exact up to 15 digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 15), max: 10 ** 15 }),
        fc.nat(22),
        (mantissa, places) => {
          const text = `${mantissa}e-${places}`;
          expect(decimalOf(text)).toBe(Number(text));
        },
      ),
      { seed: 1 },
    );
  });

  it('is within 1.2e-15 of the value for any double and for longer texts', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }),
        (value) => {
          fc.pre(value === 0 || Math.abs(value) > 1e-290);
          for (const text of [String(value), value.toFixed(30), value.toExponential(20)]) {
            const difference = Math.abs(decimalOf(text) - Number(text));
            expect(difference).toBeLessThanOrEqual(1.2e-15 * Math.abs(Number(text)));
          }
        },
      ),
      { seed: 2 },
    );
  });
});

describe('instant', () => {
  it.each([
    ['2015-07-10T08:58:32Z', '2015-07-10T08:58:32Z'],
    ['2015-07-10T08:58:32', '2015-07-10T08:58:32Z'],
    ['2015-07-10 08:58:32', '2015-07-10T08:58:32Z'],
    ['2010-04-02T10:26:48.524+02:00', '2010-04-02T08:26:48.524Z'],
    ['2010-04-02T10:26:48+0200', '2010-04-02T08:26:48Z'],
    ['2010-04-02T10:26:48-09:30', '2010-04-02T19:56:48Z'],
    ['2010-04-02T10:26:48+02', '2010-04-02T08:26:48Z'],
    [' 2020-02-29T23:59:59.5z\n', '2020-02-29T23:59:59.5Z'],
    ['1901-12-13T20:45:52Z', '1901-12-13T20:45:52Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'],
  ])('reads %j as %s', (text, expected) => {
    expect(instantOf(text)).toBe(Date.parse(expected) / 1000);
  });

  it.each([
    '',
    '2015-07-10',
    '2015-07-10T08:58',
    '2015-13-10T08:58:32Z',
    '2015-00-10T08:58:32Z',
    '2015-07-32T08:58:32Z',
    '2015-07-10T25:58:32Z',
    '2015-07-10T08:61:32Z',
    '2015-07-10T08:58:62Z',
    '2015-07-10T08:58:32X',
    '2015-07-10T08:58:32+2',
    '2015-07-10T08:58:32+02:0',
    '2015-07-10T08:58:32Zjunk',
    '2O15-07-10T08:58:32Z',
    'tomorrow at half past eight',
    '2015/07/10 08:58:32',
  ])('finds no time in %j', (text) => expect(instantOf(text)).toBeNaN());

  it('agrees with Date on every day', () => {
    const milliseconds = fc.integer({
      min: Date.parse('1900-01-01'),
      max: Date.parse('2200-01-01'),
    });
    fc.assert(
      fc.property(milliseconds, (time) => {
        expect(instantOf(new Date(time).toISOString())).toBeCloseTo(time / 1000, 6);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });
});
