import { LabError } from '../../errors.ts';

/** Bytes and a view of the same bytes: a FIT part is always read through both. */
export interface Source {
  bytes: Uint8Array;
  view: DataView;
}

/**
 * How the payload of one kind of message is laid out. The field list is not copied: it stays in the
 * file at `fieldsAt` as `fields` triples of number, size and base type; developer fields likewise.
 */
export interface Definition {
  /** Global message number: 20 is `record`. */
  message: number;
  littleEndian: boolean;
  /** Bytes of one payload, developer fields included. */
  size: number;
  /** Where its content begins in the file, and how many bytes that is. */
  at: number;
  length: number;
  fieldsAt: number;
  fields: number;
  developersAt: number;
  developers: number;
  /** Offset of the timestamp (field 253) in the payload, -1 where there is none. */
  timeAt: number;
  /** Where its messages are filed; null when nobody wants them. */
  table: Table | null;
}

/** Raw FIT time of a message that has none. */
export const NO_TIME = 0xffffffff;

/**
 * All messages of one kind in file order: where each payload begins, its raw time, and the runs of
 * messages that share a definition. Row i of a table is value i of every column made from it.
 */
export interface Table {
  count: number;
  /** Payload offsets; only the first `count` are set. */
  offsets: Int32Array;
  /** Seconds since 1989-12-31 UTC, from the message or its compressed header; NO_TIME where none. */
  times: Uint32Array;
  runs: Run[];
  /** Most messages that it takes. */
  limit: number;
}

/** Rows `[start, end)` that one definition describes. */
export interface Run {
  definition: Definition;
  start: number;
  end: number;
}

const FIRST_ROOM = 256;

export function emptyTable(limit: number): Table {
  const room = Math.min(FIRST_ROOM, limit);
  const offsets = new Int32Array(room);
  return { count: 0, offsets, times: new Uint32Array(room), runs: [], limit };
}

/** Files one message. Throws `too-many-samples` when the table is at its limit. */
export function addRow(table: Table, definition: Definition, offset: number, time: number): void {
  const row = table.count;
  if (row === table.offsets.length) makeRoom(table);
  const { runs } = table;
  const run = runs.length === 0 ? null : runs[runs.length - 1];
  if (run === null || run.definition !== definition) {
    runs.push({ definition, start: row, end: row + 1 });
  } else {
    run.end = row + 1;
  }
  table.offsets[row] = offset;
  table.times[row] = time;
  table.count = row + 1;
}

/** Takes the rows from `count` on out of the table. */
export function dropRowsFrom(table: Table, count: number): void {
  table.count = count;
  table.runs = table.runs.filter(({ start }) => start < count);
  const last = table.runs.at(-1);
  if (last !== undefined) last.end = count;
}

function makeRoom(table: Table): void {
  const { count, limit } = table;
  if (count === limit) {
    throw new LabError('too-many-samples', `more than ${limit} messages of one kind`);
  }
  const room = Math.min(count * 2, limit);
  const offsets = new Int32Array(room);
  offsets.set(table.offsets);
  table.offsets = offsets;
  const times = new Uint32Array(room);
  times.set(table.times);
  table.times = times;
}
