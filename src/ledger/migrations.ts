import type { DatabaseSync } from 'node:sqlite';
import { LabError } from '../core/errors.ts';
import { RIDES } from './steps/1-rides.ts';
import { PEOPLE } from './steps/2-people.ts';
import { BOARDS } from './steps/3-boards.ts';

/**
 * The tables as a chain of steps: step n turns version n into version n + 1. A step that has been
 * released is never edited; add the next one instead.
 */
const STEPS: readonly string[] = [RIDES, PEOPLE, BOARDS];

/** Each missing step in a transaction of its own; a newer program's tables are refused. */
export function migrate(sqlite: DatabaseSync): void {
  const version = versionOf(sqlite);
  if (version > STEPS.length) {
    throw new LabError(
      'configuration',
      `the ledger has version ${version}, this program knows up to ${STEPS.length}: use a newer program`,
    );
  }
  for (let step = version; step < STEPS.length; step++) {
    sqlite.exec(`BEGIN IMMEDIATE; ${STEPS[step]}; PRAGMA user_version = ${step + 1}; COMMIT`);
  }
}

function versionOf(sqlite: DatabaseSync): number {
  const row = sqlite.prepare('PRAGMA user_version').get() as { user_version: number };
  return row.user_version;
}
