import { type DuckDBConnection, type DuckDBInstance, listValue } from '@duckdb/node-api';
import { createGate } from './gate.ts';
import {
  chunksOf,
  isDamage,
  isFatal,
  markDamaged,
  type Opened,
  open,
  openOrSetAside,
  rowsOf,
  transaction,
} from './instance.ts';
import { lock } from './lock.ts';
import { type LineEdition, lineName, type TimedLine } from './models/line.ts';
import { keepModels } from './models/models.ts';
import type { Touched } from './models/passages.ts';
import { type BoardRequest, board } from './queries/board.ts';
import { type ClimbEffortsRequest, climbEfforts } from './queries/climb-efforts.ts';
import { climbHistory, type HistoryRequest } from './queries/climb-history.ts';
import { type FastestRequest, fastestEfforts, lineEfforts } from './queries/line-efforts.ts';
import { type Period, periodCurve } from './queries/period-curve.ts';
import { riddenClimbs } from './queries/ridden-climbs.ts';
import { ride } from './queries/ride.ts';
import { rideCurve } from './queries/ride-curve.ts';
import { type RideListRequest, rideList } from './queries/ride-list.ts';
import { rideStarts } from './queries/ride-starts.ts';
import type { RideView, UploadResult } from './result.ts';
import { removeLeftovers, rewriteFile } from './rewrite.ts';
import { insertResults } from './rows.ts';
import { idList, type Layout, type Readable, type Source, type ZoneKeys } from './source.ts';
import { keepStatements } from './statements.ts';

export interface WarehouseOptions extends Layout {
  /** Written into each row; rows of another version are computed again one by one. */
  analysisVersion: string;
  /** Of the packs that efforts are looked for in now; see `packsVersion` of the core. */
  packsVersion: string;
  /** What to call the owner when another process asks, e.g. `cycling-lab serve`. */
  command: string;
  zoneKeys: ZoneKeys;
  /**
   * DuckDB cannot go on in this process. Nothing more can be asked of the warehouse: end the
   * process; the next start repairs or rebuilds.
   */
  onFatal: (error: Error) => void;
}

/** The one owner of a DuckDB file: everything computed, kept for questions. */
export type Warehouse = Awaited<ReturnType<typeof openWarehouse>>;

/**
 * Opens the DuckDB file, made if missing. A file that does not open, is damaged or has another
 * layout is renamed (`setAside` says to what) and an empty one takes its place. Throws
 * `warehouse-locked` while another instance owns it.
 */
export async function openWarehouse(path: string, options: WarehouseOptions) {
  const owned = lock(`${path}.lock`, options.command);
  try {
    await removeLeftovers(path);
    const opened = await openOrSetAside(path, options);
    return await asWarehouse(path, opened, options, () => owned.release());
  } catch (error) {
    owned.release();
    throw error;
  }
}

