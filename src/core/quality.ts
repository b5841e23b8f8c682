import type { Note } from './notes.ts';
import type { Channel, Column, Columns } from './recording.ts';
import { between, countOnes, isComplete, type Range } from './series.ts';

/** Values hold across this much (seconds); a longer hole in the samples is noted. */
const LONGEST_HOLD = 10;
/** Share of steps over one second from which recording counts as smart. */
const SMART_SHARE = 0.1;
/** Share of missing seconds worth a note. */
const MISSING_SHARE = 0.01;

const WATCHED: readonly { channel: Channel; code: Note['code']; name: string }[] = [
  { channel: 'power', code: 'power-missing', name: 'Power' },
  { channel: 'heartRate', code: 'heart-rate-missing', name: 'Heart rate' },
  { channel: 'latitude', code: 'positions-missing', name: 'The position' },
];

/** What a reader should know about how the ride was recorded: pauses, holes, steps, missing values. */
export function recordingNotes(
  time: Column,
  pauses: Range[],
  grid: Columns,
  running: Uint8Array,
): Note[] {
  const ran = countOnes(running);
  const ridden = between(pauses, running.length);
  const notes = WATCHED.map((watched) => missingNote(watched, grid, ridden, ran));
  return [pauseNote(pauses), ...stepNotes(time, running), ...notes].filter((note) => note !== null);
}

function pauseNote(pauses: Range[]): Note | null {
  if (pauses.length === 0) return null;
  const total = pauses.reduce((sum, pause) => sum + pause.end - pause.start, 0);
  const count = pauses.length;
  const detail = `${count === 1 ? '1 pause' : `${count} pauses`}, ${inMinutes(total)} in all.`;
  return { code: 'pauses', count, detail };
}

/** Steps between samples within running time: a few long ones are holes, many short ones a habit. */
function stepNotes(time: Column, running: Uint8Array): (Note | null)[] {
  const holes = { count: 0, seconds: 0 };
  const steps = { count: 0, long: 0, seconds: 0 };
  countSteps(time, running, steps, holes);
  return [smartNote(steps), holesNote(holes)];
}

function countSteps(
  time: Column,
  running: Uint8Array,
  steps: { count: number; long: number; seconds: number },
  holes: { count: number; seconds: number },
): void {
  for (let i = 1; i < time.length; i++) {
    const step = time[i] - time[i - 1];
    if (running[Math.floor(time[i - 1] + step / 2)] === 0) continue;
    if (step > LONGEST_HOLD) {
      holes.count++;
      holes.seconds += step;
    } else {
      steps.count++;
      steps.seconds += step;
      if (step >= 1.5) steps.long++;
    }
  }
}

function smartNote(steps: { count: number; long: number; seconds: number }): Note | null {
  if (steps.long <= SMART_SHARE * steps.count) return null;
  const mean = (steps.seconds / steps.count).toFixed(1);
  const detail = `Not recorded every second but every ${mean} s on average; values in between are held or interpolated.`;
  return { code: 'smart-recording', count: steps.long, detail };
}

function holesNote({ count, seconds }: { count: number; seconds: number }): Note | null {
  if (count === 0) return null;
  const holes = count === 1 ? '1 hole' : `${count} holes`;
  const detail = `${holes} of more than ${LONGEST_HOLD} s while the timer ran, ${inMinutes(seconds)} in all.`;
  return { code: 'gaps', count, detail };
}

function missingNote(
  { channel, code, name }: (typeof WATCHED)[number],
  grid: Columns,
  ridden: readonly Range[],
  ran: number,
): Note | null {
  const column = grid[channel];
  if (!column) return null;
  const missing = ridden.reduce((sum, range) => sum + countMissing(column, range), 0);
  if (missing <= MISSING_SHARE * ran) return null;
  const share = Math.round((100 * missing) / ran);
  return { code, count: missing, detail: `${name} is missing for ${share} % of the time.` };
}

function countMissing(column: Column, { start, end }: Range): number {
  if (isComplete(column.subarray(start, end))) return 0;
  let missing = 0;
  for (let i = start; i < end; i++) if (Number.isNaN(column[i])) missing++;
  return missing;
}

function inMinutes(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
