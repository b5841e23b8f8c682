import type { Column } from '../../recording.ts';
import type { Definition, Place } from './tables.ts';

/** How a field's integer becomes an SI value: value = integer / scale − offset. */
export interface Scaling {
  scale?: number;
  offset?: number;
  /** What can be true, in SI units; the rest becomes NaN. */
  bounds?: Bounds;
}

export interface Bounds {
  readonly low: number;
  readonly high: number;
  /** 0 means "nothing measured", and must lie outside. */
  readonly zeroIsMissing?: boolean;
}

/** A field of all messages of a table. */
export interface FieldReading {
  /** NaN where the message does not say it or it cannot be true; of an array the first element. */
  column: Column;
  /** How many values are NaN. */
  missing: number;
  /** How many of these were said, but out of bounds. */
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
export const SIZES = [1, 1, 1, 2, 2, 4, 4, 1, 4, 8, 1, 2, 4, 1, 8, 8, 8];

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
  low: number;
  high: number;
  /** Raw numbers outside the bounds that mean "missing"; NaN is none. */
  invalid: number;
  zero: number;
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
  return { inside, type, littleEndian, low, high, invalid, zero };
}

function isNumber({ type, size }: Place): boolean {
  const one = SIZES[type];
  return type !== TYPE.text && one !== undefined && size > 0 && size % one === 0;
}

/** The field of the message whose payload is at `payload`; NaN where it does not say it. */
export function readValue(
  view: DataView,
  payload: number,
  reader: Reader | null,
  { scale = 1, offset = 0 }: Scaling,
): number {
  if (reader === null) return MISSING;
  const raw = readOne(view, payload + reader.inside, reader);
  return isSaid(raw, reader) ? raw / scale - offset : MISSING;
}

/** Whether a raw number is a value that can be true. */
export function isSaid(raw: number, { low, high, invalid }: Reader): boolean {
  // no double is just below the largest integers of 64 bits: there, "no value" lies inside
  return raw >= low && raw <= high && raw !== invalid;
}

/** The raw number at byte `at`. */
export function readOne(
  view: DataView,
  at: number,
  { type, littleEndian }: Pick<Reader, 'type' | 'littleEndian'>,
): number {
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
