import { describe, expect, it } from 'vitest';
import { fillFromBeats, readBeats } from '../../../../src/core/decode/fit/heart-rate.ts';
import { BYTE, FitBuilder, NOON, NOON_UNIX, U8, U16, U32 } from './fit-builder.ts';
import { tableOf } from './walked.ts';

const HR = 132;
const TICKS = 1024;
const NAN = Number.NaN;

/** Pairs of twelve-bit readings of the strap's clock in three bytes each. */
function packed(...ticks: number[]): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < ticks.length; i += 2) {
    const [a, b] = [ticks[i] & 0xfff, ticks[i + 1] & 0xfff];
    bytes.push(a & 0xff, (a >> 8) | ((b & 0xf) << 4), b >> 4);
  }
  return bytes;
}

/** An anchor half a second after noon, then two seconds of beats half a second apart. */
function strap(zero: number, anchored = true): FitBuilder {
  const builder = new FitBuilder();
  if (anchored) {
    builder
      .define(0, HR, [
        [253, U32],
        [0, U16],
        [6, U8],
        [9, U32],
      ])
      .data(0, NOON, 16_384, 60, zero);
  }
  const ticks = [1, 2, 3, 4].map((half) => zero + (half * TICKS) / 2);
  return builder
    .define(1, HR, [
      [6, U8, 4],
      [10, BYTE, 6],
    ])
    .data(1, [61, 62, 0, 64], packed(...ticks));
}

describe('readBeats(source, tables, limit)', () => {
  it.each([0, 4000, 2 ** 31 + 77])('dates packed beats from the anchor at tick %i', (zero) => {
    const { source, table } = tableOf(strap(zero), HR);
    const { time, rate } = readBeats(source, [table], 100);
    expect([...time].map((at) => at - NOON_UNIX)).toEqual([0.5, 1, 1.5, 2.5]);
    expect([...rate]).toEqual([60, 61, 62, 64]);
  });

  it('leaves out beats that no anchor dates', () => {
    const { source, table } = tableOf(strap(0, false), HR);
    expect(readBeats(source, [table], 100).time).toHaveLength(0);
  });

  it('refuses more beats than the limit', () => {
    const { source, table } = tableOf(strap(0), HR);
    expect(() => readBeats(source, [table], 3)).toThrow(
      expect.objectContaining({ code: 'too-many-samples' }),
    );
  });
});

describe('fillFromBeats(time, heartRate, beats)', () => {
  const beats = { time: Float64Array.of(0.5, 1, 1.5, 2.5), rate: Float64Array.of(60, 61, 62, 64) };

  it('takes the mean since the sample before, or the last beat for five seconds', () => {
    const heartRate = new Float64Array(5).fill(NAN);
    const filled = fillFromBeats(Float64Array.of(0, 2, 3, 7.5, 7.6), heartRate, beats);
    expect([...heartRate]).toEqual([NAN, 61, 64, 64, NAN]);
    expect(filled).toBe(3);
  });

  it('never changes a heart rate that the device recorded', () => {
    const heartRate = Float64Array.of(100, NAN);
    expect(fillFromBeats(Float64Array.of(1, 2), heartRate, beats)).toBe(1);
    expect([...heartRate]).toEqual([100, 62]);
  });

  it('gives nothing to samples without a time', () => {
    const heartRate = new Float64Array(1).fill(NAN);
    expect(fillFromBeats(Float64Array.of(NAN), heartRate, beats)).toBe(0);
  });
});
