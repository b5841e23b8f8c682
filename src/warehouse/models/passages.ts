import { setTimeout as sleep } from 'node:timers/promises';
import type { Source } from '../source.ts';
import { type LineKey, lineName, type TimedLine } from './line.ts';
import { readSeasons } from './read-seasons.ts';
import type { Season } from './season.ts';
import { type Standings, standingsOf } from './standings.ts';

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
    const found = await readSeasons(source, line, wanted && [...wanted]);
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

/** By all their efforts, of whatever edition; lines that nobody has ridden are left out. */
async function mostRidden(source: Source, lines: readonly TimedLine[]): Promise<TimedLine[]> {
  const rows = await source.rows<LineKey>(
    'SELECT climb, variant FROM effort GROUP BY climb, variant ORDER BY count(*) DESC',
  );
  const byName = new Map(lines.map((line) => [lineName(line), line]));
  return rows.flatMap((row) => byName.get(lineName(row)) ?? []);
}

function sizeOf(seasons: readonly Season[]): number {
  let size = seasons.length;
  for (const { passages } of seasons) size += passages.length;
  return size;
}
