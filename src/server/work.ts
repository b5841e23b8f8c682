import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { entries } from '../archives/entries.ts';
import { ANALYSIS_VERSION } from '../core/analyse.ts';
import { packsVersion } from '../core/climbs/packs-version.ts';
import type { Territory } from '../core/climbs/territory.ts';
import { sniff } from '../core/decode/index.ts';
import { LabError } from '../core/errors.ts';
import { METRICS } from '../core/metrics/index.ts';
import { CURVE_GRID } from '../core/power-curve.ts';
import { entrustedTo } from '../disclosure/entrusted.ts';
import { createMayStore } from '../disclosure/may-store.ts';
import { createJobs, type Jobs } from '../jobs/jobs.ts';
import { startThreads } from '../jobs/threads.ts';
import { loadTerritories } from '../territories.ts';
import { openWarehouse, type Warehouse } from '../warehouse/warehouse.ts';
import type { Truth } from './truth.ts';

/** What is computed, and what computes it. */
export interface Work {
  warehouse: Warehouse;
  /** Not started yet. */
  jobs: Jobs;
  /** Ends what was begun, then lets go of warehouse and threads. */
  close(): Promise<void>;
}

const ENTRY = new URL('../../workers/thread.ts', import.meta.url);
/** Seconds that one file may take. */
const BUDGET = 20;
/** Seconds before a second attempt. */
const BACKOFF = 2;
/** The largest file inside an archive: XML as it may be inflated. */
const MAX_ENTRY_BYTES = 128 * 2 ** 20;

const now = (): number => Date.now() / 1000;

/** What to open of computed results, and who does. */
interface ResultsOptions {
  /** The DuckDB file; see `warehouseIn`. */
  file: string;
  /** What to call this process when another asks who owns the warehouse. */
  command: string;
  /** The packs, by whoever has read them already. */
  territories?: readonly Territory[];
  /** The warehouse cannot go on: end the process at once. */
  onFatal: (error: Error) => void;
}

/**
 * The warehouse alone, to ask it; whatever is missing in it stays missing.
 * @throws LabError warehouse-locked, naming the process that owns it
 */
export async function openResults(
  { ledger }: Truth,
  { file, command, territories, onFatal }: ResultsOptions,
): Promise<Warehouse> {
  return openWarehouse(file, {
    metricIds: METRICS.map(({ id }) => id),
    curveGrid: [...CURVE_GRID],
    analysisVersion: ANALYSIS_VERSION,
    packsVersion: packsVersion(territories ?? (await loadTerritories())),
    command,
    zoneKeys: ledger.zones.keys,
    onFatal,
  });
}

/**
 * The warehouse and the threads that fill it.
 * @throws LabError warehouse-locked, naming the process that owns it
 */
export async function openWork(
  truth: Truth,
  options: ResultsOptions & { logger: Logger },
): Promise<Work> {
  const { file, logger } = options;
  const warehouse = await openResults(truth, options);
  const temporary = await emptied(join(dirname(file), 'unpacking'));
  if (warehouse.setAside) logger.warn(warehouse.setAside, 'warehouse set aside and made anew');
  const runner = startThreads({ entry: ENTRY, size: availableParallelism(), budget: BUDGET });
  const jobs = createJobs({
    ...truth,
    warehouse,
    runner,
    openArchive: (path, filename) => entries(path, filename, { temporary }),
    mayStore: createMayStore(truth.ledger.consents, now),
    isArchive,
    maxEntryBytes: MAX_ENTRY_BYTES,
    backoff: BACKOFF,
    entrusted: entrustedTo(truth.ledger, now),
    now,
    warn: (message, error) => logger.error({ err: error }, message),
  });
  return {
    warehouse,
    jobs,
    async close() {
      await jobs.stop();
      await runner.close();
      await warehouse.close();
    },
  };
}

/** What a killed process left of archives inside archives may be somebody's who was erased. */
async function emptied(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** What its first bytes do not tell apart is no archive; what it is instead, its analysis says. */
function isArchive(head: Uint8Array): boolean {
  try {
    return ['zip', 'gzip'].includes(sniff(head));
  } catch (error) {
    if (error instanceof LabError) return false;
    throw error;
  }
}
