import { expect, it } from 'vitest';
import { randomOf } from '../../../../mutations.ts';
import { readPoints } from './read-points.ts';

const timeOf = (text: string) =>
  readPoints(`<trkpt lat="1" lon="2"><time>${text}</time></trkpt>`)?.time[0];

it('reads 2,000 dates of two centuries as JavaScript does', () => {
  const random = randomOf(4);
  for (let i = 0; i < 2000; i++) {
    const seconds = Math.floor(6e9 * random()) - 2e9;
    const text = new Date(1000 * seconds).toISOString().replace('.000', '');
    if (timeOf(text) !== seconds) expect.fail(`${text} as ${timeOf(text)}`);
  }
});

it.each([
  ['2024-02-29T23:59:59.25Z', 0.25],
  ['2024-03-01T01:59:59+02:00', 0],
  ['2024-02-29T20:29:59-0330', 0],
  ['2024-03-01T00:59:59+01', 0],
  [' 2024-02-29 23:59:59 ', 0],
  ['2024-02-29t23:59:59,5z', 0.5],
])('reads %j', (text, fraction) => {
  expect(timeOf(text)).toBe(Date.UTC(2024, 1, 29, 23, 59, 59) / 1000 + fraction);
});

it.each([
  '',
  'no',
  '2024-02-29',
  '2024-13-01T00:00:00Z',
  '2024-01-01T25:00:00Z',
  '1899-01-01T00:00:00Z',
])('leaves %j to the scanner', (text) => expect(timeOf(text)).toBeUndefined());
