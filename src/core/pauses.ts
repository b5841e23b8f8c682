import { distanceBetween } from './geo.ts';
import { makeFlags } from './lent-memory.ts';
import type { Column, Columns, Recording, TimerEvent } from './recording.ts';
import { momentAt, type Range, reachingInto } from './series.ts';
import type { Samples } from './time-order.ts';

/** Without timer events, a hole in the samples this long is a pause where nothing moved … */
export const LONGEST_RUNNING_GAP = 10;
/** … farther than this (metres). */
const STANDSTILL = 10;
/** … or slower than this on average (m/s): after a long halt GPS finds itself elsewhere. */
const DRIFT = 0.1;
/** A longer hole (seconds) before a lap begins is time between two laps. */
const LONGEST_LAP_CHANGE = 30;
/** Samples go on this long after a last "stop" without a "start": then the start was lost. */
const LOST_START = 60;

/**
 * Where the timer stood: by the device's own events, and in a file without any, by the holes in
 * its samples. Times are seconds since `start`; ranges ascend and lie within the ride.
 */
export function findPauses(
  samples: Samples,
  recording: Pick<Recording, 'timer' | 'laps' | 'totals'>,
  start: number,
): Range[] {
  if (recording.timer.length > 0) return pausesFromEvents(samples.time, recording.timer, start);
  if (neverStopped(recording.totals, samples)) return [];
  const lapStarts = recording.laps.map((lap) => lap.start - start);
  return pausesFromHoles(samples, lapStarts);
}

/**
 * The device's totals say so, for sessions whose start and stop are those of a whole triathlon. In a
 * file without places or distance, whose holes tell nothing, its timer is held against the samples.
 */
function neverStopped(totals: Recording['totals'], { time, columns }: Samples): boolean {
  if (totals === null || totals.timer === null) return false;
  const isPlaced = columns.latitude !== undefined || columns.distance !== undefined;
  const sampled = isPlaced ? Number.NaN : time[time.length - 1] - time[0];
  return totals.timer >= (totals.elapsed ?? sampled) - 1;
}

/** The timer runs before the first event; a last stop counts only for samples after it. */
function pausesFromEvents(time: Column, events: TimerEvent[], start: number): Range[] {
  const last = time[time.length - 1];
  const pauses: Range[] = [];
  let stopped = Number.NaN;
  for (const { time: at, kind } of [...events].sort((a, b) => a.time - b.time)) {
    if (kind === 'stop' && Number.isNaN(stopped)) stopped = at - start;
    if (kind === 'start' && !Number.isNaN(stopped)) {
      pauses.push({ start: stopped, end: at - start });
      stopped = Number.NaN;
    }
  }
  if (last - stopped >= 1 && last - stopped <= LOST_START) {
    pauses.push({ start: stopped, end: last + 1 });
  }
  return pauses
    .map((pause) => ({ start: Math.max(time[0], pause.start), end: Math.min(last + 1, pause.end) }))
    .filter((pause) => pause.end > pause.start);
}

/**
 * Holes of more than 10 s without movement or where nothing tells the place, where the file opens a
 * new segment, and between two laps. The second after the last sample still belongs to that sample.
 */
function pausesFromHoles({ time, columns, breaks }: Samples, lapStarts: number[]): Range[] {
  const opened = new Set(breaks);
  const isLapStart = reachingInto(lapStarts.sort((a, b) => a - b).map(momentAt));
  const pauses: Range[] = [];
  for (let i = 1; i < time.length; i++) {
    const hole = time[i] - time[i - 1];
    if (hole <= LONGEST_RUNNING_GAP) continue;
    const moved = movedBetween(columns, i - 1, i);
    const still = !(moved >= Math.max(STANDSTILL, DRIFT * hole));
    const betweenLaps = hole > LONGEST_LAP_CHANGE && isLapStart(time[i - 1] + 1, time[i] + 2);
    if (still || opened.has(i) || betweenLaps) {
      pauses.push({ start: time[i - 1] + 1, end: time[i] });
    }
  }
  return pauses;
}

/** Metres between two samples, by position or else by the device's distance; NaN where unknown. */
function movedBetween({ latitude, longitude, distance }: Columns, a: number, b: number): number {
  const byPosition =
    latitude && longitude
      ? distanceBetween(latitude[a], longitude[a], latitude[b], longitude[b])
      : Number.NaN;
  return Number.isNaN(byPosition) && distance ? distance[b] - distance[a] : byPosition;
}

/** 1 for each second whose beginning lies in none of the pauses. */
export function runningSeconds(pauses: Range[], seconds: number): Uint8Array {
  const running = makeFlags(seconds).fill(1);
  for (const pause of pauses) running.fill(0, Math.ceil(pause.start), Math.ceil(pause.end));
  return running;
}

/** The runs of zeros, as ranges of grid seconds. */
export function standing(running: Uint8Array): Range[] {
  const ranges: Range[] = [];
  let start = running.indexOf(0);
  while (start >= 0) {
    const next = running.indexOf(1, start);
    const end = next < 0 ? running.length : next;
    ranges.push({ start, end });
    start = next < 0 ? -1 : running.indexOf(0, end);
  }
  return ranges;
}
