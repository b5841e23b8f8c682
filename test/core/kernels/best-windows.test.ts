import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { searchFast, searchWindows } from '../../../src/core/kernels/best-windows.ts';
import { useKernels } from '../../../src/core/kernels/load.ts';
import { prefixesOf } from './agreement.ts';

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
