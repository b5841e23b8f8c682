import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ledger, openLedger } from '../ledger/ledger.ts';
import { openDirectory } from '../originals/directory.ts';
import type { Originals } from '../originals/originals.ts';

/** What is true: there as soon as the process is. */
export interface Truth {
  originals: Originals;
  ledger: Ledger;
}

const now = (): number => Date.now() / 1000;

/** The data folder's lasting stores, made where they are missing. */
export async function openTruth(dataDir: string): Promise<Truth> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const [originals, ledger] = await Promise.all([
    openDirectory(join(dataDir, 'originals')),
    openLedger(ledgerIn(dataDir), { now, newId: randomUUID }),
  ]);
  return { originals, ledger };
}

/** Where the ledger of a data folder lies. */
export function ledgerIn(dataDir: string): string {
  return join(dataDir, 'ledger.sqlite');
}

/** Where the warehouse of a data folder lies. */
export function warehouseIn(dataDir: string): string {
  return join(dataDir, 'warehouse.duckdb');
}
