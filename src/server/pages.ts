import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { createPages } from '../api/pages.ts';
import { LabError } from '../core/errors.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = `${ROOT}dist/web`;

/** The pages as they were built; built now, once, where that has not been done. */
export async function builtPages(say: (sentence: string) => void): Promise<Hono> {
  if (!existsSync(`${BUILT}/index.html`)) {
    say('The pages are not built yet: building them once, this takes some seconds.');
    await build();
  }
  return createPages(BUILT);
}

async function build(): Promise<void> {
  try {
    const vite = await import('vite');
    await vite.build({
      configFile: `${ROOT}vite.config.ts`,
      root: `${ROOT}web`,
      logLevel: 'error',
    });
  } catch (cause) {
    throw new LabError('configuration', 'The pages cannot be built: try npm run build.', { cause });
  }
}
