import type { Channel, Column, Columns } from '../../recording.ts';
import { type FieldRule, readColumn } from './columns.ts';
import { readPackedMotion } from './compressed-speed-distance.ts';
import { type DeveloperField, readDeveloperColumn } from './developer-fields.ts';
import type { Source, Table } from './tables.ts';
import { toUnixColumn } from './times.ts';

/** The samples of one part: one value a `record` message in file order, NaN where it says nothing. */
export interface Samples {
  /** Seconds since 1970, NaN where the device had no date. */
  time: Column;
  columns: Columns;
}

interface ChannelRule {
  channel: Channel;
  /** Best first; the next ones fill what the better ones leave missing. */
  sources: FieldRule[];
}

const SEMICIRCLES = 2 ** 31 / 180;
const FRACTIONAL_CADENCE: FieldRule = { field: 53, scale: 128 };
const LEFT_RIGHT_BALANCE: FieldRule = { field: 30 };

/** FIT `record` fields by channel (FIT profile, message 20). */
const CHANNEL_RULES: readonly ChannelRule[] = [
  { channel: 'latitude', sources: [{ field: 0, scale: SEMICIRCLES }] },
  { channel: 'longitude', sources: [{ field: 1, scale: SEMICIRCLES }] },
  {
    channel: 'altitude',
    sources: [
      { field: 78, scale: 5, offset: 500 },
      { field: 2, scale: 5, offset: 500 },
    ],
  },
  { channel: 'distance', sources: [{ field: 5, scale: 100 }] },
  {
    channel: 'speed',
    sources: [
      { field: 73, scale: 1000 },
      { field: 6, scale: 1000 },
    ],
  },
  { channel: 'power', sources: [{ field: 7 }] },
  { channel: 'heartRate', sources: [{ field: 3 }] },
  { channel: 'cadence', sources: [{ field: 4 }, { field: 52, scale: 256 }] },
  { channel: 'temperature', sources: [{ field: 13 }] },
  { channel: 'accuracy', sources: [{ field: 31 }] },
];

/** Reads all channels of the `record` messages as the file gives them. */
export function readSamples(
  source: Source,
  records: Table,
  developerFields: readonly DeveloperField[],
): Samples {
  const columns = readChannels(source, records, developerFields);
  addFractions(columns.cadence, readColumn(source, records, FRACTIONAL_CADENCE));
  const balance = readColumn(source, records, LEFT_RIGHT_BALANCE);
  if (balance !== null) columns.leftBalance = toLeftShare(balance);
  return { time: toUnixColumn(records.times, records.count), columns };
}

function readChannels(
  source: Source,
  records: Table,
  developerFields: readonly DeveloperField[],
): Columns {
  const columns: Columns = {};
  for (const { channel, sources } of CHANNEL_RULES) {
    for (const rule of sources) merge(columns, channel, readColumn(source, records, rule));
    for (const field of developerFields) {
      if (!sources.some((rule) => rule.field === field.native)) continue;
      merge(columns, channel, readDeveloperColumn(source, records, field));
    }
  }
  const packed = readPackedMotion(source, records);
  merge(columns, 'speed', packed?.speed ?? null);
  merge(columns, 'distance', packed?.distance ?? null);
  return columns;
}

/** Fills what the channel's column lacks, or becomes that column. */
function merge(columns: Columns, channel: Channel, more: Column | null): void {
  const column = columns[channel];
  if (more === null) return;
  if (column === undefined) {
    columns[channel] = more;
    return;
  }
  for (let i = 0; i < column.length; i++) if (Number.isNaN(column[i])) column[i] = more[i];
}

function addFractions(cadence: Column | undefined, fractions: Column | null): void {
  if (cadence === undefined || fractions === null) return;
  for (let i = 0; i < cadence.length; i++) cadence[i] += fractions[i] || 0;
}

/**
 * Seven bits of percentage and a flag: set, the percentage is the right leg's. Without the flag the
 * side is formally unknown; writers that leave it out mean the left leg.
 */
function toLeftShare(balance: Column): Column {
  return balance.map((raw) => {
    const percent = raw & 0x7f;
    if (Number.isNaN(raw) || percent > 100) return Number.NaN;
    return (raw >= 0x80 ? 100 - percent : percent) / 100;
  });
}
