import { readPlainly } from '../../kernels/plain/fit-columns.ts';
import { findField } from './definitions.ts';
import type { Source } from './source.ts';
import {
  type Definition,
  definitionOf,
  emptyTable,
  type Place,
  rawTime,
  type Table,
} from './tables.ts';
import { type FieldReading, readerOf, readValue, type Scaling, TYPE } from './values.ts';

export interface FieldRule extends Scaling {
  field: number;
}

const DECODER = new TextDecoder();

/** One field of all messages of a table; null when no definition has it. */
export function readColumn(source: Source, table: Table, rule: FieldRule): FieldReading | null {
  return readPlaced(source, table, rule, (definition) =>
    findField(source.bytes, definition, rule.field),
  );
}

/** As `readColumn`, for a field that `placeIn` finds in a definition. */
export function readPlaced(
  { view, kernel }: Source,
  table: Table,
  scaling: Scaling,
  placeIn: (definition: Definition) => Place | null,
): FieldReading | null {
  const readers = table.definitions.map((one) => readerOf(one, placeIn(one), scaling));
  if (readers.every((reader) => reader === null)) return null;
  const { scale = 1, offset = 0 } = scaling;
  const scaled = { scale, offset };
  return kernel?.readColumn(table, readers, scaled) ?? readPlainly(view, table, readers, scaled);
}

/** By row: the raw time (NO_TIME where there is none), and what else was asked for; NaN is missing. */
export type Fields<Name extends string> = Record<Name | 'time', number[]>;

/**
 * What the messages of a table say, by the names in `rules`: for kinds that a file has few of.
 * Without a table no rows.
 */
export function readFields<Name extends string>(
  { bytes, view }: Source,
  maybe: Table | undefined,
  rules: Readonly<Record<Name, FieldRule>>,
): Fields<Name> {
  const table = maybe ?? emptyTable(0);
  const time = readRows(table, (definition) => (row) => rawTime(view, table, definition, row));
  const fields = { time } as Fields<Name>;
  for (const name of Object.keys(rules) as Name[]) {
    const rule = rules[name];
    fields[name] = readRows(table, (definition) => {
      const reader = readerOf(definition, findField(bytes, definition, rule.field), rule);
      return (row) => readValue(view, table.offsets[row], reader, rule);
    });
  }
  return fields;
}

function readRows(
  { definitions, runs }: Table,
  readerIn: (definition: Definition) => (row: number) => number,
): number[] {
  const readers = definitions.map(readerIn);
  const values: number[] = [];
  for (const { definition, start, end } of runs) {
    const read = readers[definition.rank];
    for (let row = start; row < end; row++) values.push(read(row));
  }
  return values;
}

/** One row's text up to its first NUL, trimmed; null where it is empty or there is no such row. */
export function readText(
  { bytes }: Source,
  table: Table,
  row: number,
  field: number,
): string | null {
  // a message that was defined and never sent has a table without rows
  if (row >= table.count) return null;
  const place = findField(bytes, definitionOf(table, row), field);
  if (place === null || place.type !== TYPE.text) return null;
  const start = table.offsets[row] + place.offset;
  const content = bytes.subarray(start, start + place.size);
  const end = content.indexOf(0);
  return DECODER.decode(end < 0 ? content : content.subarray(0, end)).trim() || null;
}
