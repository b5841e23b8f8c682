import { LabError } from './errors.ts';
import { makeColumn } from './lent-memory.ts';
import type { Note } from './notes.ts';
import type { Channel, Column, Columns, Recording } from './recording.ts';

/** Samples in ascending order of time, each time once; seconds since 1970 UTC. */
export interface Samples {
  time: Column;
  columns: Columns;
  /** Indices of samples that open a new segment, never 0. */
  breaks: number[];
}

/** A clock that was never set: before 2000-01-01 UTC. */
const UNSET_BEFORE = 946_684_800;
const DAY = 86_400;
const LONGEST_RIDE = 2 * DAY;
/** Share of samples that may run backwards or lie in the future before the file is refused. */
const FORGIVEN = 0.01;

/**
 * Brings a recording's samples into order: without time, before 2000, from the future or out of
 * order → left out and noted, as long as they are few.
 * @throws LabError no-samples, no-times, time-unset, time-future, time-order, time-span
 */
export function orderSamples(
  recording: Recording,
  now: number,
): { samples: Samples; notes: Note[] } {
  const { time, columns, breaks } = recording;
  const notes: Note[] = [];
  if (isInOrder(time, now)) {
    refuseLongSpan(time);
    return { samples: { time, columns, breaks }, notes };
  }
  let kept = withTrueTimes(recording, now, notes);
  kept = inOrder(time, kept, notes);
  const { selected, duplicates } = withoutDuplicates(recording, kept);
  if (duplicates > 0) {
    notes.push(note('duplicates-dropped', duplicates, 'samples with the time of the one before'));
  }
  refuseLongSpan(selected.time);
  return { samples: selected, notes };
}

/** Each time later than the one before, and all of them possible: nothing to leave out, as in most files. */
function isInOrder(time: Column, now: number): boolean {
  if (!(time[0] >= UNSET_BEFORE && time[time.length - 1] <= now + DAY)) return false;
  for (let i = 1; i < time.length; i++) if (!(time[i] > time[i - 1])) return false;
  return true;
}

/** Indices of the samples whose time can be true, in file order. */
function withTrueTimes(recording: Recording, now: number, notes: Note[]): Int32Array {
  const { time } = recording;
  if (time.length === 0) throw new LabError('no-samples', 'The session holds no samples.');
  const kept = new Int32Array(time.length);
  let count = 0;
  let timeless = 0;
  let unset = 0;
  let future = 0;
  for (let i = 0; i < time.length; i++) {
    if (Number.isNaN(time[i])) timeless++;
    else if (time[i] < UNSET_BEFORE) unset++;
    else if (time[i] > now + DAY) future++;
    else kept[count++] = i;
  }
  // a decoder that met relative times has said so: those samples do have a time, but no date
  const undated = recording.notes.some((said) => said.code === 'time-unset-samples');
  refuseFalseTimes(time.length, undated ? 0 : timeless, undated ? timeless + unset : unset, future);
  const leftOut = unset + future + (undated ? 0 : timeless);
  if (leftOut > 0) {
    notes.push(
      note(
        'time-unset-samples',
        leftOut,
        'samples without a time, or with one before 2000 or in the future, left out',
      ),
    );
  }
  return kept.subarray(0, count);
}

function refuseFalseTimes(all: number, timeless: number, unset: number, future: number): void {
  if (future > FORGIVEN * all && future >= unset) {
    throw new LabError('time-future', `${future} of ${all} samples lie more than a day ahead.`);
  }
  if (timeless + unset <= all / 2) return;
  if (timeless > unset) {
    throw new LabError(
      'no-times',
      `${timeless} of ${all} samples do not say when they were taken.`,
    );
  }
  throw new LabError(
    'time-unset',
    `${unset} of ${all} samples have no date or one before 2000: the device's clock was not set.`,
  );
}

