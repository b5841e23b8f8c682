import { statfs } from 'node:fs/promises';

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
