import { odometer, speedAt } from './distance.ts';
import { makeColumn } from './lent-memory.ts';
import type { Note } from './notes.ts';
import type { Channel, Column, Columns } from './recording.ts';
import {
  endOfRun,
  fillHoles,
  hold,
  holdBetween,
  interpolate,
  isComplete,
  lineBetween,
  type Range,
} from './series.ts';
import { withoutSpikes } from './spikes.ts';
import type { Samples } from './time-order.ts';

/** Power, heart rate and the like stand until the next sample if it comes within this (seconds). */
const LONGEST_HOLD = 10;
/** Place, height and speed change evenly between two samples at most this far apart (seconds). */
const LONGEST_LINE = 30;
const HELD: readonly Channel[] = ['power', 'heartRate', 'cadence', 'temperature', 'leftBalance'];
const EVEN: readonly Channel[] = ['latitude', 'longitude', 'altitude', 'speed', 'accuracy'];

/**
 * The channels of a ride, one value a second, without spikes of power, with the distance from the
 * start and a speed wherever there is one. A column that has a sample each second and lacks none is
 * on the grid as it is: samples and grid share it, and neither is written to.
 */
export function onGrid(
  samples: Samples,
  stops: Range[],
  seconds: number,
): { grid: Columns; notes: Note[] } {
  const { time, columns } = samples;
  const grid: Columns = {};
  const notes: Note[] = [];
  const runs = everySecond(time);
  const place = (column: Column, rule: Rule, longestGap: number): Column => {
    if (runs === null) return rule.anyhow(time, column, seconds, longestGap);
    if (runs.length === 1 && isComplete(column)) return column;
    const placed = inRuns(time, column, runs, seconds);
    if (isComplete(column)) fillBetweenRuns(placed, time, runs, longestGap, rule.between);
    else fillHoles(placed, longestGap, rule.between);
    return placed;
  };

  for (const channel of HELD) {
    const column = columns[channel];
    if (column) grid[channel] = place(column, HOLD, LONGEST_HOLD);
  }
  for (const channel of EVEN) {
    const column = columns[channel];
    if (column) grid[channel] = place(column, LINE, LONGEST_LINE);
  }
  if (grid.power) grid.power = repaired(grid.power, notes);
  const counted = odometer(samples, stops);
  if (counted) {
    grid.distance = place(counted.metres, LINE, Number.POSITIVE_INFINITY);
    grid.speed = completed(grid.speed, grid.distance);
    if (counted.fromPositions) notes.push(FROM_POSITIONS);
  }
  return { grid, notes };
}

/** How the seconds between two samples are filled: for samples at any time, and for those on the grid. */
interface Rule {
  anyhow: typeof hold;
  between: typeof holdBetween;
}
const HOLD: Rule = { anyhow: hold, between: holdBetween };
const LINE: Rule = { anyhow: interpolate, between: lineBetween };

/** Shorter runs are no faster in one piece than sample by sample. */
const SHORTEST_RUN = 32;

/**
 * The runs of samples that are one second apart, by their indices, as most devices record from one
 * pause to the next; null where some are between two seconds, or runs are short.
 */
function everySecond(time: Column): Range[] | null {
  const runs: Range[] = [];
  const most = 1 + time.length / SHORTEST_RUN;
  let start = 0;
  while (start < time.length && runs.length < most) {
    if (time[start] !== Math.floor(time[start])) return null;
    const end = endOfRun(time, start);
    runs.push({ start, end });
    start = end;
  }
  return start < time.length ? null : runs;
}

/** A column's runs at their seconds, NaN between them. */
function inRuns(time: Column, column: Column, runs: readonly Range[], seconds: number): Column {
  const placed = makeColumn(seconds);
  let next = 0;
  for (const { start, end } of runs) {
    placed.fill(Number.NaN, next, time[start]);
    placed.set(column.subarray(start, end), time[start]);
    next = time[end - 1] + 1;
  }
  return placed.fill(Number.NaN, next);
}

/** As `fillHoles` where no run lacks a value: the holes are between them. */
function fillBetweenRuns(
  placed: Column,
  time: Column,
  runs: readonly Range[],
  longestGap: number,
  fill: (grid: Column, before: number, after: number) => void,
): void {
  for (let k = 1; k < runs.length; k++) {
    const before = time[runs[k].start - 1];
    const after = time[runs[k].start];
    if (after - before <= longestGap) fill(placed, before, after);
  }
}

/** What the device says, and where it says nothing what the distance says. */
function completed(told: Column | undefined, distance: Column): Column {
  if (told && isComplete(told)) return told;
  const speed = makeColumn(distance.length);
  for (let i = 0; i < speed.length; i++) {
    const value = told ? told[i] : Number.NaN;
    speed[i] = Number.isNaN(value) ? speedAt(distance, i) : value;
  }
  return speed;
}

function repaired(power: Column, notes: Note[]): Column {
  const { repaired, seconds, highest } = withoutSpikes(power);
  if (seconds > 0) {
    const detail = `${seconds} s of power that cannot be true, up to ${highest} W: interpolated up to 3 s, left out beyond.`;
    notes.push({ code: 'spikes-repaired', count: seconds, detail });
  }
  return repaired;
}

const FROM_POSITIONS: Note = {
  code: 'distance-from-positions',
  count: 1,
  detail: 'The file counts no distance: it is the length of the line through the positions.',
};
