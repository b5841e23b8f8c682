import { stat, statfs } from 'node:fs/promises';
import type { StorageUse } from '../api/admin/storage.ts';
import type { Originals } from '../originals/originals.ts';
import { ledgerIn, warehouseIn } from './truth.ts';

const CHECK_SECONDS = 2;
/** Below this an upload or a checkpoint may fail any moment. */
const LEAST_BYTES = 64 * 2 ** 20;

export interface StorageWatch {
  full(): boolean;
  stop(): void;
}

/** Looks every other second how much space the data folder has left. */
export function watchStorage(dataDir: string, onChange: (full: boolean) => void): StorageWatch {
  let full = false;
  const look = async () => {
    const { bavail, bsize } = await statfs(dataDir);
    const now = bavail * bsize < LEAST_BYTES;
    if (now !== full) onChange(now);
    full = now;
  };
  const timer = setInterval(() => void look(), CHECK_SECONDS * 1000);
  timer.unref();
  return { full: () => full, stop: () => clearInterval(timer) };
}

/** What the stores of the data folder take now, and what its disk has left. */
export async function measureStorage(dataDir: string, originals: Originals): Promise<StorageUse> {
  const [{ bavail, bsize }, used, ledger, warehouse] = await Promise.all([
    statfs(dataDir),
    originals.usage(),
    sizeOf(['', '-wal', '-shm'].map((ending) => ledgerIn(dataDir) + ending)),
    sizeOf(['', '.wal'].map((ending) => warehouseIn(dataDir) + ending)),
  ]);
  return { originals: used, ledger, warehouse, free: bavail * bsize };
}

/** Of the files together; one that is not there takes nothing. */
async function sizeOf(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
