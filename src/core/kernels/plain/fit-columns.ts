import type { Table } from '../../decode/fit/tables.ts';
import { type FieldReading, isSaid, type Reader, readOne } from '../../decode/fit/values.ts';
import { makeColumn } from '../../lent-memory.ts';

/** Reads one field of all rows of a table; `readers` are by the rank of the definition. */
export function readPlainly(
  view: DataView,
  { count, offsets, runs }: Table,
  readers: readonly (Reader | null)[],
  { scale, offset }: { scale: number; offset: number },
): FieldReading {
  const column = makeColumn(count).fill(Number.NaN);
  let values = 0;
  let rejected = 0;
  for (const { definition, start, end } of runs) {
    const reader = readers[definition.rank];
    if (reader === null) continue;
    for (let row = start; row < end; row++) {
      const raw = readOne(view, offsets[row] + reader.inside, reader);
      if (isSaid(raw, reader)) {
        column[row] = raw / scale - offset;
        values++;
      } else if (!saysNothing(raw, reader)) rejected++;
    }
  }
  return { column, missing: count - values, rejected };
}

function saysNothing(raw: number, { invalid, zero }: Reader): boolean {
  return raw === invalid || raw === zero || Number.isNaN(raw);
}
