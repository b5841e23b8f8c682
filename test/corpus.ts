import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';

const BESIDE_THE_CHECKOUT = fileURLToPath(new URL('../../shared/corpus', import.meta.url));

/** The folder of real-world ride files, which is no part of the repository; null where there is none. */
export function corpusDir(): string | null {
  const dir = process.env.CORPUS ?? BESIDE_THE_CHECKOUT;
  return existsSync(dir) ? dir : null;
}

/** `describe` where the corpus is at hand; elsewhere its tests count as skipped. */
export function describeCorpus(name: string, tests: () => void): void {
  const found = corpusDir() !== null;
  describe.skipIf(!found)(found ? name : `${name} (no corpus: set CORPUS to its folder)`, tests);
}

/** The bytes of one corpus file, named by its path inside the corpus. */
export function readCorpus(path: string): Uint8Array<ArrayBuffer> {
  const dir = corpusDir();
  if (dir === null) throw new Error(`no corpus to read ${path} from: set CORPUS to its folder`);
  return new Uint8Array(readFileSync(join(dir, path)));
}
