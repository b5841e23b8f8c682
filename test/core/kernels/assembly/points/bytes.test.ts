import { expect, it } from 'vitest';
import { readPoints } from './read-points.ts';

it('finds the end of a text of any length, wherever it lies', () => {
  for (let length = 1; length < 80; length++) {
    const text = `<trkpt lat="1" lon="2"><name>${'n'.repeat(length)}</name><ele>7</ele></trkpt>`;
    const more = `${' '.repeat(length)}${text}`;
    expect(readPoints(`${text}${more}<x>`)).toMatchObject({ altitude: [7, 7], rest: '<x>' });
  }
});

it('tells names that differ in one byte, wherever it lies', () => {
  const name = 'abcdefghijklmnopqrstuvwxyz01234';
  for (let i = 0; i < name.length; i++) {
    const other = `${name.slice(0, i)}_${name.slice(i + 1)}`;
    expect(readPoints(`<trkpt lat="1" lon="2"><${name}>7</${name}></trkpt>`)?.count).toBe(1);
    expect(readPoints(`<trkpt lat="1" lon="2"><${name}>7</${other}></trkpt>`)).toBeNull();
  }
});
