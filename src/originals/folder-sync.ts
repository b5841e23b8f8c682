import { closeSync, fsync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const sync = promisify(fsync);

/** Settles when what was done in the folder before lasts. */
export type FolderSync = (path: string) => Promise<void>;

/**
 * One round of syncs at a time: whoever comes meanwhile shares the next, in which each folder is
 * synced once; should one fail, all of them fail.
 */
export function createFolderSync(syncOne: FolderSync = syncFolder): FolderSync {
  let waiting = new Set<string>();
  let next: Promise<void> | null = null;
  let last: Promise<void> = Promise.resolve();

  async function round(): Promise<void> {
    const paths = [...waiting];
    waiting = new Set();
    next = null;
    await Promise.all(paths.map(syncOne));
  }

  return (path) => {
    waiting.add(path);
    next ??= last = last.then(round, round);
    return next;
  };
}

/** A rename or removal lasts only once its folder is synced; one that is not there holds nothing. */
async function syncFolder(path: string): Promise<void> {
  // Opening asks no disk: only the sync is worth a thread.
  const folder = openExisting(path);
  if (folder === null) return;
  try {
    await sync(folder);
  } finally {
    closeSync(folder);
  }
}

function openExisting(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
