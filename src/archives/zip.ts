import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { LabError } from '../core/errors.ts';
import { type Budget, metered } from './limits.ts';

/** One file of a ZIP archive; directories are left out. */
export interface ZipEntry {
  /** Path inside the archive, with '/'. */
  path: string;
  /**
   * Its content, inflated, within the limits, size and checksum compared at the end.
   * Errors: zip-encrypted, zip-damaged, zip-ratio, too-large.
   */
  read(): AsyncGenerator<Uint8Array>;
}

/** The parts of an entry of the directory that are looked at. */
type Listed = Pick<
  yauzl.Entry,
  'relativeOffsetOfLocalHeader' | 'fileNameLength' | 'compressedSize'
>;

/** Size of a local file header without name and extra fields. */
const LOCAL_HEADER = 30;

/**
 * Opens a ZIP archive and checks its directory before anything is inflated: number of entries,
 * overlapping entries, paths that lead out. Errors: zip-damaged, zip-encrypted (strong encryption
 * hides the directory), zip-entries, zip-overlap, zip-path.
 */
export async function openZip(
  path: string,
  budget: Budget,
): Promise<{ entries: ZipEntry[]; close(): void }> {
  const zip = await damaged(
    // sizes are compared in `read`: here one wrong size would end the whole directory
    yauzl.openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: false }),
  );
  try {
    budget.countEntries(zip.entryCount);
    const listed = await damaged(all(zip.eachEntry()));
    refuseOverlaps(listed, zip.fileSize);
    const entries = listed.map((entry) => zipEntry(zip, entry, budget));
    return {
      entries: entries.filter((entry) => !entry.path.endsWith('/')),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function zipEntry(zip: yauzl.ZipFile, entry: yauzl.Entry, budget: Budget): ZipEntry {
  return { path: safePath(entry), read: () => readEntry(zip, entry, budget) };
}

async function* readEntry(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  budget: Budget,
): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new LabError('zip-encrypted', 'The entry is encrypted.');
  const stream = await damaged(zip.openReadStreamPromise(entry));
  let checksum = 0;
  let size = 0;
  try {
    for await (const chunk of metered(stream, () => entry.compressedSize, budget)) {
      checksum = crc32(chunk, checksum);
      size += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw error instanceof LabError ? error : damage(error);
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) {
    throw new LabError(
      'zip-damaged',
      'Size or checksum of the entry is not what the archive says.',
    );
  }
}

function safePath(entry: yauzl.Entry): string {
  const path = yauzl.getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileNameRaw,
    entry.extraFields,
    false,
  );
  const problem = path.includes('\0') ? 'a NUL in a path' : yauzl.validateFileName(path);
  if (problem !== null) throw new LabError('zip-path', `The archive is refused: ${problem}.`);
  return path;
}

/** Entries that share bytes inflate the same data again and again: no honest program writes them. */
function refuseOverlaps(entries: readonly Listed[], fileSize: number): void {
  const ordered = [...entries].sort(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  );
  ordered.forEach((entry, index) => {
    const next = ordered[index + 1]?.relativeOffsetOfLocalHeader ?? fileSize;
    const size = LOCAL_HEADER + entry.fileNameLength + entry.compressedSize;
    if (entry.relativeOffsetOfLocalHeader + size <= next) return;
    throw new LabError(
      'zip-overlap',
      `The entry at byte ${entry.relativeOffsetOfLocalHeader} reaches over byte ${next}, where the next begins.`,
    );
  });
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function damaged<Value>(promise: Promise<Value>): Promise<Value> {
  try {
    return await promise;
  } catch (error) {
    throw damage(error);
  }
}

function damage(cause: unknown): LabError {
  const problem = cause instanceof Error ? cause.message : String(cause);
  const code = problem.includes('encrypt') ? 'zip-encrypted' : 'zip-damaged';
  return new LabError(code, `The ZIP archive cannot be read: ${problem}.`, { cause });
}
