import type { Note } from '../../notes.ts';
import type { Column } from '../../recording.ts';
import { readColumn, readPlaced, readText } from './columns.ts';
import { findDeveloperField } from './definitions.ts';
import type { Definition, Source, Table } from './tables.ts';
import type { Scaling } from './values.ts';

/** What a `field_description` message (206) says about a field that an app added to the file. */
export interface DeveloperField {
  developer: number;
  number: number;
  type: number;
  scale: number;
  offset: number;
  name: string;
  /** The `record` field whose meaning and unit it shares; null when it is something of its own. */
  native: number | null;
}

const RECORD = 20;
const NAMES_SHOWN = 5;
const NAME_SHOWN = 40;

/** All described developer fields; a part without descriptions has none. */
export function readDeveloperFields(source: Source, table: Table | undefined): DeveloperField[] {
  if (table === undefined) return [];
  const column = (field: number) => readColumn(source, table, { field });
  const [developer, number, type] = [column(0), column(1), column(2)];
  const [scale, offset] = [column(6), column(7)];
  const [nativeMessage, native] = [column(14), column(15)];
  if (developer === null || number === null || type === null) return [];
  const fields = new Map<number, DeveloperField>();
  for (let i = 0; i < table.count; i++) {
    const isNative = nativeMessage?.[i] === RECORD && native !== null && !Number.isNaN(native[i]);
    fields.set(developer[i] * 256 + number[i], {
      developer: developer[i],
      number: number[i],
      type: type[i] & 0x1f,
      scale: scale?.[i] || 1,
      offset: offset?.[i] || 0,
      name: readText(source, table, i, 3) ?? `field ${number[i]}`,
      native: isNative ? native[i] : null,
    });
  }
  return [...fields.values()];
}

/** The field's values in the unit of its native field, NaN where missing; null when no message has it. */
export function readDeveloperColumn(
  source: Source,
  records: Table,
  field: DeveloperField & Scaling,
): Column | null {
  return readPlaced(source, records, field, (definition) => {
    const place = placeOf(source, definition, field);
    return place && { ...place, type: field.type };
  });
}

/** Says which developer fields the samples carry that no channel could use. */
export function noteIgnored(
  source: Source,
  records: Table,
  fields: readonly DeveloperField[],
): Note | null {
  const definitions = new Set(records.runs.map(({ definition }) => definition));
  const ignored = fields
    .filter((field) => field.native === null)
    .filter((field) => [...definitions].some((one) => placeOf(source, one, field) !== null));
  if (ignored.length === 0) return null;
  const names = ignored.slice(0, NAMES_SHOWN).map(({ name }) => name.slice(0, NAME_SHOWN));
  const more = ignored.length > NAMES_SHOWN ? ' …' : '';
  return {
    code: 'developer-fields-ignored',
    count: ignored.length,
    detail: `Fields of apps that were not read: ${names.join(', ')}${more}`,
  };
}

function placeOf(
  { bytes }: Source,
  definition: Definition,
  { developer, number }: DeveloperField,
): { offset: number; size: number } | null {
  return findDeveloperField(bytes, definition, developer, number);
}
