import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { BikeClass } from '../../core/bike-class.ts';
import type { View } from '../result.ts';
import { idList, ROUNDED, type Source } from '../source.ts';
import type { Passage, Season } from './season.ts';
import { type Standings, standingsOf } from './standings.ts';

export interface LineKey {
  climb: string;
  variant: string;
}

/** A line as its pack has it now: efforts on other editions do not compare, and are computed again. */
export interface LineEdition extends LineKey {
  packVersion: string;
}

export interface TimedLine extends LineEdition {
  /** The month (YYYY-MM) of a moment, seconds since 1970 UTC, where the climb is. */
  monthOf: (seconds: number) => string;
}

/** A rider whose rows a write changed. */
export interface Touched {
  riderId: string;
  /** The lines with new efforts, as `lineName` says. */
  added: ReadonlySet<string>;
  /** Rows were removed, on whatever lines. */
  removed: boolean;
}

interface Kept {
  /** The seasons of each in the order of their fastest passages. */
  ofRider: Map<string, Season[]>;
  /** Made of them; null while anybody is stale. */
  standings: Standings | null;
  /** Passages, and seasons. */
  size: number;
  /** The riders who must be read again; null while nothing has been read. */
  stale: Set<string> | null;
  reading: Promise<Standings> | null;
}

/**
 * All lines of a territory of half a million efforts: a passage takes some 200 bytes, and so does a
 * season with what standings say of it, 200 MB. Only the line asked about last may take more, when it
 * does so alone.
 */
const MOST = 1_000_000;

/** Milliseconds between lines that nobody asked about, for those who ask. */
const PAUSE = 20;

export function lineName({ climb, variant }: LineKey): string {
  return `${climb}/${variant}`;
}

/**
 * Keeps the passages of the lines asked about last, by rider. A write makes it forget the riders that
 * it touched; the next question reads these again. Nothing here says who may be told what.
 */
export function keepPassages(source: Source, most = MOST) {
  const lines = new Map<string, Kept>();

  function keptOf(name: string): Kept {
    const kept = lines.get(name) ?? {
      ofRider: new Map(),
      standings: null,
      size: 0,
      stale: null,
      reading: null,
    };
    // the last asked about stands last
    lines.delete(name);
    lines.set(name, kept);
    return kept;
  }

  function leaveOutOldest(): void {
    let size = sizeOfAll();
    for (const [name, kept] of lines) {
      if (size <= most || lines.size === 1) return;
      // what is being read must hear of writes
      if (kept.reading) continue;
      lines.delete(name);
      size -= kept.size;
    }
  }

  function sizeOfAll(): number {
    let size = 0;
    for (const kept of lines.values()) size += kept.size;
    return size;
  }

  /**
   * With every write that settled before the call. Of riders whom a later one touched there may be
   * nothing until the next question: however fast writes come, two reads are waited for at most.
   */
  async function of(line: TimedLine): Promise<Standings> {
    const name = lineName(line);
    // it may have begun before a write that has settled by now
    await lines.get(name)?.reading;
    const kept = keptOf(name);
    if (kept.standings) return kept.standings;
    kept.reading ??= readStale(source, line, kept).finally(() => {
      kept.reading = null;
      leaveOutOldest();
    });
    return kept.reading;
  }

  return {
    of,

    /**
     * Reads these lines before anybody asks, one after the other, those with most efforts first, until
     * half of what may be kept is: the rest is for lines that are asked about. Ends when `signal` says.
     */
    async fill(wanted: readonly TimedLine[], signal: AbortSignal): Promise<void> {
      for (const line of await mostRidden(source, wanted)) {
        if (signal.aborted || 2 * sizeOfAll() >= most) return;
        await of(line);
        await sleep(PAUSE);
      }
    },

    forget(touched: readonly Touched[]): void {
      for (const [name, kept] of lines) {
        for (const { riderId, added, removed } of touched) {
          // what is being read may be of before the write
          const mayHaveLost = removed && (kept.reading !== null || kept.ofRider.has(riderId));
          if (!mayHaveLost && !added.has(name)) continue;
          put(kept, riderId, []);
          kept.stale?.add(riderId);
        }
      }
    },
  };
}

/** With nothing of who is touched meanwhile: it may be of before. */
async function readStale(source: Source, line: TimedLine, kept: Kept): Promise<Standings> {
  const wanted = kept.stale;
  kept.stale = new Set();
  try {
    const found = await read(source, line, wanted && [...wanted]);
    for (const [riderId, seasons] of found) {
      // whose rows are all gone would not be found again, and stay
      if (!kept.stale.has(riderId)) put(kept, riderId, seasons);
    }
    const standings = await standingsOf(kept.ofRider);
    for (const riderId of kept.stale) standings.firstOf.delete(riderId);
    if (kept.stale.size === 0) kept.standings = standings;
    return standings;
  } catch (error) {
    kept.stale = wanted && new Set([...wanted, ...kept.stale]);
    throw error;
  }
}

