import type { Column } from '../../recording.ts';
import type { Place } from './definitions.ts';
import type { Definition, Run } from './tables.ts';

/** How a field's integer becomes an SI value: value = integer / scale − offset. */
export interface Scaling {
  scale?: number;
  offset?: number;
  /** Values outside become NaN and are counted there. */
  bounds?: Bounds;
}

/** What can be true, in SI units, and how many values could not. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  /** 0 means "nothing measured": it becomes NaN uncounted, and must lie outside. */
  readonly zeroIsMissing?: boolean;
  rejected: number;
}

/** FIT base types by number (the type byte without its endian flag). */
export const TYPE = {
  enum: 0,
  int8: 1,
  uint8: 2,
  int16: 3,
  uint16: 4,
  int32: 5,
  uint32: 6,
  text: 7,
  float32: 8,
  float64: 9,
  uint8z: 10,
  uint16z: 11,
  uint32z: 12,
  byte: 13,
  int64: 14,
  uint64: 15,
  uint64z: 16,
} as const;

/** Bytes of one value, by base type. */
const SIZES = [1, 1, 1, 2, 2, 4, 4, 1, 4, 8, 1, 2, 4, 1, 8, 8, 8];

const MISSING = Number.NaN;

/** The value that says "no value", by base type: the largest, for floats NaN, for "z" types 0. */
const INVALID = [
  0xff,
  0x7f,
  0xff,
  0x7fff,
  0xffff,
  0x7fffffff,
  0xffffffff,
  MISSING,
  MISSING,
  MISSING,
  0,
  0,
  0,
  0xff,
  2 ** 63,
  2 ** 64,
  0,
];

/**
 * How one definition's field is read. The bounds are raw numbers, so that one comparison finds both
 * missing and impossible values.
 */
export interface Reader {
  /** Offset in the payload. */
  inside: number;
  type: number;
  littleEndian: boolean;
  scale: number;
  offset: number;
  low: number;
  high: number;
  /** Raw numbers outside the bounds that mean "missing". */
  invalid: number;
  zero: number;
  bounds: Bounds | null;
}

/** Null where the field is no number: not there, text, an unknown type, a size that does not fit. */
export function readerOf(
  { littleEndian }: Definition,
  place: Place | null,
  { scale = 1, offset = 0, bounds }: Scaling,
): Reader | null {
  if (place === null || !isNumber(place)) return null;
  const { type, offset: inside } = place;
  const invalid = INVALID[type];
  let low = bounds ? (bounds.low + offset) * scale : -Number.MAX_VALUE;
  let high = bounds ? (bounds.high + offset) * scale : Number.MAX_VALUE;
  // "no value" is at one end of what the type can say: it goes outside
  if (invalid === 0) low = Math.max(low, 1);
  else if (invalid > 0) high = Math.min(high, invalid - 1);
  const zero = bounds?.zeroIsMissing ? 0 : MISSING;
  return {
    inside,
    type,
    littleEndian,
    scale,
    offset,
    low,
    high,
    invalid,
    zero,
    bounds: bounds ?? null,
  };
}

function isNumber({ type, size }: Place): boolean {
  const one = SIZES[type];
  return type !== TYPE.text && one !== undefined && size > 0 && size % one === 0;
}

/**
 * Writes a field of the messages of these runs into the same rows of `out`; NaN where the message says
 * that it has no value, and where the value is out of bounds. Of an array the first element.
 */
export function readRuns(view: DataView, runs: readonly Run[], reader: Reader, out: Column): void {
  const { type, bounds } = reader;
  const isCommon = SIZES[type] <= 4 && type !== TYPE.float32;
  const rejected = (isCommon ? readCommon : readAny)(view, runs, reader, out);
  if (bounds !== null) bounds.rejected += rejected;
}

/**
 * One short loop a type for what nearly all files are made of: integers of at most four bytes. Reading,
 * scaling and comparing stand in the one loop because that is about twice as fast as loops one after
 * another; and the loop over the runs stands inside because some files have a run every few rows.
 */
