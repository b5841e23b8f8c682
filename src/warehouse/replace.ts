import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lock } from './lock.ts';

/**
 * Lets `fill` make a whole new warehouse file beside the one at `path`, then puts it in its place.
 * Whatever happens meanwhile, what is found at `path` is the old one or the new one. Throws
 * `warehouse-locked` while another owns the old one.
 */
export async function replaceWarehouse(
  path: string,
  command: string,
  fill: (fresh: string) => Promise<void>,
): Promise<void> {
  const owned = lock(`${path}.lock`, command);
  const fresh = freshOf(path);
  try {
    await removeWarehouse(fresh);
    await fill(fresh);
    await putInPlace(fresh, path);
    await removeWarehouse(fresh);
  } finally {
    owned.release();
  }
}

/** Where a new file grows until it takes the place of the one at `path`. */
export function freshOf(path: string): string {
  return `${path}.fresh`;
}

/** Both closed: `fresh` takes the name of what is at `path`, durably. */
export async function putInPlace(fresh: string, path: string): Promise<void> {
  if (existsSync(`${fresh}.wal`)) throw new Error(`${fresh} was not closed in good order`);
  // The old log first: beside the new file it would be somebody else's.
  await rm(`${path}.wal`, { force: true });
  await rename(fresh, path);
  await syncFolder(dirname(path));
}

/** The file and everything that may lie beside it. */
export async function removeWarehouse(path: string): Promise<void> {
  for (const ending of ['', '.wal', '.lock', '.damaged', '.set-aside', '.set-aside.wal', '.tmp']) {
    await rm(path + ending, { recursive: true, force: true });
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
