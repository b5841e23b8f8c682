import { type ErrorCode, LabError } from '../core/errors.ts';

/** Errors that say nothing about the file; every other code is a verdict on it. */
const NO_VERDICT: ReadonlySet<ErrorCode> = new Set([
  'time-budget',
  'worker-lost',
  'internal',
  'unavailable',
  'consent-needed',
  'storage-full',
  'warehouse-damaged',
]);

/** The file itself is at fault: no other attempt would end otherwise. */
export function isVerdict(code: ErrorCode): boolean {
  return !NO_VERDICT.has(code);
}

/** Full or failing disks: nothing that a file could be blamed for. */
export function isStorageTrouble(error: unknown): boolean {
  // What went wrong in a thread, reading the file, comes as `internal`.
  if (error instanceof LabError && error.code !== 'internal') return error.code === 'storage-full';
  return (
    error instanceof Error &&
    /ENOSPC|EDQUOT|EIO|No space left|disk is full|IO Error/.test(error.message)
  );
}
