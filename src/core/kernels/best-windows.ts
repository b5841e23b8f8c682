import { type Kernels, makeRoom, startedKernels } from './load.ts';
import { type HighestSums, searchPlainly } from './plain/best-windows.ts';

/** What the kernel can tell apart: sums are 32-bit numbers there, and so are their differences. */
const RANGE = 2 ** 30;

/**
 * The windows with the highest sums, given the sums of the first 0, 1, … all values: whole numbers,
 * exact as doubles. By the kernel where it can run and the sums span less than 2³⁰.
 */
export function searchWindows(prefixes: Float64Array): HighestSums {
  return searchFast(prefixes) ?? searchPlainly(prefixes);
}

/** By the kernel (assembly/best-windows.ts); null where it cannot run or cannot hold the sums. */
export function searchFast(prefixes: Float64Array): HighestSums | null {
  const { low, high } = extremes(prefixes);
  const kernels = high - low < RANGE ? startedKernels() : null;
  return kernels && run(kernels, prefixes, low);
}

function run(kernels: Kernels, prefixes: Float64Array, low: number): HighestSums {
  const count = prefixes.length - 1;
  const at = makeRoom(kernels, kernels.bestWindowsRoom(count));
  const row = kernels.bestWindowsRow(count);
  const words = new Int32Array(kernels.memory.buffer, at, 3 * row);
  for (let i = 0; i <= count; i++) words[i] = prefixes[i] - low;
  kernels.bestWindows(at, count);
  return {
    sums: words.slice(row, row + count),
    starts: words.slice(2 * row, 2 * row + count),
  };
}

function extremes(prefixes: Float64Array): { low: number; high: number } {
  let low = prefixes[0];
  let high = prefixes[0];
  for (let i = 1; i < prefixes.length; i++) {
    if (prefixes[i] < low) low = prefixes[i];
    if (prefixes[i] > high) high = prefixes[i];
  }
  return { low, high };
}
