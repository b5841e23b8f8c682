import { expect, it } from 'vitest';
import { decode } from '../../../../src/core/decode/index.ts';
import { searchFast } from '../../../../src/core/kernels/best-windows.ts';
import { makeRoom, startedKernels } from '../../../../src/core/kernels/load.ts';
import { searchPlainly } from '../../../../src/core/kernels/plain/best-windows.ts';
import { toRide } from '../../../../src/core/ride.ts';
import { corpusFiles, describeCorpus, readCorpus } from '../../../corpus.ts';
import { randomOf } from '../../../mutations.ts';
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

it('stays in its room and comes to an end, also on words that nobody should give it', () => {
  const kernels = startedKernels();
  if (kernels === null) throw new Error('there are kernels in Node');
  const random = randomOf(31);
  const anything = () => Math.floor(2 ** 32 * random()) | 0;
  const extreme = () => [-(2 ** 31), 2 ** 31 - 1, 2 ** 30, -(2 ** 30), 0][Math.floor(5 * random())];
  for (let round = 0; round < 60; round++) {
    const values = Math.floor(300 * random() ** 2);
    const size = kernels.bestWindowsRoom(values);
    const at = makeRoom(kernels, size + 4096);
    const memory = new Uint8Array(kernels.memory.buffer);
    memory.fill(0xa5, at, at + size + 4096);
    const word = round % 2 === 0 ? anything : extreme;
    const words = Int32Array.from({ length: values + 1 }, () => word() ?? 0);
    new Int32Array(kernels.memory.buffer, at, values + 1).set(words);
    const before = memory.slice(0, at);
    kernels.bestWindows(at, values);
    expect(memory.subarray(0, at)).toEqual(before);
    expect(memory.subarray(at + size, at + size + 4096).every((byte) => byte === 0xa5)).toBe(true);
  }
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
