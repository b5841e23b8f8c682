import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BESIDE_THE_CHECKOUT = fileURLToPath(new URL('../../shared/corpus', import.meta.url));

/** The folder of real-world ride files, which is no part of the repository; null where there is none. */
export function corpusDir(): string | null {
  const dir = process.env.CORPUS ?? BESIDE_THE_CHECKOUT;
  return existsSync(dir) ? dir : null;
}
