import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The browser tests see the pages as they ship: built once, before the first file. */
export default async function buildPages(): Promise<void> {
  if (!existsSync(`${root}web/index.html`)) return;
  await build({ configFile: `${root}vite.config.ts`, root: `${root}web`, logLevel: 'error' });
}
