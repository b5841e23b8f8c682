import { closeSync, fdatasync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const syncData = promisify(fdatasync);

/**
 * Makes what was written to the log so far last, on a thread of the system's: a sync takes
 * milliseconds in which the thread that serves has better to do. One at a time.
 *
 * What a sync that failed has left behind, no later one tells: until a checkpoint has brought all
 * of it into the database itself, nothing that is in the log counts as lasting.
 */
export function createLogSync(
  log: string,
  { sync = syncFile, checkpoint }: { sync?: typeof syncFile; checkpoint: () => Promise<void> },
): () => Promise<void> {
  let doubtful = false;
  return async () => {
    if (doubtful) await checkpoint();
    doubtful = true;
    await sync(log);
    doubtful = false;
  };
}

/** Locks are held on the database, not on its log: this one may be opened and closed beside SQLite. */
async function syncFile(path: string): Promise<void> {
  const file = openSync(path, 'r');
  try {
    await syncData(file);
  } finally {
    closeSync(file);
  }
}
