import type { Column } from '../../recording.ts';
import { findField, type Place } from './definitions.ts';
import type { Definition, Source, Table } from './tables.ts';

const FIELD = 8;
const BYTES = 3;
/** The counter of sixteenths of a metre has twelve bits: it rolls over every 256 m. */
const COUNTER_MASK = 0xfff;
const PER_METRE = 16;
const PER_METRE_PER_SECOND = 100;
/** Metres a second; the field can say 40.95, a rider cannot. */
const HIGHEST_SPEED = 40;

/**
 * `compressed_speed_distance`, which small watches write instead of speed and distance: twelve bits
 * each in three bytes. Speed in m/s, distance accumulated in metres, NaN where the bytes are all
 * 0xFF. Null when no message has the field.
 */
export function readPackedMotion(
  { bytes }: Source,
  { runs, count }: Table,
): { speed: Column; distance: Column } | null {
  let found: { speed: Column; distance: Column } | null = null;
  let total = 0;
  let known: Definition | null = null;
  let place: Place | null = null;
  for (const { definition, start, end, offset, step } of runs) {
    if (definition !== known) place = findField(bytes, definition, FIELD);
    known = definition;
    if (place === null || place.size !== BYTES) continue;
    found ??= { speed: missing(count), distance: missing(count) };
    let at = offset + place.offset;
    for (let i = start; i < end; i++, at += step) {
      const packed = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16);
      if (packed === 0xffffff) continue;
      total += ((packed >> 12) - total) & COUNTER_MASK;
      const speed = (packed & 0xfff) / PER_METRE_PER_SECOND;
      if (speed <= HIGHEST_SPEED) found.speed[i] = speed;
      found.distance[i] = total / PER_METRE;
    }
  }
  return found;
}

function missing(count: number): Column {
  return new Float64Array(count).fill(Number.NaN);
}
