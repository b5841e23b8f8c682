import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { decodeFit } from '../../../../src/core/decode/fit/index.ts';
import { LabError } from '../../../../src/core/errors.ts';
import { useKernels } from '../../../../src/core/kernels/load.ts';
import { corpusFiles, describeCorpus, readCorpus } from '../../../corpus.ts';
import { mutations } from '../../../mutations.ts';
import { type Field, FitBuilder, NOON, TEXT, U16 } from '../../decode/fit/fit-builder.ts';
import { compareFitColumns } from '../fit-agreement.ts';

const wasm = readFileSync(new URL('../../../../src/core/kernels/kernels.wasm', import.meta.url));
const module = new WebAssembly.Module(wasm);

const RECORD = 20;

afterEach(() => useKernels(module));

/** What a file gives: its recordings, or the words with which it is refused. */
function outcome(bytes: Uint8Array, kernels: WebAssembly.Module | null): unknown {
  useKernels(kernels);
  try {
    return decodeFit(bytes);
  } catch (error) {
    if (error instanceof LabError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

it('reads every type, order and bound as its twin does, in runs of every length', () => {
  const { compared, different } = compareFitColumns(600, 5);
  expect(different).toEqual([]);
  expect(compared).toBeGreaterThan(300);
});

it('reads a field that lies farther from its payload than the file goes on', () => {
  const builder = new FitBuilder().fileId().ride(100);
  const filler = Array.from({ length: 254 }, (): Field => [200, TEXT, 255]);
  builder.define(1, RECORD, [...filler, [7, U16]]).raw(1);
  for (let i = 0; i < filler.length; i++) builder.raw(...new Uint8Array(255));
  builder.raw(300 & 0xff, 300 >> 8);
  for (let i = 0; i < 3; i++) builder.data(0, NOON + 101 + i, 301 + i);
  const bytes = builder.build();
  const powers = [...Array.from({ length: 100 }, (_, i) => 100 + i), 300, 301, 302, 303];
  for (const kernels of [module, null]) {
    useKernels(kernels);
    expect(decodeFit(bytes)[0]?.columns.power).toEqual(Float64Array.from(powers));
  }
});

describeCorpus('of real files', () => {
  const files = ['power', 'no-power', 'odd-fit'].flatMap((folder) =>
    corpusFiles(folder, '.fit').map((name) => `${folder}/${name}`),
  );

  it.each(files)('%s', (name) => {
    const bytes = readCorpus(name);
    expect(outcome(bytes, module)).toEqual(outcome(bytes, null));
    const head = bytes.subarray(0, 20_000);
    let i = 0;
    for (const mutated of mutations(head, { seed: 7, count: 12 })) {
      expect(outcome(mutated, module), `mutation ${i++}`).toEqual(outcome(mutated, null));
    }
  });
});
