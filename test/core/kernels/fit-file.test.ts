import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { readColumn } from '../../../src/core/decode/fit/columns.ts';
import { FitFile } from '../../../src/core/kernels/fit-file.ts';
import { useKernels } from '../../../src/core/kernels/load.ts';
import { F32, FitBuilder, U16 } from '../decode/fit/fit-builder.ts';
import { walkThrough } from '../decode/fit/walked.ts';

const module = new WebAssembly.Module(
  readFileSync(new URL('../../../src/core/kernels/kernels.wasm', import.meta.url)),
);
afterEach(() => useKernels(module));

const RECORD = 20;
const LAP = 19;

/** A file with two large tables, one of them of floats too. */
function twoTables() {
  const builder = new FitBuilder().define(1, LAP, [
    [7, U16],
    [9, F32],
  ]);
  builder.ride(100);
  for (let i = 0; i < 80; i++) builder.data(1, i, i / 2);
  const { source, found } = walkThrough(builder);
  const kernel = FitFile.of(source.bytes);
  const [records, laps] = [found.tables.get(RECORD), found.tables.get(LAP)];
  if (!kernel || !records || !laps) throw new Error('there are kernels in Node, and two tables');
  return { source: { ...source, kernel }, records, laps };
}

it('reads one table after the other', () => {
  const { source, records, laps } = twoTables();
  for (let i = 0; i < 2; i++) {
    const powers = Float64Array.from({ length: 100 }, (_, row) => 100 + row);
    const numbers = Float64Array.from({ length: 80 }, (_, row) => row);
    expect(readColumn(source, records, { field: 7 })?.column).toEqual(powers);
    expect(readColumn(source, laps, { field: 7 })?.column).toEqual(numbers);
  }
});

it('leaves to its twin what it does not know, and small tables', () => {
  const { source, laps } = twoTables();
  const plain = { scale: 1, offset: 0 };
  const reader = { inside: 2, type: 8, littleEndian: true, low: 0, high: 9, invalid: 0, zero: 0 };
  expect(source.kernel.readColumn(laps, [reader], plain)).toBeNull();
  expect(source.kernel.readColumn(laps, [{ ...reader, type: 4 }], plain)).not.toBeNull();
  expect(source.kernel.readColumn({ ...laps, count: 10 }, [null], plain)).toBeNull();
  expect(readColumn(source, laps, { field: 9 })?.column[5]).toBe(2.5);
});

it('is not there without kernels', () => {
  useKernels(null);
  expect(FitFile.of(new Uint8Array(10))).toBeNull();
});
