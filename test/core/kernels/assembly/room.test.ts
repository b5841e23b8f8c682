import { expect, it } from 'vitest';
import { makeRoom, startedKernels } from '../../../../src/core/kernels/load.ts';

it('the room begins at a whole vector, above the constants of the module', () => {
  const kernels = startedKernels();
  if (kernels === null) throw new Error('there are kernels in Node');
  const start = kernels.roomStart();
  expect(start % 16).toBe(0);
  expect(start).toBeGreaterThanOrEqual(1024);
  expect(makeRoom(kernels, 100_000)).toBe(start);
  expect(kernels.memory.buffer.byteLength).toBeGreaterThanOrEqual(start + 100_000);
});
