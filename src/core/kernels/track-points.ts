import { CHANNELS, type Column } from '../recording.ts';
import { type Kernels, makeRoom, startedKernels } from './load.ts';

/** What the kernel does at a name that is no channel (assembly/track-points.ts has the same numbers). */
export const MEANING = { nothing: 0x80, trackPoint: 0x81, time: 0x82, value: 0x83, other: 0x84 };

/** Points that follow each other in a document. */
export interface TrackPoints {
  count: number;
  /** Byte of the document behind the last of them. */
  end: number;
  /** Seconds since 1970 UTC; views that hold until the next reading. */
  time: Column;
  /** By place in CHANNELS; only channels with a value, NaN where a point has none. */
  columns: Map<number, Column>;
}

/** The scanner's limits, as far as they concern a point. */
export interface PointLimits {
  points: number;
  depth: number;
  attributes: number;
}

/** Table of names in the kernel's memory: slots of sixteen bytes of name, then the meaning. */
const SLOTS = 256;
const SLOT = 32;
const LONGEST_NAME = 16;
const LOWER_CASE = 0x20;

/** The document goes by the kernel in pieces that stay in the processor's cache. */
const PIECE = 256 * 1024;
/** Zeros behind the piece, so that whole vectors may be read. */
const SPARE = 64;
/** No power of two: the columns of a point would share one place of the processor's cache. */
const ROWS = 2040;
const COLUMNS = CHANNELS.length + 1;

/** A document whose points are unusual again and again is left to the scanner. */
const MOST_MISSES = 8;

/**
 * Reads the plainly written track points of a GPX document by the kernel (assembly/track-points.ts), as
 * many as follow each other. Its twin is the XML scanner: what this leaves, that reads, and it gives
 * the same for what this reads.
 */
export class TrackPointReader {
  readonly #kernels: Kernels;
  readonly #bytes: Uint8Array;
  readonly #table: number;
  readonly #columns: number;
  readonly #piece: number;
  /** The part of the document that the kernel has. */
  #start = 0;
  #end = 0;
  #misses = 0;

  /** Null where kernels cannot run. `names`: ASCII names with what they mean, a channel by its place. */
  static of(
    bytes: Uint8Array,
    names: Iterable<readonly [name: string, meaning: number]>,
  ): TrackPointReader | null {
    const kernels = startedKernels();
    return kernels && new TrackPointReader(kernels, bytes, names);
  }

  private constructor(
    kernels: Kernels,
    bytes: Uint8Array,
    names: Iterable<readonly [name: string, meaning: number]>,
  ) {
    this.#kernels = kernels;
    this.#bytes = bytes;
    const room = SLOTS * SLOT + COLUMNS * ROWS * 8 + PIECE + SPARE;
    this.#table = makeRoom(kernels, room);
    this.#columns = this.#table + SLOTS * SLOT;
    this.#piece = this.#columns + COLUMNS * ROWS * 8;
    layOut(new DataView(kernels.memory.buffer, this.#table, SLOTS * SLOT), names);
  }

  /** The points from the tag at byte `tag` on; null where the first is for the scanner. */
  read(tag: number, limits: PointLimits): TrackPoints | null {
    if (this.#misses >= MOST_MISSES) return null;
    if (tag < this.#start || tag >= this.#end) this.#load(tag);
    const points = this.#run(tag, limits) ?? (this.#isCut(tag) ? this.#reload(tag, limits) : null);
    this.#misses = points === null ? this.#misses + 1 : 0;
    return points;
  }

  /** Whether more of the document might help to read what begins at `tag`. */
  #isCut(tag: number): boolean {
    return tag > this.#start && this.#end < this.#bytes.length;
  }

  #reload(tag: number, limits: PointLimits): TrackPoints | null {
    this.#load(tag);
    return this.#run(tag, limits);
  }

  #load(start: number): void {
    this.#start = start;
    this.#end = Math.min(start + PIECE, this.#bytes.length);
    const size = this.#end - start;
    const memory = new Uint8Array(this.#kernels.memory.buffer, this.#piece, size + SPARE);
    memory.set(this.#bytes.subarray(start, this.#end));
    memory.fill(0, size);
  }

  #run(tag: number, { points, depth, attributes }: PointLimits): TrackPoints | null {
    const { memory, trackPoints, trackPointsEnd, trackPointsUsed } = this.#kernels;
    const offset = this.#piece - this.#start;
    const rows = Math.min(points, ROWS);
    const count = trackPoints(
      tag + offset,
      this.#end + offset,
      this.#table,
      this.#columns,
      rows,
      depth,
      attributes,
    );
    if (count === 0) return null;
    const column = (i: number) =>
      new Float64Array(memory.buffer, this.#columns + i * rows * 8, count);
    const columns = new Map<number, Column>();
    for (let i = 0; i < CHANNELS.length; i++) {
      if ((trackPointsUsed() & (1 << i)) !== 0) columns.set(i, column(i));
    }
    return { count, end: trackPointsEnd() - offset, time: column(CHANNELS.length), columns };
  }
}

function layOut(table: DataView, names: Iterable<readonly [string, number]>): void {
  for (let slot = 0; slot < SLOTS; slot++) {
    table.setUint32(slot * SLOT + LONGEST_NAME, MEANING.nothing, true);
  }
  for (const [name, meaning] of names) {
    const lower = Array.from(name, (letter) => letter.charCodeAt(0) | LOWER_CASE);
    const ends = lower[0] ^ (lower[lower.length - 1] << 3);
    let slot = (ends ^ (lower.length << 4)) & (SLOTS - 1);
    const meaningAt = () => slot * SLOT + LONGEST_NAME;
    while (table.getUint32(meaningAt(), true) !== MEANING.nothing) slot = (slot + 1) & (SLOTS - 1);
    for (let i = 0; i < LONGEST_NAME; i++) table.setUint8(slot * SLOT + i, lower[i] ?? 0);
    table.setUint32(meaningAt(), meaning, true);
  }
}
