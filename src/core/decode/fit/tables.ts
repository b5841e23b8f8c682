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
 * All messages of one kind in file order: their raw times, and where their payloads are as runs.
 * Row i of a table is value i of every column made from it.
 */
export interface Table {
  count: number;
  /** Seconds since 1989-12-31 UTC, from the message or its compressed header; NO_TIME where none. */
  times: Uint32Array;
  runs: Run[];
  /** The same runs by their definition: a column is read definition by definition. */
  runsOf: Map<Definition, Run[]>;
  /** Most messages that it takes. */
  limit: number;
}

/** Rows `[start, end)` of one definition whose payloads lie `step` bytes apart, the first at `offset`. */
export interface Run {
  definition: Definition;
  start: number;
  end: number;
  offset: number;
  step: number;
}

const FIRST_ROOM = 256;

export function emptyTable(limit: number): Table {
  const times = new Uint32Array(Math.min(FIRST_ROOM, limit));
  return { count: 0, times, runs: [], runsOf: new Map(), limit };
}

/**
 * Files `more` messages that follow each other from payload `offset`; their times are for the caller
 * to set. Throws `too-many-samples` when the table would go over its limit.
 */
export function addRows(table: Table, definition: Definition, offset: number, more: number): void {
  const start = table.count;
  const end = start + more;
  if (end > table.times.length) makeRoom(table, end);
  table.count = end;
  const { runs } = table;
  const run = runs.length === 0 ? null : runs[runs.length - 1];
  if (run !== null && run.definition === definition && goesOn(run, offset, more)) run.end = end;
  else addRun(table, { definition, start, end, offset, step: 1 + definition.size });
}

function addRun({ runs, runsOf }: Table, run: Run): void {
  runs.push(run);
  const others = runsOf.get(run.definition);
  if (others === undefined) runsOf.set(run.definition, [run]);
  else others.push(run);
}

/** Whether rows from `offset` keep the run's step; a run of one row takes the step that comes. */
function goesOn(run: Run, offset: number, more: number): boolean {
  const rows = run.end - run.start;
  if (rows === 1 && more === 1) run.step = offset - run.offset;
  return (
    offset === run.offset + rows * run.step && (more === 1 || run.step === 1 + run.definition.size)
  );
}

/** Takes the rows from `count` on out of the table. */
export function dropRowsFrom(table: Table, count: number): void {
  const kept = table.runs.filter(({ start }) => start < count);
  const last = kept.at(-1);
  if (last !== undefined) last.end = count;
  table.count = count;
  table.runs = [];
  table.runsOf.clear();
  for (const run of kept) addRun(table, run);
}

function makeRoom(table: Table, needed: number): void {
  const { limit } = table;
  if (needed > limit) {
    throw new LabError('too-many-samples', `more than ${limit} messages of one kind`);
  }
  const times = new Uint32Array(Math.min(needed * 2, limit));
  times.set(table.times);
  table.times = times;
}
