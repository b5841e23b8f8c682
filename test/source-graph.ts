import { readdirSync, readFileSync } from 'node:fs';
import { posix, relative, sep } from 'node:path';
import { parseSync } from 'vite';

export interface Import {
  /** A path from the root of the repository, or a package name or `node:` module as written. */
  target: string;
  typeOnly: boolean;
}

export interface SourceFile {
  imports: Import[];
  /** What the file reaches for outside itself: `Date.now`, `fetch`, `process` … */
  effects: string[];
  exportsFunction: boolean;
}

/** Source files by their path from the root of the repository. */
export type SourceGraph = Map<string, SourceFile>;

const SOURCE = /(?<!\.d)\.tsx?$/;
const GLOBAL_EFFECTS = ['fetch', 'process'];
const MEMBER_EFFECTS = ['Date.now', 'Math.random'];

/** Reads every TypeScript file under the folders. */
export function readSourceGraph(root: string, folders: readonly string[]): SourceGraph {
  const sources = new Map<string, string>();
  for (const folder of folders) {
    for (const path of filesBelow(`${root}/${folder}`)) {
      if (!SOURCE.test(path)) continue;
      sources.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'));
    }
  }
  return graphOf(sources);
}

/** The graph of sources given as path → text. */
export function graphOf(sources: ReadonlyMap<string, string>): SourceGraph {
  const known = new Set(sources.keys());
  const graph: SourceGraph = new Map();
  for (const [path, text] of sources) graph.set(path, readSource(path, text, known));
  return graph;
}

/** Every way round that imports lead back to their own file, each told once. */
export function cyclesOf(graph: SourceGraph): string[][] {
  const cycles: string[][] = [];
  const finished = new Set<string>();
  const trail: string[] = [];
  const follow = (path: string): void => {
    const seenAt = trail.indexOf(path);
    if (seenAt >= 0) cycles.push([...trail.slice(seenAt), path]);
    if (seenAt >= 0 || finished.has(path)) return;
    trail.push(path);
    for (const { target } of graph.get(path)?.imports ?? []) if (graph.has(target)) follow(target);
    trail.pop();
    finished.add(path);
  };
  for (const path of graph.keys()) follow(path);
  return cycles;
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
      .map((entry) => `${entry.parentPath}/${entry.name}`);
  } catch {
    return [];
  }
}

// --- reading one file -------------------------------------------------------------------------

type Node = Record<string, unknown> & { type: string };

function readSource(path: string, text: string, known: ReadonlySet<string>): SourceFile {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const file: SourceFile = { imports: [], effects: [], exportsFunction: false };
  const functions = new Set<string>();
  for (const node of nodesOf(program)) {
    const found = importOf(node);
    if (found) file.imports.push({ ...found, target: resolve(path, found.target, known) });
    const effect = effectOf(node);
    if (effect) file.effects.push(effect);
    if (isFunction(node.init) || node.type === 'FunctionDeclaration')
      functions.add(nameOf(node.id));
  }
  file.exportsFunction = (program.body as unknown as Node[]).some((node) =>
    exportsFunction(node, functions),
  );
  return file;
}

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* nodesOf(item);
  } else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) yield value;
    for (const [key, child] of Object.entries(value)) if (key !== 'parent') yield* nodesOf(child);
  }
}

function importOf(node: Node): Import | null {
  switch (node.type) {
    case 'ImportDeclaration':
      return { target: textOf(node.source), typeOnly: node.importKind === 'type' };
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      if (!node.source) return null;
      return { target: textOf(node.source), typeOnly: node.exportKind === 'type' };
    case 'ImportExpression':
      return { target: textOf(node.source), typeOnly: false };
    case 'TSImportType':
      return { target: textOf(node.source ?? node.argument), typeOnly: true };
    default:
      return null;
  }
}

function effectOf(node: Node): string | null {
  if (node.type === 'Identifier') return GLOBAL_EFFECTS.find((name) => name === node.name) ?? null;
  if (node.type === 'MemberExpression') {
    const name = `${nameOf(node.object)}.${nameOf(node.property)}`;
    return MEMBER_EFFECTS.find((effect) => effect === name) ?? null;
  }
  const makesDate = node.type === 'NewExpression' || node.type === 'CallExpression';
  const bare = makesDate && nameOf(node.callee) === 'Date' && isEmpty(node.arguments);
  return bare ? 'new Date()' : null;
}

function exportsFunction(node: Node, functions: ReadonlySet<string>): boolean {
  if (node.type === 'ExportDefaultDeclaration') {
    return isFunction(node.declaration) || functions.has(nameOf(node.declaration));
  }
  if (node.type !== 'ExportNamedDeclaration' || node.source) return false;
  const declared = node.declaration;
  if (isNode(declared)) {
    if (declared.type === 'FunctionDeclaration') return true;
    return ((declared.declarations ?? []) as Node[]).some((one) => isFunction(one.init));
  }
  return (node.specifiers as Node[]).some((one) => functions.has(nameOf(one.local)));
}

function isFunction(value: unknown): boolean {
  return (
    isNode(value) &&
    ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(value.type)
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function nameOf(value: unknown): string {
  return isNode(value) && typeof value.name === 'string' ? value.name : '';
}

/** The text of a string literal; what is worked out at run time reads `(computed)`. */
function textOf(value: unknown): string {
  if (!isNode(value)) return '(computed)';
  if (typeof value.value === 'string') return value.value;
  return isNode(value.literal) ? textOf(value.literal) : '(computed)';
}

/** A relative specifier as a path from the root; everything else as written. */
function resolve(from: string, specifier: string, known: ReadonlySet<string>): string {
  if (!specifier.startsWith('.')) return specifier;
  const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  const endings = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];
  return endings.map((ending) => path + ending).find((tried) => known.has(tried)) ?? path;
}
