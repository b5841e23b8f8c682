import type { Column } from '../../recording.ts';
import { findField, type Place } from './definitions.ts';
import type { Definition, Run, Source, Table } from './tables.ts';
import { readerOf, readRuns, type Scaling, TYPE } from './values.ts';

export interface FieldRule extends Scaling {
  field: number;
}

const DECODER = new TextDecoder();

/**
 * One field of all messages of a table as numbers; NaN where the message lacks the field or says
 * that it has no value. Of an array the first element. Null when no definition has the field.
 */
export function readColumn(source: Source, table: Table, rule: FieldRule): Column | null {
  return readPlaced(source, table, rule, (definition) =>
    findField(source.bytes, definition, rule.field),
  );
}

/** As `readColumn`, for a field that `placeIn` finds in a definition. */
export function readPlaced(
  source: Source,
  table: Table,
  scaling: Scaling,
  placeIn: (definition: Definition) => Place | null,
): Column | null {
  const groups = [...table.runsOf].map(([definition, runs]) => ({
    runs,
    reader: readerOf(definition, placeIn(definition), scaling),
  }));
  if (groups.every(({ reader }) => reader === null)) return null;
  const out = new Float64Array(table.count);
  for (const { runs, reader } of groups) {
    if (reader !== null) readRuns(source.view, runs, reader, out);
    else for (const { start, end } of runs) out.fill(Number.NaN, start, end);
  }
  return out;
}

/** The run that one row is in. */
function runOf({ runs }: Table, row: number): Run {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle].end <= row) low = middle + 1;
    else high = middle;
  }
  return runs[low];
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
  const run = runOf(table, row);
  const place = findField(bytes, run.definition, field);
  if (place === null || place.type !== TYPE.text) return null;
  const start = run.offset + (row - run.start) * run.step + place.offset;
  const content = bytes.subarray(start, start + place.size);
  const end = content.indexOf(0);
  return DECODER.decode(end < 0 ? content : content.subarray(0, end)).trim() || null;
}
