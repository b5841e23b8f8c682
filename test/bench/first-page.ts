import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import type { Measurement } from './run.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MOST_KILOBYTES = 60;
/** What is loaded by and by; test/e2e/pages.test.ts holds the same in a real browser. */
const LATER = /maplibre|chart\.js|element-width/;
const PAGES = {
  'home, signed in': 'web/pages/home/index.tsx',
  'sign-in': 'web/pages/entrance/sign-in.tsx',
};

/** JavaScript that must be there before a page has content: its modules, and what they import at once. */
export async function measureFirstPage(): Promise<Measurement> {
  const chunks = await builtChunks();
  const values = [];
  const beside: string[] = [];
  for (const [name, page] of Object.entries(PAGES)) {
    const codes = codeBefore(page, chunks);
    const kilobytes = (sizeOf: (code: string) => number) =>
      codes.reduce((sum, code) => sum + sizeOf(code), 0) / 1000;
    const gzip = kilobytes((code) => gzipSync(code).length);
    values.push({ name, value: gzip, unit: 'kB gzip', most: MOST_KILOBYTES });
    const brotli = kilobytes((code) => brotliCompressSync(code).length);
    beside.push(`${name}: ${codes.length} files, ${brotli.toFixed(1)} kB brotli`);
  }
  const data = 'built anew; no map, no charts';
  return { what: 'JavaScript before the first content', data, values, beside: beside.join('; ') };
}

/** The pages as `npm run build` makes them, in memory. */
async function builtChunks(): Promise<Rolldown.OutputChunk[]> {
  const built = await build({
    configFile: `${ROOT}vite.config.ts`,
    root: `${ROOT}web`,
    logLevel: 'error',
    build: { write: false },
  });
  const [made] = [built].flat() as Rolldown.RolldownOutput[];
  return (made?.output ?? []).filter((one) => one.type === 'chunk');
}

/** The code of the entry and of a page, with everything that they import before they run. */
function codeBefore(page: string, chunks: readonly Rolldown.OutputChunk[]): string[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const needed = new Set<Rolldown.OutputChunk>();
  const need = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (!chunk || needed.has(chunk)) return;
    needed.add(chunk);
    for (const name of chunk.imports) need(byName.get(name));
  };
  const ofPage = chunks.find(({ facadeModuleId }) => facadeModuleId === ROOT + page);
  assert.ok(ofPage, `${page} is no chunk`);
  need(chunks.find(({ isEntry, isDynamicEntry }) => isEntry && !isDynamicEntry));
  need(ofPage);
  for (const chunk of needed) {
    const early = chunk.moduleIds.filter((id) => LATER.test(id));
    assert.deepEqual(early, [], `${page} loads maps or charts at once`);
  }
  return [...needed].map(({ code }) => code);
}
