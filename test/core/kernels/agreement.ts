import { searchFast } from '../../../src/core/kernels/best-windows.ts';
import { searchPlainly } from '../../../src/core/kernels/plain/best-windows.ts';
import { degenerateSeries, randomSeries } from './series.ts';

/** What one runtime says of the kernels: in Node, in a browser and in the Workers runtime alike. */
export interface Agreement {
  /** Comparisons made; a kernel that cannot run here makes none. */
  compared: number;
  /** Inputs on which a kernel and its twin are not the same to the bit. */
  different: string[];
}

/** Holds every kernel to its twin in this runtime. */
export function agreement(): Agreement {
  const found: Agreement = { compared: 0, different: [] };
  for (const [name, watts] of [
    ...degenerateSeries(),
    ...randomSeries(40, 11, 2000).map((one, i): [string, number[]] => [`random ${i}`, one]),
  ]) {
    const prefixes = prefixesOf(watts);
    const fast = searchFast(prefixes);
    if (fast === null) continue;
    const plain = searchPlainly(prefixes);
    found.compared++;
    if (!same(fast.sums, plain.sums) || !same(fast.starts, plain.starts))
      found.different.push(name);
  }
  return found;
}

/** The sums of the first 0, 1, … all values. */
export function prefixesOf(values: ArrayLike<number>): Float64Array {
  const prefixes = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) prefixes[i + 1] = prefixes[i] + (values[i] ?? 0);
  return prefixes;
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
