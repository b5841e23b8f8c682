import { open } from 'node:fs/promises';

/**
 * Settles when what was done in the folder before lasts. One round of syncs at a time: whoever comes
 * meanwhile shares the next, in which each folder is synced once; should one fail, all of them fail.
 */
export function createFolderSync(): (path: string) => Promise<void> {
  let waiting = new Set<string>();
  let next: Promise<void> | null = null;
  let last: Promise<void> = Promise.resolve();

  async function round(): Promise<void> {
    const paths = [...waiting];
    waiting = new Set();
    next = null;
    await Promise.all(paths.map(syncFolder));
  }

  return (path) => {
    waiting.add(path);
    next ??= last = last.then(round, round);
    return next;
  };
}

/** A rename or removal lasts only once its folder is synced; one that is not there holds nothing. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(nullIfMissing);
  if (folder === null) return;
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
