import { odometer, speedAt } from './distance.ts';
import type { Note } from './notes.ts';
import type { Channel, Column, Columns } from './recording.ts';
import { hold, interpolate, isComplete, type Range } from './series.ts';
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
  const isGrid = isEverySecond(time, seconds);
  const place = (column: Column, rule: typeof hold, longestGap: number): Column =>
    isGrid && isComplete(column) ? column : rule(time, column, seconds, longestGap);

  for (const channel of HELD) {
    const column = columns[channel];
    if (column) grid[channel] = place(column, hold, LONGEST_HOLD);
  }
  for (const channel of EVEN) {
    const column = columns[channel];
    if (column) grid[channel] = place(column, interpolate, LONGEST_LINE);
  }
  if (grid.power) grid.power = repaired(grid.power, notes);
  const counted = odometer(samples, stops);
  if (counted) {
    grid.distance = place(counted.metres, interpolate, Number.POSITIVE_INFINITY);
    grid.speed = completed(grid.speed, grid.distance);
    if (counted.fromPositions) notes.push(FROM_POSITIONS);
  }
  return { grid, notes };
}

/** Whether the samples are at 0, 1, 2 … to the last second: then there is nothing to place. */
function isEverySecond(time: Column, seconds: number): boolean {
  if (time.length !== seconds) return false;
  for (let i = 0; i < time.length; i++) if (time[i] !== i) return false;
  return true;
}

/** What the device says, and where it says nothing what the distance says. */
function completed(told: Column | undefined, distance: Column): Column {
  if (told && isComplete(told)) return told;
  const speed = new Float64Array(distance.length);
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
