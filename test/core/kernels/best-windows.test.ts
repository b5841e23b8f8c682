import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { searchFast, searchWindows } from '../../../src/core/kernels/best-windows.ts';
import { type Kernels, startedKernels, useKernels } from '../../../src/core/kernels/load.ts';
import { searchPlainly } from '../../../src/core/kernels/plain/best-windows.ts';
import { prefixesOf } from './agreement.ts';
import { randomSeries } from './series.ts';

const GUARD = 1024;
const IMPOSSIBLE = 2 ** 31 - 1;
const WASM = new URL('../../../src/core/kernels/kernels.wasm', import.meta.url);

afterEach(() => {
  useKernels(new WebAssembly.Module(readFileSync(WASM)));
});

it('gives the first of the highest windows of each length, with the kernel and without', () => {
  const prefixes = prefixesOf([100, 300, 100, 300, 100]);
  const expected = { sums: [300, 400, 700, 800, 900], starts: [1, 0, 1, 0, 0] };
  const said = () => {
    const { sums, starts } = searchWindows(prefixes);
    return { sums: Array.from(sums), starts: [...starts] };
  };
  expect(searchFast(prefixes)).not.toBeNull();
  expect(said()).toEqual(expected);
  useKernels(null);
  expect(searchFast(prefixes)).toBeNull();
  expect(said()).toEqual(expected);
});

it('touches nothing outside its room, whatever the length', () => {
  const kernels = startedKernels();
  if (kernels === null) throw new Error('the kernel cannot run here');
  const [watts] = randomSeries(1, 5, 100_000) as [number[]];
  expect(watts.length).toBeGreaterThan(700);
  for (let length = 0; length <= 700; length++) {
    const prefixes = prefixesOf(watts.slice(0, length));
    const { sums, starts } = searchPlainly(prefixes);
    const expected = { sums: Array.from(sums), starts: Array.from(starts), touched: 0 };
    expect(searchAtTheEnd(kernels, prefixes), `${length} values`).toEqual(expected);
  }
});

/** With its room as the last of all memory: a step beyond traps. Before it lie numbers that no sum can be. */
function searchAtTheEnd(kernels: Kernels, prefixes: Float64Array) {
  const count = prefixes.length - 1;
  const { buffer } = kernels.memory;
  const at = buffer.byteLength - kernels.bestWindowsRoom(count);
  const before = new Int32Array(buffer, at - 4 * GUARD, GUARD).fill(IMPOSSIBLE);
  new Int32Array(buffer, at).fill(IMPOSSIBLE);
  new Int32Array(buffer, at).set(prefixes);
  kernels.bestWindows(at, count);
  const row = kernels.bestWindowsRow(count);
  const words = new Int32Array(buffer, at, 3 * row);
  return {
    sums: Array.from(words.subarray(row, row + count)),
    starts: Array.from(words.subarray(2 * row, 2 * row + count)),
    touched: before.filter((value) => value !== IMPOSSIBLE).length,
  };
}
