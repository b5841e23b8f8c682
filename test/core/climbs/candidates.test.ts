import { describe, expect, it } from 'vitest';
import { Candidates } from '../../../src/core/climbs/candidates.ts';

/** Six legs of 100 m to and fro, 10 m apart, one metre a degree. */
const xs = [0, 0, 10, 10, 20, 20, 30, 30, 40, 40, 50, 50];
const ys = [0, 100, 100, 0, 0, 100, 100, 0, 0, 100, 100, 0];
const along = new Float64Array(12);
for (let i = 1; i < 12; i++) along[i] = along[i - 1] + (i % 2 === 1 ? 100 : 10);
const line = { x: Float64Array.from(xs), y: Float64Array.from(ys), along };

/** Metres up the line and weights of the places of a point between two places, the lowest first. */
function found(x: number, y: number, lowest: number, highest: number): [number, number][] {
  const candidates = new Candidates();
  candidates.begin(line);
  // behind those of another sample
  const first = candidates.find(0, 50, 0, 60, 0);
  const end = candidates.find(x, y, lowest, highest, first);
  const places = Array.from({ length: end - first }, (_, i): [number, number] => [
    candidates.along[first + i],
    candidates.weight[first + i],
  ]);
  return places.sort((a, b) => a[0] - b[0]);
}

describe('Candidates', () => {
  it('are the nearest places on each leg inside the corridor', () => {
    expect(found(2, 40, 0, 300)).toEqual([
      [40, 0.04],
      [170, 0.64],
      [260, 3.24],
    ]);
  });

  it('are looked for between two places only', () => {
    expect(found(2, 40, 110, 200)).toEqual([[170, 0.64]]);
  });

  it('are the nearest four where there is no room for more', () => {
    expect(found(25, 50, 0, 650).map(([place]) => place)).toEqual([160, 270, 380, 490]);
  });

  it('are none off the line', () => {
    expect(found(-31, 50, 0, 650)).toEqual([]);
    expect(found(25, 131, 0, 650)).toEqual([]);
  });

  it('are one at the end of the line', () => {
    expect(found(50, -20, 600, 650)).toEqual([[650, 4]]);
  });
});
