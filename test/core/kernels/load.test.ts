import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { compileKernels, embedding } from '../../../scripts/kernels.ts';
import { bestWindows } from '../../../src/core/best-windows.ts';
import { makeRoom, startedKernels, useKernels } from '../../../src/core/kernels/load.ts';
import { agreement } from './agreement.ts';
import { wandering } from './series.ts';

const folder = new URL('../../../src/core/kernels/', import.meta.url);
const wasm = readFileSync(new URL('kernels.wasm', folder));

afterEach(() => useKernels(new WebAssembly.Module(wasm)));

it('the committed module is what its sources compile to, byte for byte', async () => {
  const built = await compileKernels();
  expect(built).toEqual(new Uint8Array(wasm));
  expect(embedding(built)).toBe(readFileSync(new URL('embedded.ts', folder), 'utf8'));
});

it('the module is a few kilobytes', () => {
  expect(wasm.length).toBeLessThan(16_384);
});

it('kernels run here and agree with their twins', () => {
  const { compared, different } = agreement();
  expect(different).toEqual([]);
  expect(compared).toBeGreaterThan(150);
});

it('kernels run in a thread of Node, from the embedded bytes', async () => {
  const module = new URL('agreement.ts', import.meta.url);
  const code = `
    const { parentPort } = require('node:worker_threads');
    import('${module}').then(({ agreement }) => parentPort.postMessage(agreement()));
  `;
  const thread = new Worker(code, { eval: true });
  const said = await new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
  await thread.terminate();
  expect(said).toEqual(agreement());
});

it('without kernels the twins give the same', () => {
  const watts = wandering(2000, 5);
  const fast = bestWindows(watts);
  useKernels(null);
  expect(startedKernels()).toBeNull();
  expect(agreement().compared).toBe(0);
  expect(bestWindows(watts)).toEqual(fast);
});

it('gives room when asked, and does not keep an instance that grew large', () => {
  const kernels = startedKernels();
  if (kernels === null) throw new Error('there are kernels in Node');
  expect(startedKernels()).toBe(kernels);
  const at = makeRoom(kernels, 20_000_000);
  expect(kernels.memory.buffer.byteLength).toBeGreaterThanOrEqual(at + 20_000_000);
  expect(startedKernels()).not.toBe(kernels);
});
