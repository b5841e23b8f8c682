import { makeColumn } from '../../lent-memory.ts';
import { findField } from './definitions.ts';
import type { Source } from './source.ts';
import type { Table } from './tables.ts';
import type { FieldReading } from './values.ts';

const FIELD = 8;
const BYTES = 3;
/** The counter of sixteenths of a metre has twelve bits: it rolls over every 256 m. */
const COUNTER_MASK = 0xfff;
const PER_METRE = 16;
const PER_METRE_PER_SECOND = 100;
/** Metres a second; the field can say 40.95, a rider cannot. */
const HIGHEST_SPEED = 40;

export interface PackedMotion {
  /** m/s. */
  speed: FieldReading;
  /** Accumulated metres. */
  distance: FieldReading;
}

/**
 * `compressed_speed_distance`, which small watches write instead of speed and distance: twelve bits
 * each in three bytes; missing where the bytes are all 0xFF. Null when no message has the field.
 */
export function readPackedMotion(
  { bytes }: Source,
  { definitions, runs, offsets, count }: Table,
): PackedMotion | null {
  const places = definitions.map((definition) => findField(bytes, definition, FIELD));
  if (!places.some((place) => place?.size === BYTES)) return null;
  const [speed, distance] = [emptyReading(count), emptyReading(count)];
  let total = 0;
  for (const { definition, start, end } of runs) {
    const place = places[definition.rank];
    if (place?.size !== BYTES) continue;
    for (let i = start; i < end; i++) {
      const at = offsets[i] + place.offset;
      const packed = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16);
      if (packed === 0xffffff) continue;
      total += ((packed >> 12) - total) & COUNTER_MASK;
      const metresPerSecond = (packed & 0xfff) / PER_METRE_PER_SECOND;
      if (metresPerSecond <= HIGHEST_SPEED) put(speed, i, metresPerSecond);
      put(distance, i, total / PER_METRE);
    }
  }
  return { speed, distance };
}

function emptyReading(count: number): FieldReading {
  const column = makeColumn(count).fill(Number.NaN);
  return { column, missing: count, rejected: 0 };
}

function put(reading: FieldReading, row: number, value: number): void {
  reading.column[row] = value;
  reading.missing--;
}
