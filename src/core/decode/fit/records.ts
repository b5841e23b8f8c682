import type { Note } from '../../notes.ts';
import type { Channel, Column, Columns } from '../../recording.ts';
import { BOUNDS, noteOutOfBounds } from '../sanity.ts';
import { type FieldRule, readColumn } from './columns.ts';
import { type PackedMotion, readPackedMotion } from './compressed-speed-distance.ts';
import { type DeveloperField, readDeveloperColumn } from './developer-fields.ts';
import type { Source } from './source.ts';
import type { Table } from './tables.ts';
import { readTimes } from './times.ts';
import type { Bounds, FieldReading } from './values.ts';

/** The samples of one part: one value a `record` message in file order, NaN where it says nothing. */
export interface Samples {
  /** Seconds since 1970, NaN where the device had no date. */
  time: Column;
  /** How many samples have no date. */
  undated: number;
  columns: Columns;
  /** What was taken out of this part, over all its sessions. */
  notes: Note[];
}

const SEMICIRCLES = 2 ** 31 / 180;
const FRACTIONAL_CADENCE: FieldRule = { field: 53, scale: 128 };
const LEFT_RIGHT_BALANCE: FieldRule = { field: 30 };

/**
 * FIT `record` fields by channel (FIT profile, message 20), best first: the next ones fill what the
 * better ones leave missing.
 */
const CHANNEL_FIELDS: ReadonlyMap<Channel, readonly FieldRule[]> = new Map<Channel, FieldRule[]>([
  ['latitude', [{ field: 0, scale: SEMICIRCLES }]],
  ['longitude', [{ field: 1, scale: SEMICIRCLES }]],
  ['altitude', [78, 2].map((field) => ({ field, scale: 5, offset: 500 }))],
  ['distance', [{ field: 5, scale: 100 }]],
  ['speed', [73, 6].map((field) => ({ field, scale: 1000 }))],
  ['power', [{ field: 7 }]],
  ['heartRate', [{ field: 3 }]],
  ['cadence', [{ field: 4 }, { field: 52, scale: 256 }]],
  ['temperature', [{ field: 13 }]],
  ['accuracy', [{ field: 31 }]],
]);

/** Reads all channels of the `record` messages; what cannot be true is missing and noted. */
export function readSamples(
  source: Source,
  records: Table,
  developerFields: readonly DeveloperField[],
): Samples {
  const columns: Columns = {};
  const rejected = new Map<Channel, number>();
  const packed = readPackedMotion(source, records);
  for (const [channel, rules] of CHANNEL_FIELDS) {
    const found = readChannel(source, records, { channel, rules, developerFields, packed });
    rejected.set(channel, found.rejected);
    if (found.column !== null) columns[channel] = found.column;
  }
  if (columns.cadence !== undefined) {
    addFractions(columns.cadence, readColumn(source, records, FRACTIONAL_CADENCE));
  }
  const balance = readColumn(source, records, LEFT_RIGHT_BALANCE);
  if (balance !== null) columns.leftBalance = toLeftShare(balance.column);
  const note = noteOutOfBounds(rejected);
  const { column: time, missing: undated } = readTimes(source, records);
  return { time, undated, columns, notes: note === null ? [] : [note] };
}

interface Asked {
  channel: Channel;
  rules: readonly FieldRule[];
  developerFields: readonly DeveloperField[];
  packed: PackedMotion | null;
}

/**
 * One channel from its best field, and from the next ones what that lacks; null without any value. What
 * was taken out is counted in the fields that were asked: behind one that lacks nothing, none is.
 */
function readChannel(
  source: Source,
  records: Table,
  asked: Asked,
): { column: Column | null; rejected: number } {
  let column: Column | null = null;
  let missing = records.count;
  let rejected = 0;
  for (const more of readSources(source, records, asked)) {
    if (more === null) continue;
    rejected += more.rejected;
    if (more.missing === records.count) continue;
    missing = column === null ? more.missing : fillIn(column, more.column);
    column ??= more.column;
    if (missing === 0) break;
  }
  return { column, rejected };
}

/** What says a channel, best first: its native fields, what apps wrote in their place, packed motion. */
function* readSources(
  source: Source,
  records: Table,
  { channel, rules, developerFields, packed }: Asked,
): Generator<FieldReading | null> {
  const bounds = boundsOf(channel);
  for (const rule of rules) yield readColumn(source, records, { ...rule, bounds });
  for (const field of developerFields) {
    if (!rules.some((rule) => rule.field === field.native)) continue;
    yield readDeveloperColumn(source, records, { ...field, bounds });
  }
  if (channel === 'speed' || channel === 'distance') yield packed?.[channel] ?? null;
}

function boundsOf(channel: Channel): Bounds {
  const { low, high } = BOUNDS[channel] ?? { low: -Infinity, high: Infinity };
  // sensors say 0 for "no pulse found": missing, not impossible
  return { low, high, zeroIsMissing: channel === 'heartRate' };
}

/** Fills what a column lacks; returns how many values it lacks then. */
function fillIn(column: Column, more: Column): number {
  let missing = 0;
  for (let i = 0; i < column.length; i++) {
    if (Number.isNaN(column[i])) column[i] = more[i];
    if (Number.isNaN(column[i])) missing++;
  }
  return missing;
}

function addFractions(cadence: Column, fractions: FieldReading | null): void {
  if (fractions === null || fractions.missing === cadence.length) return;
  for (let i = 0; i < cadence.length; i++) cadence[i] += fractions.column[i] || 0;
}

/**
 * Seven bits of percentage and a flag: set, the percentage is the right leg's. Without the flag the
 * side is formally unknown; writers that leave it out mean the left leg.
 */
function toLeftShare(balance: Column): Column {
  for (let i = 0; i < balance.length; i++) {
    const percent = balance[i] & 0x7f;
    const left = balance[i] >= 0x80 ? 100 - percent : percent;
    balance[i] = Number.isNaN(balance[i]) || percent > 100 ? Number.NaN : left / 100;
  }
  return balance;
}
