import { expect, it } from 'vitest';
import { startedKernels } from '../../../../src/core/kernels/load.ts';
import { randomOf } from '../../../mutations.ts';

it('reads nothing behind the last sum, and comes to an end on anything', () => {
  const kernels = startedKernels();
  if (kernels === null) throw new Error('there are kernels in Node');
  const random = randomOf(12);
  const odd = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 1e300, -5];
  const some = () => odd[Math.floor(odd.length * random())] ?? 0;
  for (let length = 1; length < 80; length++) {
    const { buffer } = kernels.memory;
    const sums = buffer.byteLength - 8 * length;
    for (let i = 0; i < length; i++) new Float64Array(buffer, sums)[i] = some();
    for (let duration = 1; duration < length; duration++) {
      const found = kernels.bestStart(sums, duration, 0, length - duration, some(), some(), -1);
      expect(found).toBeGreaterThanOrEqual(-1);
      expect(found).toBeLessThan(length - duration);
    }
  }
});
