import type { Column } from './recording.ts';
import type { Range } from './series.ts';

/** Above this (watts) a value is a fault whatever stands beside it. */
const IMPOSSIBLE = 2000;
/** Above this it is a fault where both neighbourhoods are far lower … */
const SUSPICIOUS = 800;
/** … by more than this factor; a neighbourhood is the mean of the known values of 5 s. */
const FACTOR = 1.8;
const NEIGHBOURHOOD = 5;
/** Longer runs (seconds) are not replaced by a straight line but left missing. */
const LONGEST_LINE = 3;

/**
 * A 1 Hz column of power without its spikes: up to 3 s are replaced by a straight line, longer runs
 * are missing. The column itself where it has none. How many seconds and how high is for the note.
 */
export function withoutSpikes(power: Column): {
  repaired: Column;
  seconds: number;
  highest: number;
} {
  const runs = spikeRuns(power);
  const repaired = runs.length > 0 ? power.slice() : power;
  let seconds = 0;
  let highest = 0;
  for (const run of runs) {
    seconds += run.end - run.start;
    for (let i = run.start; i < run.end; i++) highest = Math.max(highest, power[i]);
    replace(repaired, run);
  }
  return { repaired, seconds, highest };
}

function spikeRuns(power: Column): Range[] {
  const runs: Range[] = [];
  for (let i = 0; i < power.length; i++) {
    if (!(power[i] > SUSPICIOUS) || !isSpike(power, i)) continue;
    const run = runs.at(-1);
    if (run?.end === i) run.end = i + 1;
    else runs.push({ start: i, end: i + 1 });
  }
  return runs;
}

/** Of a suspicious value. */
function isSpike(power: Column, i: number): boolean {
  const value = power[i];
  if (value > IMPOSSIBLE) return true;
  const limit = value / FACTOR;
  return (
    meanOf(power, i - NEIGHBOURHOOD, i) < limit &&
    meanOf(power, i + 1, i + 1 + NEIGHBOURHOOD) < limit
  );
}

/** NaN where nothing is known, which no comparison takes for a low neighbourhood. */
function meanOf(power: Column, from: number, to: number): number {
  let sum = 0;
  let known = 0;
  for (let i = Math.max(0, from); i < Math.min(power.length, to); i++) {
    if (Number.isNaN(power[i])) continue;
    sum += power[i];
    known++;
  }
  return sum / known;
}

function replace(power: Column, { start, end }: Range): void {
  const before = power[start - 1];
  const after = power[end];
  const length = end - start;
  for (let i = start; i < end; i++) {
    const share = (i - start + 1) / (length + 1);
    // at either end of the column, and beside a hole, the sum is NaN: missing
    power[i] = length > LONGEST_LINE ? Number.NaN : before + share * (after - before);
  }
}
