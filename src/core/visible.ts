import type { Effort } from './climbs/effort.ts';
import type { ClimbIndex } from './climbs/territory.ts';
import { LabError } from './errors.ts';
import { makeColumn } from './lent-memory.ts';
import type { Note, NoteCode } from './notes.ts';
import { LONGEST_RUNNING_GAP } from './pauses.ts';
import { clearanceOf, type Disc, isHidden } from './privacy-zones.ts';
import type {
  Channel,
  Column,
  Columns,
  Device,
  DeviceTotals,
  LapMark,
  Recording,
  TimerEvent,
} from './recording.ts';
import type { Lap } from './ride.ts';
import type { Range } from './series.ts';

/** Nobody gets into a hidden disc, or out of it, faster than this (m/s). */
const FASTEST = 40;

/**
 * What privacy zones leave of a recording; null where that is nothing, the recording itself where
 * they hide nothing. All of it is a function of samples that surely lie outside the discs, and of
 * nothing else: how many others there were, when, and what they said makes no difference.
 *
 * - A sample without a position is kept only where, from the kept position before or after it, nobody
 *   can have reached a disc by then. A recording without any position (indoors) is kept whole.
 * - Between two kept samples more than 10 s apart between which the rider may have been inside, the
 *   timer stands, no distance is counted, the line is broken and laps end.
 * - Totals, and how the device came to end a lap, are told of the hidden part too: they go.
 */
export function visiblePart(recording: Recording, discs: readonly Disc[]): Recording | null {
  const { time, columns } = recording;
  if (discs.length === 0 || !columns.latitude || !columns.longitude) return recording;
  const clear = clearances(recording, discs);
  const kept = rowsInTime(time, clear);
  if (kept.length === 0) return null;
  const runs = runsOf(kept, time, clear);
  if (kept.length === time.length && runs.length === 1) return recording;
  const spans = runs.map(({ start, end }) => ({
    start: time[kept[start]],
    end: time[kept[end - 1]] + 1,
  }));
  return {
    ...recording,
    time: pick(time, kept),
    columns: visibleColumns(columns, kept, runs),
    breaks: visibleBreaks(recording.breaks, kept, runs),
    timer: visibleTimer(recording.timer, spans),
    laps: recording.laps.flatMap((lap) => visibleLaps(lap, spans)),
    totals: null,
    notes: [],
  };
}

/**
 * What `make` makes of the visible part. Null where nothing is left, or where what is left makes no
 * ride, as a file of its own would not (LabError): then nobody else sees any of it.
 */
export function madeOfVisible<T>(
  recording: Recording,
  discs: readonly Disc[],
  make: (part: Recording) => T,
): T | null {
  const part = visiblePart(recording, discs);
  try {
    return part && make(part);
  } catch (error) {
    if (error instanceof LabError) return null;
    throw error;
  }
}

/**
 * Metres that each sample surely lies outside all discs; NaN where it may lie inside one. A sample
 * inside says nothing about those beside it.
 */
function clearances({ time, columns }: Recording, discs: readonly Disc[]): Column {
  const { latitude, longitude } = columns as Required<Columns>;
  const clearance = clearanceOf(discs);
  const clear = makeColumn(time.length).fill(Number.NaN);
  const isPlaced = (i: number): boolean =>
    !Number.isNaN(latitude[i]) && !Number.isNaN(longitude[i]);
  for (let i = 0; i < time.length; i++) {
    if (!isPlaced(i) || Number.isNaN(time[i])) continue;
    const metres = clearance(latitude[i], longitude[i]);
    if (metres > 0) clear[i] = metres;
  }
  const placed = clear.slice();
  spread(placed, (i) => !isPlaced(i), time, clear, 1);
  spread(placed, (i) => !isPlaced(i), time, clear, -1);
  return clear;
}

/** Gives samples without a place what the nearest one with a place, on one side, makes certain. */
function spread(
  placed: Column,
  isWanted: (i: number) => boolean,
  time: Column,
  clear: Column,
  step: 1 | -1,
): void {
  let known = -1;
  for (let i = step > 0 ? 0 : time.length - 1; i >= 0 && i < time.length; i += step) {
    if (!Number.isNaN(placed[i])) known = i;
    if (known < 0 || !isWanted(i)) continue;
    const metres = placed[known] - FASTEST * Math.abs(time[i] - time[known]);
    if (metres > 0 && !(metres <= clear[i])) clear[i] = metres;
  }
}

/** The kept samples in the order of time. */
function rowsInTime(time: Column, clear: Column): Int32Array {
  const rows = new Int32Array(time.length);
  let count = 0;
  let ordered = true;
  for (let i = 0; i < time.length; i++) {
    if (Number.isNaN(clear[i])) continue;
    ordered &&= count === 0 || time[i] >= time[rows[count - 1]];
    rows[count++] = i;
  }
  const kept = rows.subarray(0, count);
  return ordered ? kept : kept.sort((a, b) => time[a] - time[b] || a - b);
}

/** Kept samples in a row, between which the rider was outside all the while; as ranges of `kept`. */
function runsOf(kept: Int32Array, time: Column, clear: Column): Range[] {
  const runs: Range[] = [];
  let start = 0;
  for (let row = 1; row <= kept.length; row++) {
    const [a, b] = [kept[row - 1], kept[row]];
    const gap = time[b] - time[a];
    const isOutside = gap <= LONGEST_RUNNING_GAP || clear[a] + clear[b] > FASTEST * gap;
    if (row < kept.length && isOutside) continue;
    runs.push({ start, end: row });
    start = row;
  }
  return runs;
}

