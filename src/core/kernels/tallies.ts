import { kernelsAt, makeColumn } from '../lent-memory.ts';
import type { Column } from '../recording.ts';

/** Values that the kernel (assembly/columns.ts) reckons up together. */
export const BLOCK = 256;
const SAID = 3;

/**
 * For each whole block of a column, three values: how many are at least `floor` while running, their
 * sum, and the highest, −∞ of none. Null where the column does not lie where kernels are.
 */
export function talliedBlocks(column: Column, running: Uint8Array, floor: number): Column | null {
  const blocks = Math.floor(column.length / BLOCK);
  const tallies = makeColumn(SAID * blocks);
  const kernels = kernelsAt(column, running, tallies);
  kernels?.tallyBlocks(column.byteOffset, running.byteOffset, floor, blocks, tallies.byteOffset);
  return kernels && tallies;
}
