import { describe, expect, it } from 'vitest';
import { packedEffort, unpackedEffort } from '../../src/warehouse/effort-detail.ts';
import { curveIn } from '../../src/warehouse/pack.ts';
import { effort, rideResult } from './results.ts';

const THIRD = 1 / 3;

describe('packed(ride)', () => {
  it('keeps a curve wherever its bytes lie, missing and endless as NaN', () => {
    const { curve } = rideResult({
      curve: Float32Array.of(812.5, THIRD, Number.POSITIVE_INFINITY),
      curveStarts: Int32Array.of(0, 16_777_215, 3),
    });
    const shifted = new Uint8Array([1, ...(curve ?? [])]).subarray(1);
    const { watts, starts } = curveIn(shifted);
    expect([...watts]).toEqual([812.5, Math.fround(THIRD), Number.NaN]);
    expect([...starts]).toEqual([0, 16_777_215, 3]);
  });

  it('has nothing in text that only the columns may tell', () => {
    const { detail } = rideResult({ title: 'CANARY', start: 1_700_000_123 });
    expect(detail).not.toMatch(/CANARY|1700000123/);
  });
});

describe('packedEffort(effort)', () => {
  it('keeps every number exact, unknown as null, and the mesh to the 32-bit float', () => {
    // each number another one, so that none can take the place of another
    let next = THIRD;
    const numbers = Object.fromEntries(
      Object.entries(effort())
        .filter(([, value]) => typeof value === 'number')
        .map(([name]) => [name, next++]),
    );
    const splits = ['bend 2', 'bend 1'].map((gate) => {
      return { gate, elapsed: next++, leg: next++, uncertainty: next++ };
    });
    const [first, last] = [{ ...splits[0], uncertainty: Number.NaN }, splits[1]] as typeof splits;
    const given = effort({ ...numbers, work: Number.NaN, splits: [first, last] as never });
    const mesh = Float64Array.of(THIRD, 7);
    expect(unpackedEffort(packedEffort({ ...given, mesh }))).toEqual({
      ...{ ...given, work: null, mesh: [Math.fround(THIRD), 7] },
      splits: [{ ...first, uncertainty: null }, last],
    });
  });
});
