import type { Column } from '../../recording.ts';
import { findField, type Place } from './definitions.ts';
import type { Definition, Source, Table } from './tables.ts';

/** How a field's integer becomes an SI value: value = integer / scale − offset. */
export interface FieldRule {
  field: number;
  scale?: number;
  offset?: number;
}

const DECODER = new TextDecoder();

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
/** The value that says "no value", by base type; floats say it with NaN, "z" types with 0. */
const INVALID = [
  0xff,
  0x7f,
  0xff,
  0x7fff,
  0xffff,
  0x7fffffff,
  0xffffffff,
  Number.NaN,
  Number.NaN,
  Number.NaN,
  0,
  0,
  0,
  0xff,
  2 ** 63,
  2 ** 64,
  0,
];

/**
 * One field of all messages of a table as numbers; NaN where the message lacks the field or says
 * that it has no value. Of an array the first element. Null when no definition has the field.
 */
export function readColumn(source: Source, table: Table, rule: FieldRule): Column | null {
  return readPlaced(source, table, rule, (definition) =>
    findField(source.bytes, definition, rule.field),
  );
}

/** As `readColumn`, for a field that `placeIn` finds in a definition. */
export function readPlaced(
  source: Source,
  table: Table,
  { scale = 1, offset = 0 }: { scale?: number; offset?: number },
  placeIn: (definition: Definition) => Place | null,
): Column | null {
  const places = new Map<Definition, Place | null>();
  let out: Column | null = null;
  for (const { definition, start, end } of table.runs) {
    let place = places.get(definition);
    if (place === undefined) {
      place = readable(placeIn(definition));
      places.set(definition, place);
    }
    if (place === null) continue;
    out ??= new Float64Array(table.count).fill(Number.NaN);
    load(source.view, table.offsets, place, definition.littleEndian, out, start, end);
    toValues(out, start, end, INVALID[place.type], scale, offset);
  }
  return out;
}

/** Null for what is no number: text, unknown types, and sizes that do not fit the type. */
function readable(place: Place | null): Place | null {
  if (place === null || place.type === TYPE.text) return null;
  const size = SIZES[place.type];
  return size !== undefined && place.size > 0 && place.size % size === 0 ? place : null;
}

/** Raw integers of rows `[start, end)` into `out`: one short loop a type, nothing decided inside. */
function load(
  view: DataView,
  offsets: Int32Array,
  { offset, type }: Place,
  little: boolean,
  out: Column,
  start: number,
  end: number,
): void {
  let i = start;
  switch (type) {
    case TYPE.int8:
      for (; i < end; i++) out[i] = view.getInt8(offsets[i] + offset);
      return;
    case TYPE.int16:
      for (; i < end; i++) out[i] = view.getInt16(offsets[i] + offset, little);
      return;
    case TYPE.uint16:
    case TYPE.uint16z:
      for (; i < end; i++) out[i] = view.getUint16(offsets[i] + offset, little);
      return;
    case TYPE.int32:
      for (; i < end; i++) out[i] = view.getInt32(offsets[i] + offset, little);
      return;
    case TYPE.uint32:
    case TYPE.uint32z:
      for (; i < end; i++) out[i] = view.getUint32(offsets[i] + offset, little);
      return;
    case TYPE.float32:
      for (; i < end; i++) out[i] = view.getFloat32(offsets[i] + offset, little);
      return;
    case TYPE.float64:
      for (; i < end; i++) out[i] = view.getFloat64(offsets[i] + offset, little);
      return;
    case TYPE.int64:
      for (; i < end; i++) out[i] = Number(view.getBigInt64(offsets[i] + offset, little));
      return;
    case TYPE.uint64:
    case TYPE.uint64z:
      for (; i < end; i++) out[i] = Number(view.getBigUint64(offsets[i] + offset, little));
      return;
    default:
      for (; i < end; i++) out[i] = view.getUint8(offsets[i] + offset);
  }
}

function toValues(
  out: Column,
  start: number,
  end: number,
  invalid: number,
  scale: number,
  offset: number,
): void {
  for (let i = start; i < end; i++) {
    const raw = out[i];
    out[i] = raw === invalid ? Number.NaN : raw / scale - offset;
  }
}

/** The definition of one row. */
function definitionOf({ runs }: Table, row: number): Definition {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle].end <= row) low = middle + 1;
    else high = middle;
  }
  return runs[low].definition;
}

/** One row's text up to its first NUL, trimmed; null when there is none. */
export function readText(
  { bytes }: Source,
  table: Table,
  row: number,
  field: number,
): string | null {
  const place = findField(bytes, definitionOf(table, row), field);
  if (place === null || place.type !== TYPE.text) return null;
  const start = table.offsets[row] + place.offset;
  const content = bytes.subarray(start, start + place.size);
  const end = content.indexOf(0);
  return DECODER.decode(end < 0 ? content : content.subarray(0, end)).trim() || null;
}
