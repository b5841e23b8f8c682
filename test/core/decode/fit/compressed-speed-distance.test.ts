import { describe, expect, it } from 'vitest';
import { readPackedMotion } from '../../../../src/core/decode/fit/compressed-speed-distance.ts';
import { BYTE, FitBuilder, U8 } from './fit-builder.ts';
import { tableOf } from './walked.ts';

const RECORD = 20;
const NAN = Number.NaN;

describe('readPackedMotion(source, table)', () => {
  it('unpacks twelve bits of speed and adds up a distance that rolls over every 256 m', () => {
    const builder = new FitBuilder().define(0, RECORD, [[8, BYTE, 3]]);
    // hundredths of a metre a second; metres
    const rows = [
      [250, 100],
      [4000, 250],
      [0, 20],
      [10, 20],
    ];
    for (const [speed, metres] of rows) {
      const counter = metres * 16;
      builder.raw(0, speed & 0xff, (speed >> 8) | ((counter & 0xf) << 4), counter >> 4);
    }
    builder.raw(0, 0xff, 0xff, 0xff);
    const { source, table } = tableOf(builder, RECORD);
    expect(readPackedMotion(source, table)).toEqual({
      speed: { column: Float64Array.of(2.5, 40, 0, 0.1, NAN), missing: 1, rejected: 0 },
      distance: { column: Float64Array.of(100, 250, 276, 276, NAN), missing: 1, rejected: 0 },
    });
  });

  it('is null when no message has the field', () => {
    const { source, table } = tableOf(
      new FitBuilder().define(0, RECORD, [[3, U8]]).data(0, 1),
      RECORD,
    );
    expect(readPackedMotion(source, table)).toBeNull();
  });
});
