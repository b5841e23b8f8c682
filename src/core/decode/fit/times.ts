import { makeColumn } from '../../lent-memory.ts';
import { readPlaced } from './columns.ts';
import type { Source } from './source.ts';
import { NO_TIME, type Table } from './tables.ts';
import { type FieldReading, TYPE } from './values.ts';

/** 1989-12-31T00:00:00Z, where FIT counts from, in seconds since 1970. */
const FIT_EPOCH = 631_065_600;

/** Below this a time counts from when the device was switched on: it had no date yet. */
const FIRST_DATE = 0x10000000;

const SCALING = {
  offset: -FIT_EPOCH,
  bounds: { low: FIT_EPOCH + FIRST_DATE, high: FIT_EPOCH + NO_TIME - 1 },
};

/** Seconds since 1970 of a raw FIT time; NaN where there is none or it is no date. */
export function toUnix(raw: number): number {
  return raw >= FIRST_DATE && raw < NO_TIME ? raw + FIT_EPOCH : Number.NaN;
}

/** The times of all messages of a table as `toUnix` gives them, from themselves or their headers. */
export function readTimes(source: Source, table: Table): FieldReading {
  const read =
    readPlaced(source, table, SCALING, ({ timeAt }) =>
      timeAt < 0 ? null : { offset: timeAt, size: 4, type: TYPE.uint32 },
    ) ?? withoutTimes(table);
  if (table.headerTimes === null) return read;
  for (let row = 0; row < table.count; row++) {
    const time = toUnix(table.headerTimes[row]);
    if (Number.isNaN(time)) continue;
    read.column[row] = time;
    read.missing--;
  }
  return read;
}

function withoutTimes({ count }: Table): FieldReading {
  const column = makeColumn(count).fill(Number.NaN);
  return { column, missing: count, rejected: 0 };
}
