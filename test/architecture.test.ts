import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cyclesOf, graphOf, readSourceGraph, type SourceGraph } from './source-graph.ts';

/**
 * Who may import whom; ARCHITECTURE.md says why. `values` allows any import, `types` only
 * `import type`; what is not listed is not allowed. A folder may always import itself.
 */
const MAY_IMPORT: Record<string, Record<string, 'values' | 'types'>> = {
  core: {},
  originals: { core: 'types' },
  ledger: { core: 'types' },
  warehouse: { core: 'types' },
  archives: { core: 'values' },
  jobs: { core: 'types', originals: 'types', ledger: 'types', warehouse: 'types' },
  disclosure: { core: 'values', ledger: 'types', warehouse: 'types' },
  api: {
    core: 'values',
    disclosure: 'values',
    archives: 'values',
    originals: 'types',
    ledger: 'types',
    warehouse: 'types',
    jobs: 'types',
    mail: 'types',
  },
  mail: {},
  config: { core: 'values', 'data-dir': 'values' },
  territories: { core: 'values' },
  web: { core: 'values', api: 'types' },
};

/** The only places where concrete parts are made: they may import everything but tests. */
const COMPOSITION_ROOTS = ['server', 'cli', 'workers'];

/** Errors are one family: every folder may throw them. */
const OPEN_TO_ALL = ['src/core/errors.ts'];

/** Core runs in Node, browsers and Workers: nothing of Node, and no package but these. */
const CORE_PACKAGES = ['cheap-ruler', 'flatbush', 'saxes'];

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const graph = readSourceGraph(root, ['src', 'workers', 'web']);
const hasFile = (path: string): boolean => existsSync(`${root}/${path}`);

describe('the sources', () => {
  it('import only what their folder may import', () => {
    expect(forbiddenImports(graph)).toEqual([]);
  });

  it('have no import cycles', () => {
    expect(cyclesOf(graph).map((cycle) => cycle.join(' → '))).toEqual([]);
  });

  it('have no clock, chance, network or process in core', () => {
    expect(effectsInCore(graph)).toEqual([]);
  });

  it('have a test beside every core file that exports a function', () => {
    expect(untestedCoreFiles(graph, hasFile)).toEqual([]);
  });
});

/** Each rule is shown a small invented tree that breaks it, so that none can pass by seeing nothing. */
describe('the rules', () => {
  it.each([
    ['src/core/a.ts', `import { readFileSync } from 'node:fs';`],
    ['src/core/a.ts', `import dayjs from 'dayjs';`],
    ['src/core/a.ts', `export { open } from '../warehouse/warehouse.ts';`],
    ['src/core/a.ts', `import type { Warehouse } from '../warehouse/warehouse.ts';`],
    ['src/core/a.ts', `const later = await import('../api/app.ts');`],
    ['src/core/a.ts', `type App = import('../api/app.ts').App;`],
    ['src/ledger/a.ts', `import { open } from '../warehouse/warehouse.ts';`],
    ['src/ledger/a.ts', `import type { Warehouse } from '../warehouse/warehouse.ts';`],
    ['src/originals/a.ts', `import { toRide } from '../core/ride.ts';`],
    ['src/originals/a.ts', `import { type Ride } from '../core/ride.ts';`],
    ['src/jobs/a.ts', `import { open } from '../warehouse/warehouse.ts';`],
    ['src/jobs/a.ts', `import type { App } from '../api/app.ts';`],
    ['src/disclosure/a.ts', `import { people } from '../ledger/people.ts';`],
    ['src/api/a.ts', `import { open } from '../warehouse/warehouse.ts';`],
    ['src/api/a.ts', `import { config } from '../config.ts';`],
    ['src/cli/a.ts', `import { describeCorpus } from '../../test/corpus.ts';`],
    ['src/notes/a.ts', `import { toRide } from '../core/ride.ts';`],
    ['web/a.tsx', `import { app } from '../src/api/app.ts';`],
    ['web/pages/a.tsx', `import type { Warehouse } from '../../src/warehouse/warehouse.ts';`],
    ['web/a.tsx', `import { join } from 'node:path';`],
  ])('refuse in %s: %s', (path, text) => {
    expect(forbiddenImports(invented({ [path]: text }))).toHaveLength(1);
  });

  it.each([
    ['src/core/a.ts', `import CheapRuler from 'cheap-ruler';`],
    ['src/core/deep/a.ts', `import { toRide } from '../ride.ts';`],
    ['src/ledger/a.ts', `import type { Ride } from '../core/ride.ts';`],
    ['src/ledger/a.ts', `import { fail } from '../core/errors.ts';`],
    ['src/ledger/a.ts', `import { Kysely } from 'kysely';`],
    ['src/jobs/a.ts', `import type { Warehouse } from '../warehouse/warehouse.ts';`],
    ['src/api/a.ts', `import type { Warehouse } from '../warehouse/warehouse.ts';`],
    ['src/server.ts', `import { open } from './warehouse/warehouse.ts';`],
    ['workers/a.ts', `import { open } from '../src/warehouse/warehouse.ts';`],
    ['web/a.tsx', `import type { App } from '../src/api/app.ts';`],
    ['web/a.tsx', `import './style.css'; import { toRide } from '../src/core/ride';`],
    ['src/core/a.ts', `// import 'node:fs';\nexport const text = "import 'node:fs'";`],
  ])('allow in %s: %s', (path, text) => {
    expect(forbiddenImports(invented({ [path]: text }))).toEqual([]);
  });

  it('find a cycle, also one of types', () => {
    const circle = invented({
      'src/core/a.ts': `import { b } from './b.ts';`,
      'src/core/b.ts': `import type { C } from './c.ts';`,
      'src/core/c.ts': `export * from './a.ts';`,
    });
    expect(cyclesOf(circle)).toEqual([
      ['src/core/a.ts', 'src/core/b.ts', 'src/core/c.ts', 'src/core/a.ts'],
    ]);
  });

  it.each([
    'Date.now()',
    'new Date()',
    "fetch('/x')",
    'globalThis.fetch',
    'process.env',
    'Math.random()',
  ])('refuse in core: %s', (expression) => {
    expect(effectsInCore(invented({ 'src/core/a.ts': `void ${expression};` }))).toHaveLength(1);
    expect(effectsInCore(invented({ 'src/cli/a.ts': `void ${expression};` }))).toEqual([]);
  });

  it('allow in core a date made from a time that was handed in, and words in texts', () => {
    const text = 'export const a = new Date(0); // Date.now()\nexport const b = "fetch( process.";';
    expect(effectsInCore(invented({ 'src/core/a.ts': text }))).toEqual([]);
  });

  it.each([
    'export function a() {}',
    'export const a = () => 1;',
    'function a() {}\nexport { a };',
    'export default function () {}',
  ])('ask for a test of: %s', (text) => {
    const core = invented({ 'src/core/deep/a.ts': text });
    expect(untestedCoreFiles(core, () => false)).toHaveLength(1);
    expect(untestedCoreFiles(core, (path) => path === 'test/core/deep/a.test.ts')).toEqual([]);
  });

  it('ask for no test of a file that exports only types and constants', () => {
    const core = invented({ 'src/core/a.ts': 'export interface A {}\nexport const b = 1;' });
    expect(untestedCoreFiles(core, () => false)).toEqual([]);
  });
});

