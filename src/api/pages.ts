import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Hono } from 'hono';
import { type StaticFile, sendFile, staticFile } from './static-file.ts';

const FOR_GOOD = 'public, max-age=31536000, immutable';
const ASK_FIRST = 'no-cache';

/**
 * The built pages. The folder is read once: only what was there at the start can be asked for, so
 * no address leads out of it. Vite names the files under `assets/` by their content, they never
 * change; any other address that is no file is a page of the application and gets index.html.
 */
export async function createPages(root: string): Promise<Hono> {
  const files = await filesUnder(root);
  return new Hono().on(['GET', 'HEAD'], '*', (c) => {
    const address = c.req.path;
    const file = files.get(address) ?? (isPage(address) ? files.get('/index.html') : undefined);
    if (file === undefined) return c.notFound();
    return sendFile(c, file, address.startsWith('/assets/') ? FOR_GOOD : ASK_FIRST);
  });
}

/**
 * Addresses of the application have no extension and lie outside of the API and the assets. An
 * extension begins with a letter: `finish-13.8` is the name of a line.
 */
function isPage(address: string): boolean {
  return !/^\/(api|assets)(\/|$)/.test(address) && !/\.[a-z][^/]*$/i.test(address);
}

async function filesUnder(root: string): Promise<Map<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(root, path).split(sep).join('/')}`, await staticFile(path));
  }
  return files;
}
