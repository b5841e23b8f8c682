import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BestWindows, bestWindows } from '../../src/core/best-windows.ts';
import { repeated, steady } from './metrics/measured.ts';

/** The definition: every window, the first of the highest. */
function everyWindow(values: readonly number[]): BestWindows {
  const means = new Float64Array(values.length);
  const starts = new Int32Array(values.length);
  const sums = [0];
  for (const value of values) sums.push(sums[sums.length - 1] + value);
  for (let length = 1; length <= values.length; length++) {
    let highest = -1;
    for (let start = 0; start + length <= values.length; start++) {
      const sum = sums[start + length] - sums[start];
      if (sum <= highest) continue;
      highest = sum;
      starts[length - 1] = start;
    }
    means[length - 1] = highest / length;
  }
  return { means, starts };
}

/** Numbers in [0, 1) that are the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Power that wanders as on a real road, with stops. */
function wandering(seconds: number, seed: number): number[] {
  const next = random(seed);
  let level = 180;
  return Array.from({ length: seconds }, (_, i) => {
    level += (180 - level) / 300 + (next() - 0.5) * 20;
    return i % 900 > 840 ? 0 : Math.max(0, Math.round(level + (next() - 0.5) * 120));
  });
}

describe('bestWindows', () => {
  it.each([
    ['nothing', []],
    ['one second', [250]],
    ['only zeros', steady(0, 700)],
    ['one power', steady(200, 1500)],
    ['one power and a sprint', [...steady(200, 700), 900, ...steady(200, 800)]],
    ['one power with stops', repeated([...steady(200, 170), ...steady(0, 23)], 9)],
    ['a power meter that died', [...wandering(300, 1), ...steady(0, 1200)]],
    ['a power meter that woke up', [...steady(0, 1200), ...wandering(300, 1)]],
    ['every other second', repeated([0, 300], 800)],
    ['30 s on, 30 s off', repeated([...steady(300, 30), ...steady(100, 30)], 27)],
    ['5 min on, 5 min off', repeated([...steady(300, 300), ...steady(100, 300)], 3)],
    ['a ramp up', Array.from({ length: 1500 }, (_, i) => i)],
    ['a ramp down', Array.from({ length: 1500 }, (_, i) => 1500 - i)],
    ['a saw', Array.from({ length: 1500 }, (_, i) => i % 97)],
    ['a steady trainer', Array.from({ length: 2000 }, () => 0).map(steadyTrainer(3))],
    ['a wandering road', wandering(3000, 7)],
    ['every length about the limits of blocks', wandering(63 + 8, 9)],
  ])('equals the definition to the bit: %s', (_, values: number[]) => {
    expect(bestWindows(values)).toEqual(everyWindow(values));
  });

  it('equals the definition to the bit on anything', () => {
    // few levels, so that ties are many
    const watts = fc.oneof(fc.constantFrom(0, 1, 200), fc.integer({ min: 0, max: 2000 }));
    fc.assert(
      fc.property(fc.array(watts, { minLength: 1, maxLength: 300 }), (values) => {
        expect(bestWindows(values)).toEqual(everyWindow(values));
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is within its resolution of half a thousandth for other values', () => {
    const next = random(5);
    const values = Array.from({ length: 1000 }, () => next() * 400);
    const { means } = bestWindows(values);
    const exact = everyWindow(values).means;
    for (let i = 0; i < means.length; i++) expect(Math.abs(means[i] - exact[i])).toBeLessThan(6e-4);
  });

  // the time limit of the test is the point: every window of these would be 3.7 billion
  it.each([
    ['one power', steady(199.7, 86_400)],
    ['every other second', repeated([0, 300], 43_200)],
    ['a wandering road', wandering(86_400, 11)],
  ])('takes a day of %s', (_, values) => {
    const { means } = bestWindows(values);
    expect(means[0]).toBe(Math.max(...values));
    expect(means[86_399]).toBeCloseTo(values.reduce((sum, v) => sum + v, 0) / 86_400, 6);
  });
});

function steadyTrainer(seed: number): () => number {
  const next = random(seed);
  return () => Math.round(200 + 8 * (next() + next() - 1));
}
