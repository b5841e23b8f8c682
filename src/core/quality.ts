import type { Note } from './notes.ts';
import type { Channel, Column, Columns } from './recording.ts';
import { between, countOnes, endOfRun, isComplete, type Range } from './series.ts';

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
  const ridden = between(pauses, running.length);
  const ran = ridden.reduce((sum, { start, end }) => sum + end - start, 0);
  const steps = stepsOf(time, running);
  const notes = WATCHED.map((watched) => missingNote(watched, grid, ridden, ran));
  return [pauseNote(pauses), smartNote(steps), holesNote(steps), ...notes].filter(
    (note) => note !== null,
  );
}

function pauseNote(pauses: Range[]): Note | null {
  if (pauses.length === 0) return null;
  const total = pauses.reduce((sum, pause) => sum + pause.end - pause.start, 0);
  const count = pauses.length;
  const detail = `${count === 1 ? '1 pause' : `${count} pauses`}, ${inMinutes(total)} in all.`;
  return { code: 'pauses', count, detail };
}

/** Steps between samples within running time: a few long ones are holes, many short ones a habit. */
interface Steps {
  count: number;
  /** Of them, those of 1.5 s or more. */
  long: number;
  seconds: number;
  holes: number;
  inHoles: number;
}

function stepsOf(time: Column, running: Uint8Array): Steps {
  const steps = { count: 0, long: 0, seconds: 0, holes: 0, inHoles: 0 };
  for (let i = 0; i < time.length; i++) {
    const end = time[i] === Math.floor(time[i]) ? endOfRun(time, i) : i + 1;
    // a sample each whole second, as far as it goes
    const ran = end > i + 1 ? countOnes(running.subarray(time[i], time[end - 1])) : 0;
    steps.count += ran;
    steps.seconds += ran;
    i = end - 1;
    if (end < time.length) addStep(steps, time[i], time[end], running);
  }
  return steps;
}

function addStep(steps: Steps, from: number, to: number, running: Uint8Array): void {
  const step = to - from;
  if (running[Math.floor(from + step / 2)] === 0) return;
  if (step > LONGEST_HOLD) {
    steps.holes++;
    steps.inHoles += step;
  } else {
    steps.count++;
    steps.seconds += step;
    if (step >= 1.5) steps.long++;
  }
}

function smartNote(steps: Steps): Note | null {
  if (steps.long <= SMART_SHARE * steps.count) return null;
  const mean = (steps.seconds / steps.count).toFixed(1);
  const detail = `Not recorded every second but every ${mean} s on average; values in between are held or interpolated.`;
  return { code: 'smart-recording', count: steps.long, detail };
}

function holesNote({ holes, inHoles }: Steps): Note | null {
  if (holes === 0) return null;
  const told = holes === 1 ? '1 hole' : `${holes} holes`;
  const detail = `${told} of more than ${LONGEST_HOLD} s while the timer ran, ${inMinutes(inHoles)} in all.`;
  return { code: 'gaps', count: holes, detail };
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
