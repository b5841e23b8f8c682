import type { Column } from './recording.ts';

/**
 * Memory for columns. New memory costs more than what is computed in it: the system hands out pages
 * one by one, and the collector counts every buffer. So whoever takes nothing of a ride but numbers
 * has its columns made in memory that is lent while that work lasts, and lent again to the next.
 *
 * Nothing that is computed depends on it: whoever makes a column writes all of its values.
 */

/** Bytes that are kept between two pieces of work: those of a ride of 24 h with privacy zones fit in. */
const LARGEST_KEPT = 64 * 2 ** 20;
/** A second ride as long as the first has room for a few more columns. */
const SPARE = 1.25;

let memory = new ArrayBuffer(0);
let isLent = false;
/** Bytes of columns that the present work has asked for. */
let asked = 0;

/** A column whose values are whatever they are: whoever makes it writes every one. */
export function makeColumn(length: number): Column {
  const start = asked;
  asked += length * Float64Array.BYTES_PER_ELEMENT;
  if (!isLent || asked > memory.byteLength) return new Float64Array(length);
  return new Float64Array(memory, start, length);
}

/**
 * Does some work whose columns are made in lent memory as far as it reaches. What the work returns
 * must hold none of them: the next work writes over them. It must not lend again by itself.
 */
export function withLentMemory<T>(work: () => T): T {
  if (isLent) throw new Error('The memory for columns is lent already.');
  isLent = true;
  asked = 0;
  try {
    return work();
  } finally {
    isLent = false;
    if (asked > memory.byteLength && memory.byteLength < LARGEST_KEPT) {
      memory = new ArrayBuffer(Math.min(Math.ceil(asked * SPARE), LARGEST_KEPT));
    }
  }
}
