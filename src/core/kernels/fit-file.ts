import type { Table } from '../decode/fit/tables.ts';
import { type FieldReading, type Reader, SIZES, TYPE } from '../decode/fit/values.ts';
import { kernelsAt, makeColumn, makeKernelRoom, type Room } from '../lent-memory.ts';

/** What the kernel knows: integers of at most 32 bits, and those with a sign. */
const KNOWN = new Set<number>([
  ...[TYPE.enum, TYPE.byte, TYPE.int8, TYPE.uint8, TYPE.uint8z],
  ...[TYPE.int16, TYPE.uint16, TYPE.uint16z, TYPE.int32, TYPE.uint32, TYPE.uint32z],
]);
const SIGNED = new Set<number>([TYPE.int8, TYPE.int16, TYPE.int32]);

/** Tables with fewer rows are not worth the way to the kernel. */
const FEWEST_ROWS = 64;

/** A layout of assembly/fit-columns.ts: its bytes, and the places of its 32-bit numbers. */
const LAYOUT = 48;
const WORDS = LAYOUT / 4;
const AT = { inside: 4, shift: 5, low: 6, span: 7, invalid: 8, zero: 9, flip: 10 };
const NOWHERE = -1;
const HIGHEST_BIT = 0x80000000;
/** A byte that the shuffle makes 0. */
const NOTHING = 0x80;

/** Zeros behind the file and behind the offsets, so that whole vectors may be read. */
const SPARE = 16;

/**
 * Memory behind the file that may be read. Where a run ends within a vector, its field is looked for in
 * the rows that follow, too, as far behind their payloads' beginnings as a definition can say: 255
 * fields and 255 developer fields of 255 bytes. What is found there does not count.
 */
const LARGEST_PAYLOAD = 2 * 255 * 255;

/** One table in the kernel's memory. */
interface LaidOut {
  table: Table;
  offsets: number;
  runs: number;
  layouts: number;
  out: number;
}

/**
 * A FIT file in the memory of the kernels (assembly/fit-crc.ts, assembly/fit-columns.ts): its
 * checksums and its columns. Their twins are `plain/fit-crc.ts` and `plain/fit-columns.ts`. It lasts
 * as long as the room that it takes.
 */
export class FitFile {
  readonly #room: Room;
  #laidOut: LaidOut | null = null;

  /** Null where kernels cannot run. */
  static of(bytes: Uint8Array): FitFile | null {
    const room = makeKernelRoom(bytes.length + SPARE + LARGEST_PAYLOAD);
    return room && new FitFile(room, bytes);
  }

  private constructor(room: Room, bytes: Uint8Array) {
    this.#room = room;
    const { buffer } = room.kernels.memory;
    const memory = new Uint8Array(buffer, room.at, bytes.length + SPARE);
    memory.set(bytes);
    memory.fill(0, bytes.length);
  }

  crc16(start: number, end: number): number {
    const { kernels, at } = this.#room;
    return kernels.fitCrc(at + start, at + end);
  }

  /** As `readPlainly`; null for what is not worth it or unusual. */
  readColumn(
    table: Table,
    readers: readonly (Reader | null)[],
    { scale, offset }: { scale: number; offset: number },
  ): FieldReading | null {
    if (table.count < FEWEST_ROWS) return null;
    if (this.#laidOut?.table !== table) this.#laidOut = this.#layOut(table);
    if (this.#laidOut === null) return null;
    const { offsets, runs, layouts, out } = this.#laidOut;
    const { kernels, at } = this.#room;
    const { memory, fitColumn, fitColumnRejected } = kernels;
    const words = new Int32Array(memory.buffer, layouts, readers.length * WORDS);
    for (let i = 0; i < readers.length; i++) {
      if (!layOut(words, i * WORDS, readers[i])) return null;
    }
    const column = makeColumn(table.count);
    const isThere = kernelsAt(column) === kernels;
    const to = isThere ? column.byteOffset : out;
    const runCount = table.runs.length;
    const missing = fitColumn(at, offsets, runs, runCount, layouts, scale, offset, to);
    if (!isThere) column.set(new Float64Array(memory.buffer, out, table.count));
    return { column, missing, rejected: fitColumnRejected() };
  }

  /** Null where there is no room for it. */
  #layOut(table: Table): LaidOut | null {
    const { count, offsets, runs, definitions } = table;
    const toRuns = wholeVectors(4 * count + SPARE);
    const toLayouts = toRuns + wholeVectors(8 * runs.length);
    const toOut = toLayouts + LAYOUT * definitions.length;
    const start = this.#room.more(toOut + 8 * count + 2 * SPARE);
    if (start === null) return null;
    const at = {
      offsets: start,
      runs: start + toRuns,
      layouts: start + toLayouts,
      out: start + toOut,
    };
    const { memory } = this.#room.kernels;
    const rows = new Uint32Array(memory.buffer, at.offsets, count + SPARE / 4);
    rows.set(offsets.subarray(0, count));
    rows.fill(0, count);
    const pairs = new Int32Array(memory.buffer, at.runs, 2 * runs.length);
    for (const [i, { definition, end }] of runs.entries()) {
      pairs[2 * i] = end;
      pairs[2 * i + 1] = definition.rank;
    }
    return { table, ...at };
  }
}

/** Writes a layout; false where the kernel does not know how to read that. */
function layOut(words: Int32Array, at: number, reader: Reader | null): boolean {
  if (reader === null) {
    words[at + AT.inside] = NOWHERE;
    return true;
  }
  const { type, inside, littleEndian, invalid, zero } = reader;
  if (!KNOWN.has(type)) return false;
  const signed = SIGNED.has(type);
  const bits = 8 * SIZES[type];
  const lowest = signed ? -(2 ** (bits - 1)) : 0;
  const low = Math.max(Math.ceil(reader.low), lowest);
  const high = Math.min(Math.floor(reader.high), lowest + 2 ** bits - 1);
  if (low > high) return false;
  for (let lane = 0; lane < 4; lane++) {
    words[at + lane] = bytesOfLane(4 * lane, SIZES[type], littleEndian, signed);
  }
  words[at + AT.inside] = inside;
  words[at + AT.shift] = signed ? 32 - bits : 0;
  words[at + AT.low] = low ^ HIGHEST_BIT;
  words[at + AT.span] = (high - low) ^ HIGHEST_BIT;
  words[at + AT.invalid] = invalid;
  words[at + AT.zero] = Number.isNaN(zero) ? invalid : zero;
  words[at + AT.flip] = bits === 32 && !signed ? HIGHEST_BIT : 0;
  return true;
}

/**
 * The four bytes of a lane, lowest first, each as the place where it is found; those of a number with
 * a sign at the top, so that shifting it down brings the sign.
 */
function bytesOfLane(first: number, size: number, littleEndian: boolean, signed: boolean): number {
  let word = 0;
  for (let i = 0; i < 4; i++) {
    const byte = signed ? i - (4 - size) : i;
    const isOwn = byte >= 0 && byte < size;
    const place = isOwn ? first + (littleEndian ? byte : size - 1 - byte) : NOTHING;
    word |= place << (8 * i);
  }
  return word;
}

function wholeVectors(bytes: number): number {
  return (bytes + 15) & ~15;
}
