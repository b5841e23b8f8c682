import { LabError } from '../../errors.ts';
import type { Column } from '../../recording.ts';
import { findField } from './definitions.ts';
import type { Source } from './source.ts';
import { type Definition, NO_TIME, type Place, rawTime, type Table } from './tables.ts';
import { toUnix } from './times.ts';
import { TYPE } from './values.ts';

/** Heart rates that a strap stored itself (under water nothing is received) and sent after the swim. */
export interface Beats {
  /** Seconds since 1970, ascending. */
  time: Column;
  /** Beats per minute. */
  rate: Column;
}

/** Fields of the `hr` message (132). */
const FIELD = { fraction: 0, fraction256: 1, rate: 6, event: 9, packedEvent: 10 };
const TICKS = 1024;
const PACKED_MASK = 0xfff;

/** A strap that is quiet for longer has lost the rider. */
const LONGEST_HOLD = 5;

/**
 * All beats of the `hr` messages, in the order of the parts. A message with a timestamp ties the
 * strap's own clock (1/1024 s, 32 bits) to the calendar; the following ones give eight beats each by
 * the low twelve bits of that clock. Beats before the first such message have no date and are left
 * out. Throws `too-many-samples` over `limit` beats.
 */
export function readBeats({ bytes, view }: Source, tables: readonly Table[], limit: number): Beats {
  const beats: { time: number; rate: number }[] = [];
  let anchor = Number.NaN;
  let ticks = 0;
  for (const table of tables) {
    for (const { definition, start, end } of table.runs) {
      const places = findPlaces(bytes, definition);
      for (let row = start; row < end; row++) {
        const payload = table.offsets[row];
        const events = eventTicks(bytes, view, payload, definition, places, ticks);
        if (events.length === 0) continue;
        ticks = events[events.length - 1];
        const time = rawTime(view, table, definition, row);
        if (time !== NO_TIME) {
          const zero = events[0] / TICKS;
          anchor = toUnix(time) + fraction(view, payload, definition, places) - zero;
        }
        const rates = ratesAt(bytes, payload, places.rate);
        for (let i = 0; i < Math.min(events.length, rates.length); i++) {
          const time = anchor + events[i] / TICKS;
          const known = rates[i] > 0 && rates[i] < 0xff;
          if (known && !Number.isNaN(time)) beats.push({ time, rate: rates[i] });
        }
        if (beats.length > limit) throw tooMany(limit);
      }
    }
  }
  beats.sort((a, b) => a.time - b.time);
  return {
    time: Float64Array.from(beats, ({ time }) => time),
    rate: Float64Array.from(beats, ({ rate }) => rate),
  };
}

function tooMany(limit: number): LabError {
  return new LabError('too-many-samples', `more than ${limit} stored heart beats`);
}

type Places = Record<keyof typeof FIELD, Place | null>;

function findPlaces(bytes: Uint8Array, definition: Definition): Places {
  const find = (field: number) => findField(bytes, definition, field);
  return {
    fraction: find(FIELD.fraction),
    fraction256: find(FIELD.fraction256),
    rate: find(FIELD.rate),
    event: find(FIELD.event),
    packedEvent: find(FIELD.packedEvent),
  };
}

/** The strap's clock at each beat of one message, unrolled from `ticks`, its last known reading. */
function eventTicks(
  bytes: Uint8Array,
  view: DataView,
  payload: number,
  { littleEndian }: Definition,
  { event, packedEvent }: Places,
  ticks: number,
): number[] {
  const found: number[] = [];
  if (event !== null && event.type === TYPE.uint32) {
    for (let i = 0; i + 4 <= event.size; i += 4) {
      const raw = view.getUint32(payload + event.offset + i, littleEndian);
      if (raw !== 0xffffffff) found.push(raw);
    }
  }
  if (packedEvent === null || found.length > 0) return found;
  const at = payload + packedEvent.offset;
  let last = ticks;
  for (let i = 0; i + 3 <= packedEvent.size; i += 3) {
    const pair = bytes[at + i] | (bytes[at + i + 1] << 8) | (bytes[at + i + 2] << 16);
    for (const raw of [pair & PACKED_MASK, pair >> 12]) {
      last += (raw - last) & PACKED_MASK;
      found.push(last);
    }
  }
  return found;
}

function fraction(
  view: DataView,
  payload: number,
  { littleEndian }: Definition,
  { fraction, fraction256 }: Places,
): number {
  if (fraction !== null && fraction.size === 2) {
    const raw = view.getUint16(payload + fraction.offset, littleEndian);
    return raw === 0xffff ? 0 : raw / 32768;
  }
  return fraction256 === null ? 0 : view.getUint8(payload + fraction256.offset) / 256;
}

function ratesAt(bytes: Uint8Array, payload: number, rate: Place | null): Uint8Array {
  if (rate === null) return bytes.subarray(0, 0);
  return bytes.subarray(payload + rate.offset, payload + rate.offset + rate.size);
}

/**
 * Gives the samples without a heart rate the mean of the beats since the sample before (at most
 * 5 s), or else the last beat if it is no older than 5 s. Changes `heartRate`; returns how many
 * samples it filled.
 */
export function fillFromBeats(time: Column, heartRate: Column, { time: at, rate }: Beats): number {
  const sums = runningSums(rate);
  let filled = 0;
  for (let i = 0; i < time.length; i++) {
    if (!Number.isNaN(heartRate[i]) || Number.isNaN(time[i])) continue;
    const before = i > 0 && time[i - 1] < time[i] ? time[i - 1] : time[i] - 1;
    const end = countUpTo(at, time[i]);
    const start = countUpTo(at, Math.max(before, time[i] - LONGEST_HOLD));
    if (end === 0 || at[end - 1] < time[i] - LONGEST_HOLD) continue;
    const mean = (sums[end] - sums[start]) / (end - start);
    heartRate[i] = end > start ? Math.round(mean) : rate[end - 1];
    filled++;
  }
  return filled;
}

/** How many beats are not after `time`. */
function countUpTo(at: Column, time: number): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function runningSums(values: Column): Column {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i] + values[i];
  return sums;
}