function pick(column: Column, rows: Int32Array): Column {
  const picked = makeColumn(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i]];
  return picked;
}

function visibleColumns(columns: Columns, kept: Int32Array, runs: Range[]): Columns {
  const visible: Columns = {};
  for (const [channel, column] of Object.entries(columns)) {
    const picked = pick(column, kept);
    if (picked.every(Number.isNaN)) continue;
    visible[channel as Channel] = picked;
  }
  if (visible.distance) takeOutSteps(visible.distance, runs);
  return visible;
}

/** Metres counted from one run to the next are of the hidden part. */
function takeOutSteps(distance: Column, runs: Range[]): void {
  let hidden = 0;
  let reached = Number.NaN;
  for (const { start, end } of runs) {
    let isFirst = true;
    for (let i = start; i < end; i++) {
      if (Number.isNaN(distance[i])) continue;
      if (isFirst && !Number.isNaN(reached)) hidden = distance[i] - reached;
      isFirst = false;
      distance[i] -= hidden;
      reached = distance[i];
    }
  }
}

/** The segments that open with a kept sample, and one for each run. */
function visibleBreaks(breaks: number[], kept: Int32Array, runs: Range[]): number[] {
  const opened = new Set(breaks);
  const begun = new Set(runs.map((run) => run.start));
  const found: number[] = [];
  for (let row = 1; row < kept.length; row++) {
    if (begun.has(row) || opened.has(kept[row])) found.push(row);
  }
  return found;
}

/** The timer stands from each span to the next; what the device says meanwhile is not told. */
function visibleTimer(timer: TimerEvent[], spans: Range[]): TimerEvent[] {
  if (timer.length === 0) return [];
  const edges = spans.flatMap(({ start, end }): TimerEvent[] => [
    { time: start, kind: 'start' },
    { time: end, kind: 'stop' },
  ]);
  const told = timer.filter(({ time }) =>
    spans.some(({ start, end }) => start <= time && time < end),
  );
  return [...edges, ...told];
}

/** The parts of a lap in the spans, each a lap: whether one ended in between is not told. */
function visibleLaps(lap: LapMark, spans: Range[]): LapMark[] {
  return spans.flatMap(({ start, end }) => {
    const part = { start: Math.max(lap.start, start), end: Math.min(lap.end, end) };
    if (part.end <= part.start) return [];
    return [{ ...part, trigger: null, timer: null, distance: null }];
  });
}

/** A grid without places inside the discs: between samples it runs straight, perhaps through one. */
export function withoutHiddenPlaces(grid: Columns, discs: readonly Disc[]): Columns {
  const { latitude, longitude } = grid;
  if (!latitude || !longitude) return grid;
  const clearance = clearanceOf(discs);
  const isHiddenAt = (i: number): boolean => clearance(latitude[i], longitude[i]) <= 0;
  const without = (column: Column): Column =>
    column.map((degrees, i) => (isHiddenAt(i) ? Number.NaN : degrees));
  return { ...grid, latitude: without(latitude), longitude: without(longitude) };
}

/** Notes that count or judge the file as a whole, hidden samples included. */
const OF_THE_FILE: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'crc-mismatch',
  'header-damaged',
  'truncated',
  'partial',
  'part-skipped',
  'definition-missing',
  'heart-rate-merged',
  'values-out-of-range',
  'time-unset-samples',
  'developer-fields-ignored',
  'encoding-guessed',
  'second-format',
  'zero-positions-dropped',
  'device-totals-differ',
]);

interface Told {
  ride: { totals: DeviceTotals | null; devices: Device[]; laps: Lap[]; notes: Note[] };
  laps: Lap[];
  efforts: Effort[];
  notes: Note[];
}

/**
 * Results as they are told to others, whether a zone hides anything of this ride or not: without
 * what the file says of the ride as a whole, without serial numbers, and with those efforts only
 * whose whole line lies outside the discs.
 */
export function toldToOthers<Results extends Told>(
  results: Results,
  discs: readonly Disc[],
  climbs: ClimbIndex | null,
): Results {
  const { ride, laps, efforts, notes } = results;
  return {
    ...results,
    ride: {
      ...ride,
      totals: null,
      devices: ride.devices.map((device) => ({ ...device, serial: null })),
      laps: ride.laps.map(withoutTrigger),
      notes: ride.notes.filter(isOfSamples),
    },
    laps: laps.map(withoutTrigger),
    efforts: efforts.filter((effort) => !isOnHiddenLine(effort, discs, climbs)),
    notes: notes.filter(isOfSamples),
  };
}

function withoutTrigger<Some extends Lap>(lap: Some): Some {
  return { ...lap, trigger: null };
}

function isOfSamples({ code }: Note): boolean {
  return !OF_THE_FILE.has(code);
}

function isOnHiddenLine(
  { climb, variant }: Effort,
  discs: readonly Disc[],
  climbs: ClimbIndex | null,
): boolean {
  const line = climbs?.variants.find((one) => one.climb === climb && one.variant === variant);
  return line !== undefined && isHidden(line, discs);
}
