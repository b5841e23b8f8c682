import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { METRICS } from '../../src/core/metrics/index.ts';
import { CURVE_GRID } from '../../src/core/power-curve.ts';
import type { UploadResult } from '../../src/warehouse/result.ts';
import {
  openWarehouse,
  type Warehouse,
  type WarehouseOptions,
} from '../../src/warehouse/warehouse.ts';
import { simulatedRiders } from './simulated-riders.ts';
import { PACKS_VERSION, simulatedUploads, type Territory } from './simulated-rides.ts';

/** Raised with every change of what is simulated, so that kept files are made anew. */
const VERSION = 4;
/** Uploads a commit, where nobody looks at the time that commits take. */
const AT_ONCE = 2048;
const ENDINGS = ['', '.wal', '.lock'];

/** Row 10 of the table: what a whole territory rides in six years. */
export const WHOLE_TERRITORY = { rides: 100_000, efforts: 500_000, riders: 1000, hills: 0 };

/** How a warehouse of simulated rides is opened: as the service does, with the riders' zones. */
export function simulatedOptions(territory: Territory): WarehouseOptions {
  const keys = new Map(simulatedRiders(territory).map((one) => [one.riderId, one.zoneKey]));
  return {
    metricIds: METRICS.map(({ id }) => id),
    curveGrid: CURVE_GRID,
    analysisVersion: 'simulated',
    packsVersion: PACKS_VERSION,
    command: 'bench',
    zoneKeys: async () => keys,
    onFatal(error) {
      throw error;
    },
  };
}

/**
 * A warehouse full of simulated rides, open. With `keepIn` its file is kept in that folder and taken
 * from there the next time; else it is gone when `close` settles.
 */
export async function openSimulated(
  territory: Territory,
  keepIn?: string,
): Promise<{ warehouse: Warehouse; file: string; close(): Promise<void> }> {
  const { rides, efforts, riders, hills, seed } = territory;
  const folder = keepIn ?? mkdtempSync(join(tmpdir(), 'simulated-'));
  mkdirSync(folder, { recursive: true });
  const name = [VERSION, rides, efforts, riders, hills, seed].join('-');
  const file = join(folder, `${name}.duckdb`);
  if (!existsSync(file)) await fill(file, territory);
  const warehouse = await openWarehouse(file, simulatedOptions(territory));
  return {
    warehouse,
    file,
    async close() {
      await warehouse.close();
      if (keepIn === undefined) rmSync(folder, { recursive: true });
    },
  };
}

/** The file has its name only when it is whole. */
async function fill(file: string, territory: Territory): Promise<void> {
  const unfinished = `${file}.unfinished`;
  for (const ending of ENDINGS) rmSync(unfinished + ending, { force: true });
  const warehouse = await openWarehouse(unfinished, simulatedOptions(territory));
  for (const group of groupsOf(simulatedUploads(territory), AT_ONCE)) await warehouse.commit(group);
  await warehouse.close();
  rmSync(`${unfinished}.lock`);
  renameSync(unfinished, file);
}

/** As they come, so many at once. */
export function* groupsOf(
  uploads: Iterable<UploadResult>,
  size: number,
): Generator<UploadResult[]> {
  let group: UploadResult[] = [];
  for (const upload of uploads) {
    group.push(upload);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
