import { expect, it } from 'vitest';
import { randomOf } from '../../../../mutations.ts';
import { readPoints } from './read-points.ts';

const altitudeOf = (text: string) =>
  readPoints(`<trkpt lat="1" lon="2"><ele>${text}</ele></trkpt>`)?.altitude[0];

it.each(['0', '-0', '+7', '12.', '.5', ' 1860.25\n', '0.1', '-11.638829028'])(
  'reads %s as JavaScript does',
  (text) => expect(altitudeOf(text)).toBe(Number(text)),
);

it('reads 2,000 numbers of up to 15 digits as JavaScript does', () => {
  const random = randomOf(3);
  for (let i = 0; i < 2000; i++) {
    const text = (2000 * random() - 1000).toFixed(Math.floor(12 * random()));
    if (altitudeOf(text) !== Number(text)) expect.fail(`${text} as ${altitudeOf(text)}`);
  }
});

it.each(['123456789012345', '1234567890123.4', '.12345678901234', '12345678901234.'])(
  'reads %s, as long as nothing can overflow, as JavaScript does',
  (text) => expect(altitudeOf(text)).toBe(Number(text)),
);

it('is the nearest but one at worst where there are more digits than a double holds', () => {
  const text = '166.94873596541583538055419921875';
  expect(Math.abs((altitudeOf(text) ?? 0) - Number(text))).toBeLessThan(3e-14);
});

it.each(['', '-', '.', '1e3', '1,5', '1 2', '0x1', 'NaN', '--1', '1.2.3', `0.${'0'.repeat(30)}1`])(
  'leaves %j to the scanner',
  (text) => expect(altitudeOf(text)).toBeUndefined(),
);
