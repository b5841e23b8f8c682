import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchiveEntry } from '../../src/jobs/expand.ts';
import { createJobs, type Jobs } from '../../src/jobs/jobs.ts';
import type { Candidate } from '../../src/jobs/owner.ts';
import { startThreads } from '../../src/jobs/threads.ts';
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts';
import { openDirectory } from '../../src/originals/directory.ts';
import type { Originals } from '../../src/originals/originals.ts';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { LAYOUT } from '../warehouse/results.ts';

export interface TinyLab {
  originals: Originals;
  ledger: Ledger;
  warehouse: Warehouse;
  jobs: Jobs;
  /** The riders for whom coaches may send files. */
  entrusted: Candidate[];
  /** What the queue warned of. */
  warnings: string[];
  /** Riders who do not agree, or no longer. */
  unwilling: Set<string>;
  /** Ends everything in good order, once. */
  close(): Promise<void>;
}

export interface TinyLabOptions {
  analysisVersion?: string;
  /** What the tiny thread says is '1'. */
  packsVersion?: string;
  threads?: number;
  /** Seconds. */
  budget?: number;
}

/** Real stores, queue and threads; only what the threads compute is tiny (tiny-thread.ts). */
export async function openTinyLab(
  folder: string,
  { analysisVersion = '1', packsVersion = '1', threads = 1, budget = 20 }: TinyLabOptions = {},
): Promise<TinyLab> {
  const now = (): number => Date.now() / 1_000;
  const warnings: string[] = [];
  const unwilling = new Set<string>();
  const ledger = await openLedger(join(folder, 'ledger.sqlite'), { now, newId: randomUUID });
  const warehouse = await openWarehouse(join(folder, 'warehouse.duckdb'), {
    ...LAYOUT,
    analysisVersion,
    packsVersion,
    command: 'a test',
    zoneKeys: (riderIds) => ledger.zones.keys(riderIds),
    onFatal: (error) => warnings.push(`fatal: ${error.message}`),
  });
  const originals = await openDirectory(join(folder, 'originals'));
  const runner = startThreads({
    entry: new URL('tiny-thread.ts', import.meta.url),
    size: threads,
    budget,
  });
  const entrusted: Candidate[] = [];
  const jobs = createJobs({
    originals,
    ledger,
    warehouse,
    runner,
    openArchive,
    mayStore: async (riderId) =>
      !unwilling.has(riderId) && (await ledger.riders.get(riderId)) !== undefined,
    isArchive: (head) => new TextDecoder().decode(head).startsWith('archive:'),
    maxEntryBytes: 1e6,
    now,
    backoff: 0,
    entrusted: async () => entrusted,
    warn: (message, error) => warnings.push(`${message}: ${error}`),
  });
  let closed: Promise<void> | undefined;
  const endAll = async (): Promise<void> => {
    await jobs.stop();
    await runner.close();
    await warehouse.close();
    await ledger.close();
  };
  const close = (): Promise<void> => {
    closed ??= endAll();
    return closed;
  };
  return { originals, ledger, warehouse, jobs, entrusted, warnings, unwilling, close };
}

/** Their account, as an accepted invitation makes it; returns their id. */
export async function newCoach(ledger: Ledger): Promise<string> {
  const tokenHash = randomUUID();
  const email = `${tokenHash}@example.org`;
  const invitation = { role: 'coach', group: null, name: 'Carla', email, invitedBy: 'a test' };
  await ledger.invitations.create({ ...invitation, tokenHash, expiresAt: Date.now() });
  const account = { name: 'Carla', email, passwordHash: '', birthMonth: null, language: 'fr' };
  return (await ledger.invitations.accept(tokenHash, account)).id;
}

export async function* bodyOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** `archive:` and one entry a line; `-` is skipped, `!` cannot be read, `titled …` has a title. */
async function* openArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const lines = (await readFile(path, 'utf8')).slice('archive:'.length).split('\n');
  for (const line of lines) {
    if (line === '-') yield { name: line, skipped: 'junk' };
    else if (line === '!') yield { name: line, error: { code: 'zip-damaged', message: 'no' } };
    else yield { name: `${line}.fit`, body: bodyOf(line), metadata: titleOf(line) };
  }
}

function titleOf(line: string): { title: string } | null {
  return line.startsWith('titled') ? { title: `the archive says ${line}` } : null;
}
