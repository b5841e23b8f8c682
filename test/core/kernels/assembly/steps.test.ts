import { expect, it } from 'vitest';
import { type Kernels, startedKernels } from '../../../../src/core/kernels/load.ts';
import { randomOf } from '../../../mutations.ts';

const DOUBLE = 8;

function kernelsHere(): Kernels {
  const kernels = startedKernels();
  if (kernels === null) throw new Error('there are kernels in Node');
  return kernels;
}

/** Columns of one length, the last of all memory: a step beyond traps. */
function atTheEnd({ memory }: Kernels, columns: readonly (readonly number[])[]): number[] {
  let at = memory.buffer.byteLength;
  return columns.map((values) => {
    at -= DOUBLE * values.length;
    new Float64Array(memory.buffer, at, values.length).set(values);
    return at;
  });
}

it('finds where seconds no longer follow each other', () => {
  const kernels = kernelsHere();
  const random = randomOf(9);
  for (let length = 1; length < 60; length++) {
    const steps = Array.from({ length }, () =>
      random() < 0.1 ? [0, 2, -1, Number.NaN, 1.5] : [1],
    );
    let now = 1000;
    const time = steps.map((some) => (now += some[Math.floor(some.length * random())] ?? 1));
    const [at = 0] = atTheEnd(kernels, [time]);
    for (let start = 0; start < length; start++) {
      const later = time.findIndex((one, i) => i > start && one !== (time[i - 1] ?? 0) + 1);
      expect(kernels.endOfRun(at, length, start)).toBe(later < 0 ? length : later);
    }
  }
});

it('finds the next step that may be a leap, or is not known', () => {
  const kernels = kernelsHere();
  const { nextLeap } = kernels;
  const random = randomOf(10);
  const [degree, longest, fastest] = [100_000, 100, 40];
  for (let length = 0; length < 60; length++) {
    const wander = (odd: number[], size: number) =>
      Array.from({ length }, (_, i) =>
        random() < 0.03 ? (odd[Math.floor(odd.length * random())] ?? 0) : i * size * random(),
      );
    const time = Array.from({ length }, (_, i) => (random() < 0.05 ? Number.NaN : i));
    const north = wander([9, Number.NaN, Number.POSITIVE_INFINITY], 0.00005);
    const east = wander([-9, Number.NaN], 0.00005);
    const [at = 0, latitude = 0, longitude = 0] = atTheEnd(kernels, [time, north, east]);
    const step = (values: number[], i: number) => (values[i] ?? 0) - (values[i - 1] ?? 0);
    const isNear = (i: number) => {
      const around = degree * (Math.abs(step(north, i)) + Math.abs(step(east, i)));
      return around <= longest && around <= fastest * step(time, i);
    };
    for (let from = 1; from <= length; from++) {
      const later = time.findIndex((_, i) => i >= from && !isNear(i));
      const found = nextLeap(at, latitude, longitude, length, from, degree, longest, fastest);
      expect(found).toBe(later < 0 ? length : later);
    }
  }
});
