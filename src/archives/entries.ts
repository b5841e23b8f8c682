import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Kind, SNIFF_BYTES, sniff } from '../core/decode/index.ts';
import { LabError } from '../core/errors.ts';
import { collect, limited, peek } from './chunks.ts';
import { gunzip } from './gzip.ts';
import { ARCHIVE_LIMITS, ArchiveExhausted, type ArchiveLimits, Budget } from './limits.ts';
import { type EntryMetadata, stravaActivities } from './strava.ts';
import { openZip, type ZipEntry } from './zip.ts';

/** One file of an archive. `name` is its path, through nested containers too. */
export type ArchiveEntry =
  | {
      name: string;
      /** The ride file, to be read (or returned) before the next entry is asked for; throws LabError. */
      body: AsyncGenerator<Uint8Array>;
      /** What the export around it says. */
      metadata: EntryMetadata | null;
    }
  | { name: string; skipped: string }
  | { name: string; error: LabError };

export interface EntriesOptions {
  limits?: Partial<ArchiveLimits>;
  /** Folder for containers inside containers while they are read. Default: the system's. */
  temporary?: string;
}

/**
 * The ride files in a ZIP or gzip file, wherever they lie: in plain archives, Strava exports (with
 * what `activities.csv` says of them) and Garmin exports (ZIPs in a ZIP). A plain ride file gives
 * itself. Ride files are known by content; what is none is skipped. A bad entry is told, or its
 * body throws, and nothing else stops.
 *
 * Throws a LabError where the archive itself cannot be read or asks for too much: zip-damaged,
 * zip-encrypted, zip-entries, zip-overlap, zip-path, gzip-damaged, too-large.
 *
 * @param filename name under which the file came; of a gzip file it names what is inside.
 */
export async function* entries(
  path: string,
  filename: string,
  options: EntriesOptions = {},
): AsyncGenerator<ArchiveEntry> {
  const budget = new Budget({ ...ARCHIVE_LIMITS, ...options.limits });
  const { size } = await stat(path);
  if (size > budget.limits.containerBytes) {
    throw new LabError('too-large', `The file holds ${size} bytes, too much for an archive.`);
  }
  const temporary = options.temporary ?? tmpdir();
  const context: Context = { budget, temporary, path: filename, depth: 0, metadata: null };
  const { head, all } = await peek(createReadStream(path), SNIFF_BYTES);
  if (kindOf(head, '') !== 'zip') {
    yield* unpack(head, all, context);
    return;
  }
  await all.return(undefined);
  yield* zipEntries(path, { ...context, path: '', depth: 1 });
}

/** Where we are in the archive. */
interface Context {
  budget: Budget;
  temporary: string;
  /** Path of the entry, or of the container whose entries are read. */
  path: string;
  /** How many containers are open. */
  depth: number;
  metadata: EntryMetadata | null;
}

/** One stream of an archive: a ride file, another container, or nothing of ours. */
async function* unpack(
  head: Uint8Array,
  all: AsyncGenerator<Uint8Array>,
  context: Context,
): AsyncGenerator<ArchiveEntry> {
  const { path, budget, metadata } = context;
  try {
    const kind = kindOf(head, path);
    if (kind === null) {
      yield { name: path, skipped: 'no ride file' };
    } else if (kind === 'zip') {
      yield* nestedZip(all, deeper(context, path));
    } else if (kind === 'gzip') {
      const inner = deeper(context, path.replace(/\.gz$/i, ''));
      const inside = await peek(gunzip(all, budget), SNIFF_BYTES);
      yield* unpack(inside.head, inside.all, inner);
    } else {
      yield { name: path, body: limited(all, budget.limits.fileBytes), metadata };
    }
  } finally {
    await all.return(undefined);
  }
}

/** What the content is; null for what is no ride file and does not claim to be one by its name. */
function kindOf(head: Uint8Array, path: string): Kind | null {
  try {
    return sniff(head);
  } catch (error) {
    if (RIDE_NAME.test(path)) throw error;
    return null;
  }
}

const RIDE_NAME = /\.(fit|gpx|tcx)(\.gz)?$/i;

function deeper(context: Context, path: string): Context {
  const { containers } = context.budget.limits;
  if (context.depth >= containers) {
    throw new LabError('zip-depth', `Containers lie over ${containers} deep in each other.`);
  }
  return { ...context, path, depth: context.depth + 1 };
}

/** A ZIP inside a container: its directory is at its end, so it is written down first. */
async function* nestedZip(
  all: AsyncGenerator<Uint8Array>,
  context: Context,
): AsyncGenerator<ArchiveEntry> {
  const folder = await mkdtemp(join(context.temporary, 'archive-'));
  try {
    const file = join(folder, 'nested.zip');
    await pipeline(limited(all, context.budget.limits.containerBytes), createWriteStream(file));
    yield* zipEntries(file, context);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* zipEntries(file: string, context: Context): AsyncGenerator<ArchiveEntry> {
  const zip = await openZip(file, context.budget);
  const pathOf = ({ path }: ZipEntry) => (context.path === '' ? path : `${context.path}/${path}`);
  const activities = new Map<string, EntryMetadata>();
  try {
    for (const table of zip.entries.filter(isTable)) {
      yield* isolated(pathOf(table), readTable(table, pathOf(table), activities));
    }
    for (const entry of zip.entries.filter((entry) => !isTable(entry))) {
      const path = pathOf(entry);
      const metadata = activities.get(entry.path) ?? context.metadata;
      yield* isolated(path, openEntry(entry, { ...context, path, metadata }));
    }
  } finally {
    zip.close();
  }
}

/** What goes wrong inside an entry stays inside, unless the whole archive is used up. */
async function* isolated(
  path: string,
  inside: AsyncGenerator<ArchiveEntry>,
): AsyncGenerator<ArchiveEntry> {
  try {
    yield* inside;
  } catch (error) {
    if (!(error instanceof LabError) || error instanceof ArchiveExhausted) throw error;
    yield { name: path, error };
  }
}

async function* openEntry(entry: ZipEntry, context: Context): AsyncGenerator<ArchiveEntry> {
  const junk = JUNK.find(({ pattern }) => pattern.test(entry.path));
  if (junk !== undefined) {
    yield { name: context.path, skipped: junk.reason };
    return;
  }
  const { head, all } = await peek(entry.read(), SNIFF_BYTES);
  yield* unpack(head, all, context);
}

/** What need not even be opened. */
const JUNK = [
  { pattern: /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i, reason: 'bookkeeping' },
  { pattern: /\.(jpe?g|png|gif|webp|heic|svg|mp[34]|mov|m4a|avi)$/i, reason: 'picture or film' },
  { pattern: /\.(pdf|html?|css|js)$/i, reason: 'document' },
];

function isTable({ path }: ZipEntry): boolean {
  return /(^|\/)activities\.csv$/i.test(path);
}

const LARGEST_TABLE = 64 * 2 ** 20;

/** Adds what the table of a Strava export says, by path in the archive. */
async function* readTable(
  table: ZipEntry,
  path: string,
  activities: Map<string, EntryMetadata>,
): AsyncGenerator<ArchiveEntry> {
  const folder = table.path.replace(/[^/]*$/, '');
  const text = new TextDecoder().decode(await collect(table.read(), LARGEST_TABLE));
  for (const [file, metadata] of stravaActivities(text)) activities.set(folder + file, metadata);
  yield { name: path, skipped: 'table of the export' };
}
