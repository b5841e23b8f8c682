import { describe, expect, it } from 'vitest';
import {
  curveIn,
  floatsIn,
  type PackedDetail,
  type PackedEffort,
} from '../../src/warehouse/pack.ts';
import { effort, rideResult } from './results.ts';

const THIRD = 1 / 3;

describe('packed(ride)', () => {
  it('tells in the text of a ride what the texts of its efforts tell', () => {
    const efforts = [effort({ number: 1 }), effort({ number: 2, start: 9_000 })];
    const { detail, efforts: packed } = rideResult({ efforts });
    const [, ...inside] = JSON.parse(detail) as PackedDetail;
    expect(inside).toEqual(packed.map((each) => JSON.parse(each.detail)));
    expect(inside.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('keeps moments and numbers exact, and meshes to the 32-bit float', () => {
    const one = effort({ start: THIRD, end: 10 * THIRD, vam: 1e3 * THIRD, work: Number.NaN });
    const [packed] = rideResult({ efforts: [{ ...one, mesh: Float64Array.of(THIRD, 7) }] }).efforts;
    const { mesh, ...told } = JSON.parse(packed?.detail ?? '') as PackedEffort;
    expect(told).toMatchObject({ start: THIRD, end: 10 * THIRD, vam: 1e3 * THIRD, work: null });
    expect(floatsIn(mesh)).toEqual([Math.fround(THIRD), 7]);
  });

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