/** The few files that the invented ones import, and the invented ones. */
function invented(files: Record<string, string>): SourceGraph {
  const around = ['core/ride.ts', 'core/errors.ts', 'warehouse/warehouse.ts', 'api/app.ts'];
  const empty = around.map((path): [string, string] => [`src/${path}`, '']);
  return graphOf(new Map([...empty, ...Object.entries(files)]));
}

function forbiddenImports(sources: SourceGraph): string[] {
  const found: string[] = [];
  for (const [path, { imports }] of sources) {
    for (const { target, typeOnly } of imports) {
      const refusal = refuse(layerOf(path), target, typeOnly);
      if (refusal) found.push(`${path} imports ${target}: ${refusal}`);
    }
  }
  return found;
}

function refuse(from: string, target: string, typeOnly: boolean): string | null {
  const isFile = /^(src|workers|web|test|samples)\//.test(target) || target.includes('/../');
  if (!isFile) return refusePackage(from, target);
  const to = layerOf(target);
  if (to === from || OPEN_TO_ALL.includes(target)) return null;
  if (COMPOSITION_ROOTS.includes(from)) return to === 'test' ? 'tests are not part of it' : null;
  const allowed = MAY_IMPORT[from];
  if (!allowed) return `${from} is not in the table of test/architecture.test.ts`;
  if (allowed[to] === 'values' || (allowed[to] === 'types' && typeOnly)) return null;
  return allowed[to] ? `${from} may only \`import type\` from ${to}` : `${from} may not use ${to}`;
}

function refusePackage(from: string, name: string): string | null {
  if (from === 'web' && name.startsWith('node:')) return 'browsers have no Node';
  if (from !== 'core' || CORE_PACKAGES.includes(name)) return null;
  return `core may use no package but ${CORE_PACKAGES.join(', ')}`;
}

/** `src/warehouse/queries/a.ts` → `warehouse`, `src/config.ts` → `config`, `web/a.tsx` → `web`. */
function layerOf(path: string): string {
  const [top = '', next = ''] = path.split('/');
  return top === 'src' ? next.replace(/\.tsx?$/, '') : top;
}

function effectsInCore(sources: SourceGraph): string[] {
  return [...sources]
    .filter(([path]) => layerOf(path) === 'core')
    .flatMap(([path, { effects }]) => effects.map((effect) => `${path} uses ${effect}`));
}

function untestedCoreFiles(sources: SourceGraph, exists: (path: string) => boolean): string[] {
  return [...sources]
    .filter(([path, file]) => layerOf(path) === 'core' && file.exportsFunction)
    .map(([path]) => path.replace(/^src\//, 'test/').replace(/\.tsx?$/, '.test.ts'))
    .filter((test) => !exists(test))
    .map((test) => `${test} is missing`);
}
