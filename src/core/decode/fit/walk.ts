import { LabError } from '../../errors.ts';
import { DefinitionReader } from './definitions.ts';
import type { Source } from './source.ts';
import {
  addRows,
  type Definition,
  emptyTable,
  NO_TIME,
  setHeaderTime,
  type Table,
} from './tables.ts';

/** The first pass over one part: where its messages are, nothing of their content. */
export interface Walk {
  /** Messages by global number; only wanted numbers that occur. */
  tables: Map<number, Table>;
  /** Why reading ended before the end of the data; null when it did not. */
  stop: Stop | null;
}

export interface Stop {
  code: 'fit-truncated' | 'fit-definition';
  /** Byte of the message that could not be read. */
  at: number;
  /** What is wrong there, to stand after "byte N". */
  detail: string;
}

export interface WalkOptions {
  /** Global numbers of the messages to file, and how many at most: more is `too-many-samples`. */
  wanted: ReadonlyMap<number, number>;
  /** Most messages without any byte of content: more is `fit-definition`. */
  emptyMessages: number;
}

/** Header byte of a data message whose time is an offset in the byte itself. */
const COMPRESSED = 0x80;
const DEFINITION = 0x40;
const LOCAL_NUMBERS = 16;

/** Walks over the record headers of `[start, end)` and files the wanted messages. */
export function walk(source: Source, start: number, end: number, options: WalkOptions): Walk {
  const { bytes, view } = source;
  const tables = new Map<number, Table>();
  const reader = new DefinitionReader(source, (message) => tableFor(tables, message, options));
  const locals = new Array<Definition | null>(LOCAL_NUMBERS).fill(null);
  let clock = NO_TIME;
  let empty = 0;
  let at = start;
  while (at < end) {
    const header = bytes[at];
    if ((header & (COMPRESSED | DEFINITION)) === DEFINITION) {
      const local = header & 0x0f;
      const definition = reader.read(at, end, locals[local]);
      if (definition === null) return { tables, stop: brokenDefinition(bytes, at) };
      locals[local] = definition;
      at += definition.length;
      continue;
    }
    const compressed = header >= COMPRESSED;
    const definition = locals[compressed ? (header >> 5) & 3 : header & 0x0f];
    if (definition === null) return { tables, stop: undefinedMessage(at) };
    const step = 1 + definition.size;
    if (at + step > end) return { tables, stop: cutMessage(at) };
    const count = countRepeats(bytes, at, end, step);
    if (step === 1) empty += count;
    if (empty > options.emptyMessages) throw tooManyEmpty(at, options);
    const next = at + count * step;
    if (definition.table !== null) {
      addRows(definition.table, definition, count, end - next);
      fileOffsets(definition.table, count, at + 1, step);
    }
    if (definition.timeAt >= 0) clock = lastTime(view, definition, at + 1, count) ?? clock;
    else if (compressed) {
      clock = afterOffset(clock, header & 0x1f);
      fileHeaderTimes(definition.table, count, clock);
    }
    at = next;
  }
  return { tables, stop: null };
}

/** How many messages with the header byte at `at` follow each other, `step` bytes apart. */
function countRepeats(bytes: Uint8Array, at: number, end: number, step: number): number {
  const header = bytes[at];
  const last = end - step;
  let count = 1;
  for (let next = at + step; next <= last && bytes[next] === header; next += step) count++;
  return count;
}

/** Files where the payloads of the last `count` messages of a table are. */
function fileOffsets({ offsets, count }: Table, more: number, payload: number, step: number): void {
  for (let row = count - more, at = payload; row < count; row++, at += step) offsets[row] = at;
}

function fileHeaderTimes(table: Table | null, more: number, time: number): void {
  if (table === null || time === NO_TIME) return;
  for (let row = table.count - more; row < table.count; row++) setHeaderTime(table, row, time);
}

/** The last time that `count` messages say, from which compressed ones go on; null when none does. */
function lastTime(
  view: DataView,
  { timeAt, littleEndian, size }: Definition,
  payload: number,
  count: number,
): number | null {
  for (let i = count - 1; i >= 0; i--) {
    const time = view.getUint32(payload + i * (1 + size) + timeAt, littleEndian);
    if (time !== NO_TIME) return time;
  }
  return null;
}

/**
 * The first time at or after `clock` whose low five bits are `offset`: they roll over every 32 s.
 * Without a clock there is none.
 */
function afterOffset(clock: number, offset: number): number {
  if (clock === NO_TIME) return NO_TIME;
  return (clock + ((offset - clock) & 0x1f)) >>> 0;
}

function tableFor(
  tables: Map<number, Table>,
  message: number,
  { wanted }: WalkOptions,
): Table | null {
  const limit = wanted.get(message);
  if (limit === undefined) return null;
  const known = tables.get(message);
  if (known !== undefined) return known;
  const table = emptyTable(limit);
  tables.set(message, table);
  return table;
}

function brokenDefinition(bytes: Uint8Array, at: number): Stop {
  const order = bytes[at + 2];
  return order > 1
    ? { code: 'fit-definition', at, detail: `a definition with the impossible byte order ${order}` }
    : { code: 'fit-truncated', at, detail: 'a definition that ends after the data' };
}

function undefinedMessage(at: number): Stop {
  return { code: 'fit-definition', at, detail: 'a message that nothing defines' };
}

function cutMessage(at: number): Stop {
  return { code: 'fit-truncated', at, detail: 'a message that ends after the data' };
}

function tooManyEmpty(at: number, { emptyMessages }: WalkOptions): LabError {
  return new LabError(
    'fit-definition',
    `more than ${emptyMessages} messages without content (byte ${at})`,
  );
}
