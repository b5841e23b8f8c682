import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UNASSISTED_CLASSES } from '../../src/core/bike-class.ts';
import { localMonths } from '../../src/core/local-month.ts';
import { reconcile } from '../../src/jobs/reconcile.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { openDirectory } from '../../src/originals/directory.ts';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { randomOf } from '../mutations.ts';
import { drawing, foremost, simulatedLines, simulatedRiders } from './simulated-riders.ts';
import { LATEST, simulatedUploads, type Territory } from './simulated-rides.ts';
import { groupsOf, simulatedOptions } from './simulated-warehouse.ts';

/** Uploads that one commit takes at most, as in the service. */
const GROUP = 64;
const QUESTIONS = 50;
const PAGE = 50;
const DAY = 86_400;

/** What a territory of some size costs; milliseconds, bytes. */
export interface ScalePoint extends Territory {
  ridesPerSecond: number;
  effortsPerSecond: number;
  fileBytes: number;
  /** Of the process when everything had been asked. */
  memoryBytes: number;
  /** Until the file is open, and until warehouse and originals are known to be what the ledger says. */
  open: number;
  reconcile: number;
  questions: Record<string, { p50: number; p95: number }>;
}

/** Fills a warehouse as the service does, starts on it, asks it. */
export async function scalePoint(territory: Territory): Promise<ScalePoint> {
  const folder = mkdtempSync(join(tmpdir(), 'scale-'));
  try {
    const file = join(folder, 'warehouse.duckdb');
    const rates = await ingest(file, territory);
    const { originals, ledger } = await simulatedTruth(folder, territory);
    const began = performance.now();
    const warehouse = await openWarehouse(file, simulatedOptions(territory));
    const opened = performance.now();
    const { recomputed, dropped } = await reconcile({ originals, ledger, warehouse });
    const ready = performance.now();
    if (recomputed + dropped > 0) throw new Error(`${recomputed} missing, ${dropped} too many`);
    const questions = await askAll(warehouse, territory);
    await warehouse.close();
    await ledger.close();
    return {
      ...territory,
      ...rates,
      fileBytes: statSync(file).size,
      memoryBytes: process.memoryUsage().rss,
      ...{ open: opened - began, reconcile: ready - opened, questions },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Only the commits are timed: the making of rides is not the warehouse's. */
async function ingest(file: string, territory: Territory) {
  const warehouse = await openWarehouse(file, simulatedOptions(territory));
  let seconds = 0;
  let efforts = 0;
  for (const group of groupsOf(simulatedUploads(territory), GROUP)) {
    efforts += group.reduce((sum, { rides }) => sum + (rides[0]?.result.efforts.length ?? 0), 0);
    const began = performance.now();
    await warehouse.commit(group);
    seconds += (performance.now() - began) / 1000;
  }
  await warehouse.close();
  return { ridesPerSecond: territory.rides / seconds, effortsPerSecond: efforts / seconds };
}

/** Originals, empty but there, and a ledger that knows the same rides, filled in one transaction. */
async function simulatedTruth(folder: string, territory: Territory) {
  const root = join(folder, 'originals');
  const path = join(folder, 'ledger.sqlite');
  const [originals, ledger] = await Promise.all([
    openDirectory(root),
    openLedger(path, { now: () => LATEST, newId: () => 'new' }),
  ]);
  const sqlite = new DatabaseSync(path);
  const riders = sqlite.prepare('INSERT INTO rider (id, name, created_at) VALUES (?, ?, 0)');
  const uploads = sqlite.prepare(`INSERT INTO upload (id, kind, filename, size, hash, rider_id,
    uploaded_by, state, created_at) VALUES (?, 'file', '', 1, ?, ?, '', 'done', 0)`);
  const rides = sqlite.prepare(`INSERT INTO ride (id, upload_id, rider_id, hash, part, created_at)
    VALUES (?, ?, ?, ?, 0, 0)`);
  sqlite.exec('PRAGMA foreign_keys = OFF; BEGIN');
  for (const { riderId } of simulatedRiders(territory)) riders.run(riderId, riderId);
  for (const { rides: made, uploadId, riderId } of simulatedUploads({ ...territory, efforts: 0 })) {
    const content = hash('sha256', uploadId);
    mkdirSync(join(root, content.slice(0, 2)), { recursive: true });
    writeFileSync(join(root, content.slice(0, 2), content), '');
    uploads.run(uploadId, content, riderId);
    rides.run(made[0]?.rideId ?? '', uploadId, riderId, content);
  }
  sqlite.exec('COMMIT');
  sqlite.close();
  return { originals, ledger };
}

/** What pages ask for, each by riders drawn as often as they ride; the first time is among them. */
async function askAll(warehouse: Warehouse, territory: Territory) {
  const riders = simulatedRiders(territory);
  const random = randomOf(territory.seed + 2);
  const draw = drawing(riders);
  const rider = () => draw(random()).riderId;
  const only = (riderId: string) => ({ whole: [riderId], visible: [] });
  const lines = simulatedLines(territory);
  const { climb, variant, packVersion } = foremost(simulatedLines({ ...territory, hills: 0 }));
  const packVersions = [...new Set(lines.map((line) => line.packVersion))];
  const contenders = riders.map(({ riderId }) => {
    return { riderId, view: 'visible' as const, from: 0, to: LATEST };
  });
  const board = {
    ...{ climb, variant, packVersion, contenders, own: null, limit: PAGE },
    ...{ bikeClasses: UNASSISTED_CLASSES, monthOf: localMonths('Europe/Paris') },
  };
  const asked: Record<string, () => Promise<unknown>> = {
    'list of rides': () => warehouse.rideList({ readable: only(rider()), limit: PAGE }),
    ride: () => warehouse.ride(`ride-${Math.floor(territory.rides * random())}`, 'whole'),
    'curve of 90 days': () => {
      const riderId = rider();
      const from = LATEST - 90 * DAY;
      return warehouse.periodCurve({ readable: only(riderId), riderId, from });
    },
    'board, first': () => warehouse.board(board),
    board: () => warehouse.board(board),
    'history of a climb': () => {
      const riderId = rider();
      return warehouse.climbHistory({
        climb,
        variant,
        packVersion,
        riderId,
        readable: only(riderId),
      });
    },
    'ridden climbs': () => warehouse.riddenClimbs({ riderId: rider(), packVersions }),
  };
  const told: ScalePoint['questions'] = {};
  for (const [name, ask] of Object.entries(asked)) {
    const times: number[] = [];
    const most = name === 'board, first' ? 1 : QUESTIONS;
    while (times.length < most) {
      const began = performance.now();
      await ask();
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    const at = (part: number) => times[Math.ceil(part * times.length) - 1] ?? Number.NaN;
    told[name] = { p50: at(0.5), p95: at(0.95) };
  }
  return told;
}
