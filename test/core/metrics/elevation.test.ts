import { Decoder, Stream } from '@garmin/fitsdk';
import { describe, expect, it } from 'vitest';
import { ascent, climbed, descent, maximumAltitude } from '../../../src/core/metrics/elevation.ts';
import { describeCorpus, readCorpus } from '../../corpus.ts';
import { measured, steady, valueFor } from './measured.ts';

/** Metres up (or down) at 0.5 m/s from `from` to `to`. */
function slope(from: number, to: number): number[] {
  const steps = Math.abs(to - from) * 2;
  return Array.from({ length: steps + 1 }, (_, i) => from + (i * Math.sign(to - from)) / 2);
}

const barometric = (altitude: number[], pauses = [] as { start: number; end: number }[]) =>
  measured({ altitude }, { altitudeSource: 'barometric', pauses });

describe('climbed', () => {
  it('counts a change once it is greater than the threshold, from where it was last counted', () => {
    expect(climbed([Float64Array.of(0, 2, 2.5, 4.5, 4.6)], 2)).toEqual({ ascent: 4.6, descent: 0 });
  });

  it('moves its reference down as well as up', () => {
    expect(climbed([Float64Array.of(10, 7, 9.5, 8)], 2)).toEqual({ ascent: 2.5, descent: 3 });
  });

  it('carries a climb that has begun over to the next stretch, but not the step between them', () => {
    const stretches = [Float64Array.of(0, 1.5), Float64Array.of(100, 101)];
    expect(climbed(stretches, 2)).toEqual({ ascent: 2.5, descent: 0 });
  });
});

describe('ascent and descent', () => {
  it('of a hill', () => {
    const ride = barometric([...slope(700, 1100), ...slope(1100, 900)]);
    expect([valueFor(ascent, ride), valueFor(descent, ride)]).toEqual([400, 200]);
  });

  it('do not count a cable car taken in a pause', () => {
    const altitude = [...slope(700, 710), ...slope(710, 1800), ...slope(1800, 1790)];
    const pauses = [{ start: 21, end: 21 + 2181 }];
    const ride = barometric(altitude, pauses);
    expect([valueFor(ascent, ride), valueFor(descent, ride)]).toEqual([10, 10]);
  });

  it('do not count what happened in a hole, nor a jump', () => {
    const hole = steady(Number.NaN, 60);
    const ride = barometric([...slope(0, 20), ...hole, ...slope(500, 530), ...slope(900, 910)]);
    expect(valueFor(ascent, ride)).toBe(60);
  });

  it('ignore the noise of GPS altitude', () => {
    // a level road seen through noise that is up to 8 m off, a prime period against the window
    const noise = Array.from({ length: 3000 }, (_, i) => 500 + ((i * 37) % 17) - 8);
    const ride = measured({ altitude: noise }, { altitudeSource: 'gps' });
    expect([valueFor(ascent, ride), valueFor(descent, ride)]).toEqual([0, 0]);
  });

  it('are unknown without altitude', () => {
    const ride = measured({ power: steady(200, 60) });
    expect([valueFor(ascent, ride), valueFor(descent, ride)]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('maximumAltitude', () => {
  it('is the highest, also in a pause', () => {
    expect(valueFor(maximumAltitude, barometric([1, 9, 4], [{ start: 1, end: 2 }]))).toBe(9);
  });
});

describeCorpus('climbed, on the altitudes that huez.fit recorded', () => {
  const stream = Stream.fromByteArray(readCorpus('power/huez.fit'));
  const records = new Decoder(stream).read().messages.recordMesgs ?? [];
  const altitude = Float64Array.from(
    records,
    ({ enhancedAltitude }) => enhancedAltitude ?? Number.NaN,
  );

  // computed with the rule of GoldenCheetah: analysis-rules.md B12
  it.each([
    [0, 2764.2],
    [0.5, 2434.8],
    [1, 2199.2],
    [2, 2043.6],
    [3, 1993.4],
    [5, 1949.8],
    [7, 1922.4],
    [10, 1910.2],
  ])('with a threshold of %d m', (threshold, expected) => {
    const known = altitude.filter((metres) => !Number.isNaN(metres));
    expect(climbed([known], threshold).ascent).toBeCloseTo(expected, 6);
  });
});
