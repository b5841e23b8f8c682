import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { LabError } from '../core/errors.ts';
import { createFolderSync } from './folder-sync.ts';
import type { Body, Originals, StoredOriginal } from './originals.ts';

const HASH = /^[0-9a-f]{64}$/;
const ARRIVING = 'arriving';

/** Where this process lets files arrive: `PID-…` below `arriving`. */
const opened = new Set<string>();

/**
 * Originals as files `<root>/ab/abcdef…`; what is still arriving lies in `<root>/arriving`. What
 * processes that were killed left there is swept away at opening.
 */
export async function openDirectory(root: string, sync = createFolderSync()): Promise<Originals> {
  await mkdir(join(root, ARRIVING), { recursive: true });
  await sweep(join(root, ARRIVING));
  const arriving = await mkdtemp(join(root, ARRIVING, `${process.pid}-`));
  opened.add(basename(arriving));
  await sync(root);

  let arrivals = 0;
  const folders = new Map<string, Promise<void>>();
  const folderOf = (hash: string): string => join(root, hash.slice(0, 2));
  const pathOf = (hash: string): string => join(folderOf(hash), checked(hash));

  async function put(body: Body, { maxBytes }: { maxBytes: number }): Promise<StoredOriginal> {
    const temporary = join(arriving, `${arrivals++}`);
    try {
      const { hash, size } = await write(temporary, body, maxBytes, (hash) => {
        // Made meanwhile; whether that went well is asked below.
        void folderIsThere(folderOf(hash));
      });
      const existed = await has(hash);
      await folderIsThere(folderOf(hash));
      // Also when it existed: whoever put it there may not have come to the sync yet, or in vain. A
      // failed sync is told only once; the next tells nothing of a change that was made before it.
      fs.renameSync(temporary, pathOf(hash));
      await sync(folderOf(hash));
      return { hash, size, existed };
    } catch (error) {
      await rm(temporary, { force: true });
      throw asLabError(error);
    }
  }

  /** Once a process: another that was killed may have made it without syncing what it lies in. */
  function folderIsThere(path: string): Promise<void> {
    const known = folders.get(path);
    if (known) return known;
    const made = mkdir(path, { recursive: true }).then(() => sync(root));
    folders.set(path, made);
    made.catch(() => folders.delete(path));
    return made;
  }

  async function has(hash: string): Promise<boolean> {
    return fs.statSync(pathOf(hash), { throwIfNoEntry: false }) !== undefined;
  }

  async function read(hash: string): Promise<Uint8Array<ArrayBuffer>> {
    return readFile(pathOf(hash)).catch((error) => {
      throw asLabError(error, hash);
    });
  }

  async function withFile<Result>(
    hash: string,
    work: (path: string) => Promise<Result>,
  ): Promise<Result> {
    if (!(await has(hash))) throw new LabError('not-found', `there is no original ${hash}`);
    return work(pathOf(hash));
  }

  function stream(hash: string): ReadableStream<Uint8Array> {
    return Readable.toWeb(
      Readable.from(piecesOf(pathOf(hash), hash), { objectMode: false }),
    ) as ReadableStream<Uint8Array>;
  }

  async function remove(hash: string): Promise<void> {
    await rm(pathOf(hash), { force: true });
    await sync(folderOf(hash));
  }

  async function* list(): AsyncIterable<string> {
    for (const folder of await readdir(root)) {
      if (folder === ARRIVING) continue;
      for (const name of await readdir(join(root, folder))) if (HASH.test(name)) yield name;
    }
  }

  async function usage(): Promise<{ files: number; bytes: number }> {
    const used = { files: 0, bytes: 0 };
    for await (const hash of list()) {
      // What is removed meanwhile takes nothing any more.
      used.bytes += await stat(pathOf(hash)).then(({ size }) => size, missingAsZero);
      used.files++;
    }
    return used;
  }

  return { put, read, stream, withFile, has, remove, list, usage };
}

async function sweep(arriving: string): Promise<void> {
  for (const name of await readdir(arriving)) {
    const pid = Number.parseInt(name, 10);
    const inUse = pid === process.pid ? opened.has(name) : isAlive(pid);
    if (!inUse) await rm(join(arriving, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process may not be signalled, but it lives.
    return isSystemError(error) && error.code === 'EPERM';
  }
}

/**
 * What waits for a disk, writes and syncs, is done by a thread of the system's; what the system does in
 * memory (open, close, rename, stat) is not: asking a thread for it takes as long again.
 */
const writeSome = promisify(fs.write);
const syncFile = promisify(fs.fsync);

/**
 * The body's bytes are durable when it settles; `hashed` hears what they are before. Throws
 * `too-large` as soon as it passes `maxBytes`.
 */
async function write(
  path: string,
  body: Body,
  maxBytes: number,
  hashed: (hash: string) => void,
): Promise<{ hash: string; size: number }> {
  const digest = createHash('sha256');
  let size = 0;
  const file = fs.openSync(path, 'wx');
  try {
    for await (const piece of body) {
      size += piece.byteLength;
      if (size > maxBytes) throw new LabError('too-large', `more than ${maxBytes} bytes`);
      digest.update(piece);
      await writeAll(file, piece);
    }
    const hash = digest.digest('hex');
    hashed(hash);
    await syncFile(file);
    return { hash, size };
  } finally {
    fs.closeSync(file);
  }
}

async function writeAll(file: number, piece: Uint8Array): Promise<void> {
  let written = 0;
  while (written < piece.byteLength) {
    written += (await writeSome(file, piece, written)).bytesWritten;
  }
}

async function* piecesOf(path: string, hash: string): AsyncGenerator<Uint8Array> {
  try {
    yield* fs.createReadStream(path);
  } catch (error) {
    throw asLabError(error, hash);
  }
}

function checked(hash: string): string {
  if (!HASH.test(hash)) throw new LabError('not-found', `'${hash}' is not the name of an original`);
  return hash;
}

function asLabError(error: unknown, hash?: string): unknown {
  if (hash !== undefined && isMissingError(error)) {
    return new LabError('not-found', `there is no original ${hash}`, { cause: error });
  }
  const full = isSystemError(error) && ['ENOSPC', 'EDQUOT'].includes(error.code ?? '');
  return full
    ? new LabError('storage-full', 'no space is left for originals', { cause: error })
    : error;
}

function missingAsZero(error: unknown): 0 {
  if (isMissingError(error)) return 0;
  throw error;
}

function isMissingError(error: unknown): boolean {
  return isSystemError(error) && error.code === 'ENOENT';
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error;
}