function readCommon(view: DataView, runs: readonly Run[], reader: Reader, out: Column): number {
  const { inside, type, littleEndian, low, high, scale, offset } = reader;
  let rejected = 0;
  switch (type) {
    case TYPE.int8:
      for (const { start, end, offset: first, step } of runs) {
        for (let i = start, at = first + inside; i < end; i++, at += step) {
          const raw = view.getInt8(at);
          out[i] = raw / scale - offset;
          if (raw < low || raw > high) rejected += takeOut(out, i, raw, reader);
        }
      }
      return rejected;
    case TYPE.int16:
      for (const { start, end, offset: first, step } of runs) {
        for (let i = start, at = first + inside; i < end; i++, at += step) {
          const raw = view.getInt16(at, littleEndian);
          out[i] = raw / scale - offset;
          if (raw < low || raw > high) rejected += takeOut(out, i, raw, reader);
        }
      }
      return rejected;
    case TYPE.uint16:
    case TYPE.uint16z:
      for (const { start, end, offset: first, step } of runs) {
        for (let i = start, at = first + inside; i < end; i++, at += step) {
          const raw = view.getUint16(at, littleEndian);
          out[i] = raw / scale - offset;
          if (raw < low || raw > high) rejected += takeOut(out, i, raw, reader);
        }
      }
      return rejected;
    case TYPE.int32:
      for (const { start, end, offset: first, step } of runs) {
        for (let i = start, at = first + inside; i < end; i++, at += step) {
          const raw = view.getInt32(at, littleEndian);
          out[i] = raw / scale - offset;
          if (raw < low || raw > high) rejected += takeOut(out, i, raw, reader);
        }
      }
      return rejected;
    case TYPE.uint32:
    case TYPE.uint32z:
      for (const { start, end, offset: first, step } of runs) {
        for (let i = start, at = first + inside; i < end; i++, at += step) {
          const raw = view.getUint32(at, littleEndian);
          out[i] = raw / scale - offset;
          if (raw < low || raw > high) rejected += takeOut(out, i, raw, reader);
        }
      }
      return rejected;
    default:
      for (const { start, end, offset: first, step } of runs) {
        for (let i = start, at = first + inside; i < end; i++, at += step) {
          const raw = view.getUint8(at);
          out[i] = raw / scale - offset;
          if (raw < low || raw > high) rejected += takeOut(out, i, raw, reader);
        }
      }
      return rejected;
  }
}

/** Makes a value missing; 1 when it was one that cannot be true, 0 when it said nothing. */
function takeOut(out: Column, i: number, raw: number, { invalid, zero }: Reader): number {
  out[i] = MISSING;
  return raw === invalid || raw === zero || Number.isNaN(raw) ? 0 : 1;
}

/** As `readCommon` for any type. */
function readAny(view: DataView, runs: readonly Run[], reader: Reader, out: Column): number {
  const { inside, type, littleEndian, low, high, scale, offset, invalid } = reader;
  let rejected = 0;
  for (const { start, end, offset: first, step } of runs) {
    for (let i = start, at = first + inside; i < end; i++, at += step) {
      const raw = readOne(view, at, type, littleEndian);
      out[i] = raw / scale - offset;
      if (raw === invalid || !(raw >= low && raw <= high)) rejected += takeOut(out, i, raw, reader);
    }
  }
  return rejected;
}

function readOne(view: DataView, at: number, type: number, littleEndian: boolean): number {
  switch (type) {
    case TYPE.int8:
      return view.getInt8(at);
    case TYPE.int16:
      return view.getInt16(at, littleEndian);
    case TYPE.uint16:
    case TYPE.uint16z:
      return view.getUint16(at, littleEndian);
    case TYPE.int32:
      return view.getInt32(at, littleEndian);
    case TYPE.uint32:
    case TYPE.uint32z:
      return view.getUint32(at, littleEndian);
    case TYPE.float32:
      return view.getFloat32(at, littleEndian);
    case TYPE.float64:
      return view.getFloat64(at, littleEndian);
    case TYPE.int64:
      return Number(view.getBigInt64(at, littleEndian));
    case TYPE.uint64:
    case TYPE.uint64z:
      return Number(view.getBigUint64(at, littleEndian));
    default:
      return view.getUint8(at);
  }
}
