import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteText } from '../../src/core/byte-text.ts';

const textOf = (text: ByteText) => new TextDecoder().decode(text.toBytes());
const written = (value: number, digits: number) => textOf(new ByteText().decimal(value, digits));

/** A number of 2⁵³ or more is whole. */
function rounded(value: number, digits: number): number {
  return Math.abs(value) < 2 ** 53 ? Math.round(value * 10 ** digits) / 10 ** digits : value;
}

describe('decimal(value, digits)', () => {
  it.each([
    [0, 0, '0'],
    [-0.2, 0, '0'],
    [7, 3, '7'],
    [10, 1, '10'],
    [0.05, 1, '0.1'],
    [-1.25, 1, '-1.2'],
    [45.0900001, 6, '45.09'],
    [-0.000001, 6, '-0.000001'],
    [999.9996, 3, '1000'],
    [2 ** 31, 0, '2147483648'],
    [-5e9, 1, '-5000000000'],
    [1e300, 2, '1e+300'],
    [-1.5e308, 6, '-1.5e+308'],
    [2 ** 53 + 2, 6, '9007199254740994'],
  ])('%d to %d decimals is %s', (value, digits, text) => {
    expect(written(value, digits)).toBe(text);
  });

  it('is what JavaScript prints of the rounded number', () => {
    const value = fc.oneof(
      fc.double({ min: -400, max: 400, noNaN: true }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer().map((ten) => ten / 10),
    );
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 6 }), (one, digits) => {
        expect(written(one, digits)).toBe(String(rounded(one, digits)));
      }),
    );
  });
});

describe('list(values, digits)', () => {
  it('is the JSON of the rounded numbers, null where there is none', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: -1e6, max: 1e6 }),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY),
    );
    fc.assert(
      fc.property(fc.array(value), fc.integer({ min: 0, max: 6 }), (values, digits) => {
        const plain = values.map((one) => rounded(one, digits));
        const told = JSON.parse(textOf(new ByteText().list(values, digits)));
        // −0 is written 0
        expect(told).toEqual(JSON.parse(JSON.stringify(plain)));
      }),
    );
  });
});

describe('a text', () => {
  it('grows as far as is added to it', () => {
    const text = new ByteText();
    const numbers = Array.from({ length: 30_000 }, (_, i) => i / 8);
    for (const number of numbers) text.decimal(number, 3).ascii(',');
    text.ascii('x'.repeat(200_000));
    expect(textOf(text)).toBe(`${numbers.join()},${'x'.repeat(200_000)}`);
  });
});
