import { readPlainly } from '../../kernels/plain/fit-columns.ts';
import { findField } from './definitions.ts';
import type { Source } from './source.ts';
import { type Definition, definitionOf, type Place, rawTime, type Table } from './tables.ts';
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

/** The raw time of a message (NO_TIME where it has none), and what else was asked for; NaN is missing. */
export type Message<Name extends string> = { time: number } & Record<Name, number>;

/** What each message of a table says, by the names in `rules`; without a table an empty list. */
export function readMessages<Name extends string>(
  { bytes, view }: Source,
  table: Table | undefined,
  rules: Readonly<Record<Name, FieldRule>>,
): Message<Name>[] {
  if (table === undefined) return [];
  const names = Object.keys(rules) as Name[];
  const readersOf = table.definitions.map((one) =>
    names.map((name) => readerOf(one, findField(bytes, one, rules[name].field), rules[name])),
  );
  // one shape for all: objects that grow name by name are slow
  const shape: Record<string, number> = Object.fromEntries(
    ['time', ...names].map((name) => [name, Number.NaN]),
  );
  const messages: Message<Name>[] = [];
  for (const { definition, start, end } of table.runs) {
    const readers = readersOf[definition.rank];
    for (let row = start; row < end; row++) {
      const message: Record<string, number> = {
        ...shape,
        time: rawTime(view, table, definition, row),
      };
      for (let i = 0; i < names.length; i++) {
        message[names[i]] = readValue(view, table.offsets[row], readers[i], rules[names[i]]);
      }
      messages.push(message as Message<Name>);
    }
  }
  return messages;
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
