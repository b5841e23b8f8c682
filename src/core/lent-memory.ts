import { columnKernels, type Kernels, makeRoom, startedKernels } from './kernels/load.ts';
import type { Column } from './recording.ts';

/**
 * Memory for columns. New memory costs more than what is computed in it: the system hands out pages
 * one by one, and the collector counts every buffer. So whoever takes nothing of a ride but numbers
 * has its columns made in memory that is lent while that work lasts, and lent again to the next. It is
 * the memory of a kernels' instance: they work on columns where those lie.
 *
 * Nothing that is computed depends on it: whoever makes a column writes all of its values, and what
 * lies elsewhere is left to the kernels' twins.
 */

/** Bytes that are kept between two pieces of work: those of a ride of 24 h with privacy zones fit in. */
const LARGEST_KEPT = 64 * 2 ** 20;
/** A ride of five hours fits in; the system gives only what is written to. */
const SMALLEST = 16 * 2 ** 20;
/** A second ride as long as the first has room for a few more columns. */
const SPARE = 1.25;

/** Behind each column, so that kernels may read and write whole vectors. */
const BEHIND = 32;
const VECTOR = 16;

interface Lent {
  kernels: Kernels | null;
  buffer: ArrayBuffer;
  start: number;
}

/** What is lent where kernels cannot run. */
let plain = new ArrayBuffer(0);
/** Bytes that the next work is lent. */
let wanted = SMALLEST;
let lent: Lent | null = null;
/** Bytes that the present work has asked for. */
let asked = 0;

/** A column whose values are whatever they are: whoever makes it writes every one. */
export function makeColumn(length: number): Column {
  const at = take(length * Float64Array.BYTES_PER_ELEMENT);
  return lent !== null && at !== null
    ? new Float64Array(lent.buffer, at, length)
    : new Float64Array(length);
}

/** As `makeColumn`, one byte a value. */
export function makeFlags(length: number): Uint8Array {
  const at = take(length);
  return lent !== null && at !== null
    ? new Uint8Array(lent.buffer, at, length)
    : new Uint8Array(length);
}

/** The kernels in whose memory all of these lie; null where there are none. */
export function kernelsAt(...some: readonly ArrayBufferView[]): Kernels | null {
  if (lent === null) return null;
  for (const { buffer } of some) if (buffer !== lent.buffer) return null;
  return lent.kernels;
}

/** A part of the memory of kernels. */
export interface Room {
  kernels: Kernels;
  /** First byte. */
  at: number;
  /** The first byte of more, which lasts as long; null where there is none. */
  more(bytes: number): number | null;
}

/**
 * Room beside columns for what kernels read and write. It lasts as long as the work that memory is
 * lent to, and where none is, or too little, until room is asked for again. Null without kernels.
 */
export function makeKernelRoom(bytes: number): Room | null {
  const at = take(bytes);
  if (lent?.kernels && at !== null) return { kernels: lent.kernels, at, more: take };
  const kernels = startedKernels();
  return kernels && roomOfItsOwn(kernels, bytes);
}

function roomOfItsOwn(kernels: Kernels, bytes: number): Room {
  const start = makeRoom(kernels, bytes);
  let used = wholeVectors(bytes);
  const more = (some: number): number => {
    const at = start + used;
    used += wholeVectors(some);
    makeRoom(kernels, used);
    return at;
  };
  return { kernels, at: start, more };
}

/** Null where no memory is lent, or none is left. */
function take(bytes: number): number | null {
  if (lent === null) return null;
  const at = lent.start + asked;
  asked += wholeVectors(bytes + BEHIND);
  return lent.start + asked <= lent.buffer.byteLength ? at : null;
}

function wholeVectors(bytes: number): number {
  return Math.ceil(bytes / VECTOR) * VECTOR;
}

/**
 * Does some work whose columns are made in lent memory as far as it reaches. What the work returns
 * must hold none of them: the next work writes over them. It must not lend again by itself.
 */
export function withLentMemory<T>(work: () => T): T {
  if (lent !== null) throw new Error('The memory for columns is lent already.');
  lent = memoryOf(wanted);
  asked = 0;
  try {
    return work();
  } finally {
    lent = null;
    wanted = Math.min(Math.max(wanted, Math.ceil(asked * SPARE)), LARGEST_KEPT);
  }
}

/** Between two pieces of work it may move: no column is in use. */
function memoryOf(bytes: number): Lent {
  const kernels = columnKernels();
  if (kernels !== null) {
    const start = makeRoom(kernels, bytes);
    return { kernels, buffer: kernels.memory.buffer, start };
  }
  if (plain.byteLength < bytes) plain = new ArrayBuffer(bytes);
  return { kernels, buffer: plain, start: 0 };
}