/** The indices so that times do not decrease; a few strays are left out, otherwise few are sorted. */
function inOrder(time: Column, kept: Int32Array, notes: Note[]): Int32Array {
  const backwards = countBackwards(time, kept);
  if (backwards === 0) return kept;
  const allowed = Math.floor(FORGIVEN * kept.length);
  if (backwards > allowed) {
    throw new LabError(
      'time-order',
      `Time runs backwards at ${backwards} of ${kept.length} samples; up to 1 % can be put right.`,
    );
  }
  const ascending = longestAscending(time, kept);
  const strays = kept.length - ascending.length;
  if (strays <= allowed) {
    notes.push(note('times-sorted', strays, 'samples that go back in time, left out'));
    return ascending;
  }
  notes.push(note('times-sorted', strays, 'samples brought into the order of time'));
  return kept.slice().sort((a, b) => time[a] - time[b] || a - b);
}

function countBackwards(time: Column, kept: Int32Array): number {
  let backwards = 0;
  for (let i = 1; i < kept.length; i++) if (time[kept[i]] < time[kept[i - 1]]) backwards++;
  return backwards;
}

/** The longest choice of `kept`, in its order, whose times do not decrease (patience sorting). */
function longestAscending(time: Column, kept: Int32Array): Int32Array {
  const tails: number[] = [];
  const previous = new Int32Array(kept.length);
  for (let i = 0; i < kept.length; i++) {
    const length = firstAbove(time, kept, tails, time[kept[i]]);
    previous[i] = length > 0 ? tails[length - 1] : -1;
    tails[length] = i;
  }
  const chosen = new Int32Array(tails.length);
  let at = tails[tails.length - 1];
  for (let i = chosen.length - 1; i >= 0; i--, at = previous[at]) chosen[i] = kept[at];
  return chosen;
}

function firstAbove(time: Column, kept: Int32Array, tails: number[], limit: number): number {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[kept[tails[middle]]] > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One sample a time; what the first of several lacks is taken from the next. */
function withoutDuplicates(
  recording: Recording,
  kept: Int32Array,
): { selected: Samples; duplicates: number } {
  const { time } = recording;
  const rows = new Int32Array(kept.length);
  let count = 0;
  for (let i = 0; i < kept.length; i++) {
    if (count === 0 || time[kept[i]] > time[kept[i - 1]]) rows[count] = i;
    else continue;
    count++;
  }
  const firsts = rows.subarray(0, count);
  const columns: Columns = {};
  for (const [channel, column] of Object.entries(recording.columns)) {
    columns[channel as Channel] = merged(column, kept, firsts);
  }
  const breaks = breaksAfterSelection(recording.breaks, kept, firsts);
  const selected = { time: merged(time, kept, firsts), columns, breaks };
  return { selected, duplicates: kept.length - count };
}

function merged(column: Column, kept: Int32Array, firsts: Int32Array): Column {
  const out = makeColumn(firsts.length);
  for (let row = 0; row < firsts.length; row++) {
    const end = row + 1 < firsts.length ? firsts[row + 1] : kept.length;
    let value = column[kept[firsts[row]]];
    for (let i = firsts[row] + 1; i < end && Number.isNaN(value); i++) value = column[kept[i]];
    out[row] = value;
  }
  return out;
}

/** A segment now opens at the first kept sample at or after the one that opened it. */
function breaksAfterSelection(breaks: number[], kept: Int32Array, firsts: Int32Array): number[] {
  const found = new Set<number>();
  let row = 0;
  for (const opened of breaks) {
    while (row < firsts.length && kept[firsts[row]] < opened) row++;
    if (row > 0 && row < firsts.length) found.add(row);
  }
  return [...found];
}

function refuseLongSpan(time: Column): void {
  const span = time[time.length - 1] - time[0];
  if (span <= LONGEST_RIDE) return;
  throw new LabError(
    'time-span',
    `The samples span ${Math.round(span / 3600)} hours; a ride may last 48.`,
  );
}

function note(code: Note['code'], count: number, detail: string): Note {
  return { code, count, detail: `${count} ${detail}` };
}