function put(kept: Kept, riderId: string, seasons: Season[]): void {
  kept.size += sizeOf(seasons) - sizeOf(kept.ofRider.get(riderId) ?? []);
  kept.ofRider.delete(riderId);
  if (seasons.length > 0) kept.ofRider.set(riderId, seasons);
  kept.standings = null;
}

type Columns = [
  whose: string[],
  rideId: string[],
  number: number[],
  elapsed: number[],
  uncertainty: (number | null)[],
  vam: (number | null)[],
  beganAt: number[],
];

/** By rider id; of these riders, or of all. */
async function read(
  source: Source,
  { climb, variant, packVersion, monthOf }: TimedLine,
  riderIds: readonly string[] | null,
): Promise<Map<string, Season[]>> {
  const ofRider = new Map<string, Season[]>();
  const seasons = new Map<string, Season>();
  await source.chunks<Columns>(
    `SELECT bike_class || ' ' || view || ' ' || zone_key || ' ' || rider_id, ride_id, number, elapsed,
       uncertainty, vam, ${ROUNDED.effort} AS began
     FROM effort
     WHERE climb = $climb AND variant = $variant AND pack_version = $packVersion
       AND NOT partial AND bike_class NOT IN ('indoor', 'virtual')
       ${riderIds ? 'AND rider_id IN (SELECT unnest($riderIds))' : ''}`,
    { climb, variant, packVersion, ...(riderIds && { riderIds: idList(riderIds) }) },
    ([whose, rideId, number, elapsed, uncertainty, vam, beganAt]) => {
      for (let i = 0; i < whose.length; i++) {
        const began = beganAt[i] as number;
        const month = monthOf(began);
        const key = `${month.slice(0, 4)} ${whose[i]}`;
        let season = seasons.get(key);
        if (!season) {
          season = addSeason(ofRider, key);
          seasons.set(key, season);
        }
        season.passages.push({
          elapsed: elapsed[i] as number,
          beganAt: began,
          month,
          rideId: rideId[i] as string,
          number: number[i] as number,
          uncertainty: uncertainty[i] ?? null,
          vam: vam[i] ?? null,
        });
      }
    },
  );
  await sort(ofRider);
  return ofRider;
}

/** Riders between whom others are let to what they want. */
const RIDERS_AT_ONCE = 128;

/** Passages and seasons come in no order: a database takes longer than this to put all in one. */
async function sort(ofRider: ReadonlyMap<string, Season[]>): Promise<void> {
  let count = 0;
  for (const seasons of ofRider.values()) {
    for (const { passages } of seasons) passages.sort(inOrder);
    seasons.sort((a, b) => inOrder(a.passages[0] as Passage, b.passages[0] as Passage));
    if (++count % RIDERS_AT_ONCE === 0) await setImmediate();
  }
}

/** The fastest first, of equals the earliest. */
function inOrder(a: Passage, b: Passage): number {
  const byTime = a.elapsed - b.elapsed || a.beganAt - b.beganAt;
  if (byTime !== 0 || a === b) return byTime;
  return a.rideId === b.rideId ? a.number - b.number : a.rideId < b.rideId ? -1 : 1;
}

/** By all their efforts, of whatever edition; lines that nobody has ridden are left out. */
async function mostRidden(source: Source, lines: readonly TimedLine[]): Promise<TimedLine[]> {
  const rows = await source.rows<LineKey>(
    'SELECT climb, variant FROM effort GROUP BY climb, variant ORDER BY count(*) DESC',
  );
  const byName = new Map(lines.map((line) => [lineName(line), line]));
  return rows.flatMap((row) => byName.get(lineName(row)) ?? []);
}

function addSeason(ofRider: Map<string, Season[]>, key: string): Season {
  const [year, bikeClass, view, zoneKey = '', ...rest] = key.split(' ');
  const season: Season = {
    view: view as View,
    zoneKey,
    bikeClass: bikeClass as BikeClass,
    year: Number(year),
    passages: [],
  };
  const riderId = rest.join(' ');
  const before = ofRider.get(riderId);
  if (before) before.push(season);
  else ofRider.set(riderId, [season]);
  return season;
}

function sizeOf(seasons: readonly Season[]): number {
  let size = seasons.length;
  for (const { passages } of seasons) size += passages.length;
  return size;
}