async function asWarehouse(
  path: string,
  { uploadIds: known, setAside, ...opened }: Opened,
  options: WarehouseOptions,
  release: () => void,
) {
  const { analysisVersion, packsVersion, metricIds, curveGrid } = options;
  let file = await connect(opened.instance);
  const gate = createGate();
  let writes: Promise<unknown> = Promise.resolve();

  const source: Source = {
    metricIds,
    curveGrid,
    zoneKeys: options.zoneKeys,
    rows: (sql, parameters) => gate.pass(() => watched(() => rowsOf(file.reader, sql, parameters))),
    chunks: (sql, parameters, take) =>
      gate.pass(() => watched(() => chunksOf(file.reader, sql, parameters, take))),
  };
  const models = keepModels(source, analysisVersion);

  /** Passes the result on; a fatal error is told, and damage is remembered for the next start. */
  async function watched<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isDamage(error)) markDamaged(path, error);
      if (isDamage(error) || isFatal(error)) options.onFatal(error as Error);
      throw error;
    }
  }

  /** One after the other. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const result = writes.then(() => watched(work));
    writes = result.catch(() => undefined);
    return result;
  }

  /** All or nothing; `work` says whose rows it changed, `written` is what it puts there. */
  function write(
    work: (writer: DuckDBConnection) => Promise<readonly Touched[]>,
    written?: readonly UploadResult[],
  ): Promise<void> {
    return inTurn(async () =>
      models.forget(await transaction(file.writer, () => work(file.writer)), written),
    );
  }

  async function reopen(): Promise<void> {
    try {
      file = await connect((await open(path, options)).instance);
    } catch (error) {
      options.onFatal(error as Error);
      throw error;
    }
  }

  return {
    /** The file that was found unusable at opening, where it lies now, and why. */
    setAside,

    /**
     * Makes these the rides of their uploads, instead of what was there; all or none, durable when
     * it settles.
     */
    async commit(uploads: readonly UploadResult[]): Promise<void> {
      const uploadIds = uploads.map((upload) => upload.uploadId);
      const replaced = uploadIds.filter((id) => known.has(id));
      if (replaced.length === 0 && uploads.every((upload) => upload.rides.length === 0)) return;
      await write(async (writer) => {
        await removeWhere(writer, 'upload_id', replaced);
        await insertResults(file.inserting, uploads, analysisVersion);
        return uploads.map((upload) => ({
          riderId: upload.riderId,
          added: linesOf(upload),
          removed: replaced.includes(upload.uploadId),
        }));
      }, uploads);
      for (const id of uploadIds) known.add(id);
    },

    /** Removes rides; unknown ids are none of its business. */
    remove: (rideIds: readonly string[]): Promise<void> =>
      write(async (writer) => {
        const riders = await rowsOf<{ riderId: string }>(
          writer,
          'SELECT DISTINCT rider_id AS "riderId" FROM ride WHERE list_contains($rideIds, ride_id)',
          { rideIds: idList(rideIds) },
        );
        await removeWhere(writer, 'ride_id', rideIds);
        return riders.map(({ riderId }) => ({ riderId, added: new Set(), removed: true }));
      }),

    /** Removes everything of these riders; their bytes stay in the file until it is rewritten. */
    removeRiders: (riderIds: readonly string[]): Promise<void> =>
      write(async (writer) => {
        await removeWhere(writer, 'rider_id', riderIds);
        return riderIds.map((riderId) => ({ riderId, added: new Set(), removed: true }));
      }),

    /**
     * Leaves nothing of deleted rows, nor of files that were set aside, on the disk. Who asks or
     * writes meanwhile waits (measured: 2 s for 2,000 rides, on a busy machine). When it fails, the old file serves on.
     */
    rewrite: (): Promise<void> =>
      inTurn(() =>
        gate.alone(async () => {
          file.close();
          try {
            await rewriteFile(path);
          } finally {
            await reopen();
          }
        }),
      ),

    /** By ride id, for each that is here: whether it is of this analysis version and of these packs. */
    async current(): Promise<Map<string, boolean>> {
      const found = new Map<string, boolean>();
      await source.chunks<[ids: string[], current: boolean[]]>(
        `SELECT ride_id, bool_and(analysis_version = $analysisVersion
           AND packs_version = $packsVersion) FROM ride GROUP BY ride_id`,
        { analysisVersion, packsVersion },
        ([ids, current]) => {
          for (const [i, id] of ids.entries()) found.set(id, current[i] === true);
        },
      );
      return found;
    },

    /** The rider's rides that began before a moment, seconds since 1970 UTC. */
    async ridesBefore(riderId: string, moment: number): Promise<string[]> {
      const rows = await source.rows<{ ride_id: string }>(
        'SELECT DISTINCT ride_id FROM ride WHERE rider_id = $riderId AND start < $moment',
        { riderId, moment },
      );
      return rows.map((row) => row.ride_id);
    },

    analysisVersion,
    metricIds,
    curveGrid,

    rideList: (request: RideListRequest) => rideList(source, request),
    ride: (id: string, view: RideView) => ride(source, { id, view, latest: models.latestRide(id) }),
    rideCurve: (id: string, view: RideView) => rideCurve(source, id, view),
    rideStarts: (riderId: string) => rideStarts(source, riderId),
    periodCurve: async (period: Period) =>
      periodCurve(source, await models.curvesOf(period.riderId, period.from), period),
    climbEfforts: (request: ClimbEffortsRequest) => climbEfforts(source, request),
    lineEfforts: (line: LineEdition & { riderId: string; readable: Readable }) =>
      lineEfforts(source, line),
    fastestEfforts: async (request: FastestRequest) =>
      fastestEfforts(source, await models.standingsOf(request), request),
    climbHistory: (request: HistoryRequest) => climbHistory(source, request),
    riddenClimbs: (request: { riderId: string; packVersions: readonly string[] }) =>
      riddenClimbs(source, request),
    board: async (request: BoardRequest) =>
      board(source, await models.standingsOf(request), request),

    /** Has boards of these lines in memory before anybody asks, as far as there is room. */
    prepareBoards: (lines: readonly TimedLine[], signal: AbortSignal) =>
      models.fillStandings(lines, signal),

    /** Waits for what is being written and asked, then lets go of file and lock. */
    async close(): Promise<void> {
      await writes;
      await gate.alone(async () => file.close());
      release();
    },
  };
}

/** An open file: one connection asks, the other writes. */
async function connect(instance: DuckDBInstance) {
  const reader = await instance.connect();
  const writer = await instance.connect();
  return {
    reader: keepStatements(reader),
    writer,
    /** Through the writer's connection, so that it is part of its transaction. */
    inserting: { connection: writer, statements: keepStatements(writer) },
    close(): void {
      reader.closeSync();
      writer.closeSync();
      instance.closeSync();
    },
  };
}

/** Where an upload has efforts. */
function linesOf({ rides }: UploadResult): Set<string> {
  return new Set(rides.flatMap(({ result }) => result.efforts.map(lineName)));
}

type Key = 'upload_id' | 'ride_id' | 'rider_id';

async function removeWhere(
  connection: DuckDBConnection,
  key: Key,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const parameters = { ids: listValue([...ids]) };
  const ofThese = `list_contains($ids, ${key})`;
  // an effort does not say of which upload it is
  const effortsOfThese =
    key === 'upload_id' ? `ride_id IN (SELECT ride_id FROM ride WHERE ${ofThese})` : ofThese;
  await connection.run(`DELETE FROM effort WHERE ${effortsOfThese}`, parameters);
  await connection.run(`DELETE FROM ride WHERE ${ofThese}`, parameters);
}
