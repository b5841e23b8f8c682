import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { corpusDir } from './corpus-dir.ts';

/**
 * `describe` where the corpus is at hand; elsewhere one skipped test stands for those inside, which
 * may read the corpus already where they are listed.
 */
export function describeCorpus(name: string, tests: () => void): void {
  if (corpusDir() !== null) describe(name, tests);
  else describe(name, () => it.skip('needs the corpus: set CORPUS to its folder'));
}

/** The path of one corpus file, named by its path inside the corpus. */
export function inCorpus(path: string): string {
  const dir = corpusDir();
  if (dir === null) throw new Error(`no corpus to read ${path} from: set CORPUS to its folder`);
  return join(dir, path);
}

/** The bytes of one corpus file, named by its path inside the corpus. */
export function readCorpus(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(inCorpus(path)));
}

/** The names of the files in one folder of the corpus that end so; none where there is no corpus. */
export function corpusFiles(folder: string, ending: string): string[] {
  const dir = corpusDir();
  if (dir === null) return [];
  return readdirSync(join(dir, folder)).filter((file) => file.endsWith(ending));
}

/** What another decoder saw in a corpus file (`structure.json`). */
export interface OtherScan {
  samples_seen_by_another_decoder: number;
  elapsed_s?: number;
  samples_with_power?: number;
  samples_with_heart_rate?: number;
  samples_with_position?: number;
}

export function otherScan(path: string): OtherScan {
  return JSON.parse(new TextDecoder().decode(readCorpus('structure.json'))).files[path];
}

/** How many values of a column are not missing; 0 where there is no column. */
export function valuesIn(column: Float64Array | undefined): number {
  return column === undefined ? 0 : column.filter((value) => !Number.isNaN(value)).length;
}

/** Seconds from the first time to the last, missing ones left out. */
export function elapsedOf(time: Float64Array): number {
  const known = time.filter((value) => !Number.isNaN(value));
  return known[known.length - 1] - known[0];
}
