import type { Note } from '../../notes.ts';
import { readFields, readPlaced, readText } from './columns.ts';
import { findDeveloperField } from './definitions.ts';
import type { Source } from './source.ts';
import type { Definition, Table } from './tables.ts';
import type { FieldReading, Scaling } from './values.ts';

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
const DESCRIPTION = {
  developer: { field: 0 },
  number: { field: 1 },
  type: { field: 2 },
  scale: { field: 6 },
  offset: { field: 7 },
  nativeMessage: { field: 14 },
  native: { field: 15 },
};
const NAMES_SHOWN = 5;
const NAME_SHOWN = 40;

/** All described developer fields; a part without descriptions has none. */
export function readDeveloperFields(source: Source, table: Table | undefined): DeveloperField[] {
  if (table === undefined) return [];
  const fields = new Map<number, DeveloperField>();
  const said = readFields(source, table, DESCRIPTION);
  for (let row = 0; row < table.count; row++) {
    const [developer, number, native] = [said.developer[row], said.number[row], said.native[row]];
    const isNative = said.nativeMessage[row] === RECORD && !Number.isNaN(native);
    fields.set(developer * 256 + number, {
      developer,
      number,
      type: said.type[row] & 0x1f,
      scale: said.scale[row] || 1,
      offset: said.offset[row] || 0,
      name: readText(source, table, row, 3) ?? `field ${number}`,
      native: isNative ? native : null,
    });
  }
  return [...fields.values()];
}

/** The field's values in the unit of its native field, NaN where missing; null when no message has it. */
export function readDeveloperColumn(
  source: Source,
  records: Table,
  field: DeveloperField & Scaling,
): FieldReading | null {
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
  const ignored = fields
    .filter((field) => field.native === null)
    .filter((field) => records.definitions.some((one) => placeOf(source, one, field) !== null));
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
