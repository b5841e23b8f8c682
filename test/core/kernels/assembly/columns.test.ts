import { expect, it } from 'vitest';
import { type Kernels, startedKernels } from '../../../../src/core/kernels/load.ts';
import { randomOf } from '../../../mutations.ts';

const DOUBLE = 8;
const BLOCK = 256;
const LEVELS = [Number.NaN, 0, -0, 1, 2, 2.5, -3, 1e9, Number.POSITIVE_INFINITY];
const LEASTS = [Number.NEGATIVE_INFINITY, 0, Number.MIN_VALUE, 2, Number.POSITIVE_INFINITY];

function kernelsHere(): Kernels {
  const kernels = startedKernels();
  if (kernels === null) throw new Error('there are kernels in Node');
  return kernels;
}

/** Values and flags of a length, by seed, as the last of all memory: a step beyond traps. */
function atTheEnd(kernels: Kernels, length: number, seed: number) {
  const random = randomOf(seed);
  const { buffer } = kernels.memory;
  const first = buffer.byteLength - length * (DOUBLE + 1);
  const place = first - (first % DOUBLE);
  const values = new Float64Array(buffer, place, length).map(
    () => LEVELS[Math.floor(LEVELS.length * random())] ?? 0,
  );
  const flags = new Uint8Array(length).map(() => Number(random() < 0.8));
  new Float64Array(buffer, place, length).set(values);
  new Uint8Array(buffer, buffer.byteLength - length).set(flags);
  return { values, flags, column: place, running: buffer.byteLength - length };
}

it('counts what is missing, and what reaches a value while running', () => {
  const kernels = kernelsHere();
  for (let length = 0; length < 70; length++) {
    const { values, flags, column, running } = atTheEnd(kernels, length, length);
    const counting = [...values].filter((_, i) => flags[i] === 1);
    const missing = [...values].filter(Number.isNaN).length;
    expect(kernels.countMissing(column, length)).toBe(missing);
    for (const least of LEASTS) {
      const expected = counting.filter((value) => value >= least).length;
      expect(kernels.countAtLeast(column, running, length, least)).toBe(expected);
    }
  }
});

it('marks what reaches a value while running, beside what is marked', () => {
  const kernels = kernelsHere();
  for (let length = 0; length < 40; length++) {
    const { values, flags, column, running } = atTheEnd(kernels, length, length);
    const marked = flags.map((_, i) => Number(i % 5 === 0));
    for (const least of LEASTS) {
      const out = new Uint8Array(kernels.memory.buffer, kernels.roomStart(), length + 1).fill(9);
      out.set(marked);
      kernels.markAtLeast(column, running, length, least, out.byteOffset);
      const reached = (i: number) => flags[i] === 1 && (values[i] ?? Number.NaN) >= least;
      const expected = [...marked].map((one, i) => Number(one === 1 || reached(i)));
      expect([...out]).toEqual([...expected, 9]);
    }
  }
});

it('counts ones', () => {
  const kernels = kernelsHere();
  for (const length of [0, 1, 15, 16, 17, 100, 5000]) {
    const { flags, running } = atTheEnd(kernels, Math.min(length, 1000), length);
    const { buffer } = kernels.memory;
    const all = new Uint8Array(buffer, buffer.byteLength - length).fill(1);
    expect(kernels.countOnes(all.byteOffset, length)).toBe(length);
    new Uint8Array(buffer, running).set(flags);
    const ones = flags.reduce((sum, flag) => sum + flag, 0);
    expect(kernels.countOnes(running, flags.length)).toBe(ones);
  }
});

it('counts what is missing up to the end of memory', () => {
  const kernels = kernelsHere();
  const { buffer } = kernels.memory;
  for (let length = 0; length < 9; length++) {
    const column = buffer.byteLength - DOUBLE * length;
    new Float64Array(buffer, column).fill(Number.NaN);
    expect(kernels.countMissing(column, length)).toBe(length);
  }
});

it('reckons up blocks, each in the order of its values', () => {
  const kernels = kernelsHere();
  for (let blocks = 0; blocks <= 5; blocks++) {
    const { values, flags, column, running } = atTheEnd(kernels, blocks * BLOCK, blocks);
    const fractions = values.map((value, i) =>
      Number.isFinite(value) ? value / 3 + i / 7 : value,
    );
    new Float64Array(kernels.memory.buffer, column, values.length).set(fractions);
    for (const least of LEASTS) {
      const out = kernels.roomStart();
      const said = new Float64Array(kernels.memory.buffer, out, 3 * blocks + 1).fill(-1);
      kernels.tallyBlocks(column, running, least, blocks, out);
      const expected = Array.from({ length: blocks }, (_, block) => {
        const from = block * BLOCK;
        const own = [...fractions.subarray(from, from + BLOCK)].filter(
          (value, i) => flags[from + i] === 1 && value >= least,
        );
        const sum = own.reduce((total, value) => total + value, 0);
        return [own.length, sum, own.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)];
      });
      expect([...said]).toEqual([...expected.flat(), -1]);
    }
  }
});
