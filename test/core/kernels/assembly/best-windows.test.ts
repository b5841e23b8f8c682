import { expect, it } from 'vitest';
import { decode } from '../../../../src/core/decode/index.ts';
import { searchFast } from '../../../../src/core/kernels/best-windows.ts';
import { searchPlainly } from '../../../../src/core/kernels/plain/best-windows.ts';
import { toRide } from '../../../../src/core/ride.ts';
import { corpusFiles, describeCorpus, readCorpus } from '../../../corpus.ts';
import { prefixesOf } from '../agreement.ts';
import { degenerateSeries, randomSeries, wandering } from '../series.ts';

/** The kernel, and its twin's word on the same. */
function both(values: ArrayLike<number>, tilt: number) {
  const prefixes = prefixesOf(Float64Array.from(values, (value) => value - tilt));
  const fast = searchFast(prefixes);
  if (fast === null) throw new Error('the kernel did not run');
  const plain = searchPlainly(prefixes);
  const { sums, starts } = fast;
  return {
    fast: { sums: Float64Array.from(sums), starts },
    plain: { sums: Float64Array.from(plain.sums), starts: plain.starts },
  };
}

it.each(degenerateSeries())('gives what its twin gives: %s', (_, watts) => {
  for (const tilt of [0, 137, 300]) {
    const { fast, plain } = both(watts, tilt);
    expect(fast).toEqual(plain);
  }
});

it('gives what its twin gives on 300 random series', () => {
  for (const [i, watts] of randomSeries(300, 21, 3000).entries()) {
    const { fast, plain } = both(watts, i % 3 === 0 ? 0 : 150);
    expect(fast, `series ${i}`).toEqual(plain);
  }
});

it('gives what its twin gives on a day', () => {
  const { fast, plain } = both(wandering(86_400, 13), 180);
  expect(fast).toEqual(plain);
});

it('leaves sums that it cannot hold to its twin', () => {
  expect(searchFast(prefixesOf([2 ** 30 - 1]))).not.toBeNull();
  expect(searchFast(prefixesOf([2 ** 30]))).toBeNull();
});

it('remembers nothing of the series before', () => {
  const [long, short] = [wandering(3000, 1), wandering(300, 2)];
  const alone = both(short, 180).fast;
  both(long, 0);
  expect(both(short, 180).fast).toEqual(alone);
});

describeCorpus('on real rides', () => {
  it.each(corpusFiles('power', '.fit'))('gives what its twin gives: %s', (name) => {
    for (const recording of decode(readCorpus(`power/${name}`))) {
      const { power } = toRide(recording, { now: 1_800_000_000 }).grid;
      if (!power) continue;
      const watts = power.map((value) => (value > 0 ? Math.round(value) : 0));
      const { fast, plain } = both(watts, 150);
      expect(fast).toEqual(plain);
    }
  });
});
