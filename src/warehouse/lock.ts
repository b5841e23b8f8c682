import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { LabError } from '../core/errors.ts';

export interface Lock {
  release(): void;
}

const SQLITE_BUSY = 5;

/**
 * Makes the caller the one owner of what the file at `path` stands for. The lock is SQLite's own:
 * the system lets go of it when the process ends, however it ends, and two owners in one process
 * or in two threads exclude each other as well. Throws `warehouse-locked` at once, naming the owner.
 */
export function lock(path: string, command: string): Lock {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec('CREATE TABLE IF NOT EXISTS owner (pid INTEGER, host TEXT, command TEXT)');
    file.exec('BEGIN IMMEDIATE; DELETE FROM owner');
    file.prepare('INSERT INTO owner VALUES (?, ?, ?)').run(process.pid, hostname(), command);
    // Between these two another may come first; then it is the owner and this one is refused.
    file.exec('COMMIT; BEGIN IMMEDIATE');
    return { release: () => file.close() };
  } catch (error) {
    const refusal = isBusy(error)
      ? new LabError('warehouse-locked', sentence(path, ownerIn(file)), { cause: error })
      : error;
    file.close();
    throw refusal;
  }
}

function sentence(path: string, owner: string): string {
  return `${path.replace(/\.lock$/, '')} is in use by ${owner}. Go through it, or stop it first.`;
}

function ownerIn(file: DatabaseSync): string {
  try {
    const { pid, host, command } = file.prepare('SELECT * FROM owner').get() ?? {};
    return `process ${pid} on ${host} (${command})`;
  } catch (error) {
    if (isBusy(error)) return 'a process that is just starting';
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
