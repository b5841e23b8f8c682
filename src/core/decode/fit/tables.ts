import { LabError } from '../../errors.ts';

/** A field's place in a payload; `type` is the base type without its endian flag. */
export interface Place {
  offset: number;
  size: number;
  type: number;
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
  /** Its place among the definitions of that table, -1 until a message of it is filed. */
  rank: number;
}

/** Raw FIT time of a message that has none. */
export const NO_TIME = 0xffffffff;

/**
 * All messages of one kind in file order: where their payloads are, and which of them have one
 * definition. Row i of a table is value i of every column made from it.
 */
export interface Table {
  count: number;
  /** First byte of each payload. */
  offsets: Uint32Array;
  /** Raw times that compressed headers say, NO_TIME for other messages; null where none does. */
  headerTimes: Uint32Array | null;
  runs: Run[];
  /** Every definition of its rows, by rank. */
  definitions: Definition[];
  /** Most messages that it takes. */
  limit: number;
}

/** Rows `[start, end)` of one definition; the next run has another one. */
export interface Run {
  definition: Definition;
  start: number;
  end: number;
}

/** A kind with more messages is what the file is made of. */
const FEW = 256;

export function emptyTable(limit: number): Table {
  const offsets = new Uint32Array(0);
  return { count: 0, offsets, headerTimes: null, runs: [], definitions: [], limit };
}

/**
 * Takes in `more` messages of one definition; where they are is for the caller to set. Behind them
 * `rest` bytes follow. Throws `too-many-samples` over the table's limit.
 */
export function addRows(table: Table, definition: Definition, more: number, rest: number): void {
  const start = table.count;
  const end = start + more;
  if (end > table.offsets.length) makeRoom(table, end, Math.floor(rest / (1 + definition.size)));
  table.count = end;
  const last = table.runs.at(-1);
  if (last !== undefined && last.definition === definition) last.end = end;
  else addRun(table, { definition, start, end });
}

function addRun({ runs, definitions }: Table, run: Run): void {
  runs.push(run);
  if (run.definition.rank < 0) run.definition.rank = definitions.push(run.definition) - 1;
}

/** Takes the rows from `count` on out of the table. */
export function dropRowsFrom(table: Table, count: number): void {
  table.runs = table.runs.filter(({ start }) => start < count);
  const last = table.runs.at(-1);
  if (last !== undefined) last.end = count;
  table.count = count;
}

/** The definition of one row. */
export function definitionOf({ runs }: Table, row: number): Definition {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle].end <= row) low = middle + 1;
    else high = middle;
  }
  return runs[low].definition;
}

/** Sets the time that the header of a message says. */
export function setHeaderTime(table: Table, row: number, time: number): void {
  table.headerTimes ??= new Uint32Array(table.offsets.length).fill(NO_TIME);
  table.headerTimes[row] = time;
}

/**
 * Seconds since 1989-12-31 UTC, from the message, which has this definition, or from its compressed
 * header; NO_TIME where neither says one.
 */
export function rawTime(
  view: DataView,
  { offsets, headerTimes }: Table,
  { timeAt, littleEndian }: Definition,
  row: number,
): number {
  if (timeAt >= 0) return view.getUint32(offsets[row] + timeAt, littleEndian);
  return headerTimes === null ? NO_TIME : headerTimes[row];
}

/** `likely` is how many rows may follow, as far as one can tell. */
function makeRoom(table: Table, needed: number, likely: number): void {
  const { limit } = table;
  if (needed > limit) {
    throw new LabError('too-many-samples', `more than ${limit} messages of one kind`);
  }
  const more = needed > FEW ? Math.max(needed >> 2, Math.min(likely, 8 * needed)) : 3 * needed;
  const room = Math.min(needed + more, limit);
  table.offsets = longer(table.offsets, room);
  const { headerTimes } = table;
  if (headerTimes !== null) {
    table.headerTimes = longer(headerTimes, room).fill(NO_TIME, headerTimes.length);
  }
}

function longer(values: Uint32Array, room: number): Uint32Array {
  const larger = new Uint32Array(room);
  larger.set(values);
  return larger;
}
