import { LabError } from '../errors.ts';
import { makeColumn } from '../lent-memory.ts';
import { CHANNELS, type Channel, type Column, type Columns } from '../recording.ts';

/** Room for a few more than expected, so that a column seldom moves. */
const SPARE = 1.05;

/**
 * Samples that arrive one by one, kept as one growing column a channel. A sample is begun, its
 * values are set in any order, and it counts when it is ended.
 */
export class Samples {
  /** How many samples were ended. */
  length = 0;
  private begun = false;
  private time: Column;
  private readonly columns: (Column | null)[] = CHANNELS.map(() => null);
  private readonly limit: number;

  /** @param limit more samples than this are refused as too-many-samples. */
  constructor(limit: number, expected = 1024) {
    this.limit = limit;
    this.time = makeColumn(Math.min(expected, limit) + 1).fill(Number.NaN);
  }

  begin(): void {
    if (this.length >= this.limit) {
      throw new LabError('too-many-samples', `The file holds over ${this.limit} samples.`);
    }
    if (this.length >= this.time.length) this.grow(2 * this.length);
    if (this.begun) this.forget();
    this.begun = true;
  }

  /** Seconds since 1970 UTC. */
  setTime(seconds: number): void {
    this.time[this.length] = seconds;
  }

  /** The first value of a channel in a sample wins, NaN is no value. `channel` is a place in CHANNELS. */
  set(channel: number, value: number): void {
    if (Number.isNaN(value)) return;
    const column = this.columnOf(channel);
    if (Number.isNaN(column[this.length])) column[this.length] = value;
  }

  end(): void {
    this.length++;
    this.begun = false;
  }

  /** How many more samples are taken. */
  get room(): number {
    return this.limit - this.length;
  }

  /**
   * Adds whole samples at once: their times, and their columns by place in CHANNELS. `expected`: how
   * many there will be in all, as far as one can tell.
   */
  append(time: Column, columns: ReadonlyMap<number, Column>, expected = 0): void {
    if (this.begun) this.forget();
    this.begun = false;
    const length = this.length + time.length;
    if (length > this.time.length) this.grow(Math.max(length, expected) * SPARE);
    this.time.set(time, this.length);
    for (const [channel, values] of columns) this.columnOf(channel).set(values, this.length);
    this.length += time.length;
  }

  /** Time of a sample that was ended; NaN where it has none. */
  timeOf(index: number): number {
    return this.time[index];
  }

  /** How many samples have a time. */
  countTimes(): number {
    const { length, time } = this;
    let count = 0;
    for (let i = 0; i < length; i++) if (!Number.isNaN(time[i])) count++;
    return count;
  }

  /** The columns cut to length; only channels that were ever set. Nothing is to be added after it. */
  finish(): { time: Column; columns: Columns } {
    const columns: Columns = {};
    this.columns.forEach((column, index) => {
      if (column !== null) columns[CHANNELS[index]] = column.subarray(0, this.length);
    });
    return { time: this.time.subarray(0, this.length), columns };
  }

  private columnOf(channel: number): Column {
    const column = this.columns[channel] ?? makeColumn(this.time.length).fill(Number.NaN);
    this.columns[channel] = column;
    return column;
  }

  /** Clears a sample that was begun and never ended. */
  private forget(): void {
    this.time[this.length] = Number.NaN;
    for (const column of this.columns) {
      if (column !== null) column[this.length] = Number.NaN;
    }
  }

  private grow(wanted: number): void {
    const room = Math.min(Math.ceil(wanted), this.limit + 1);
    this.time = longer(this.time, room);
    this.columns.forEach((column, index) => {
      if (column !== null) this.columns[index] = longer(column, room);
    });
  }
}

/** The place of a channel in CHANNELS, as `set` takes it. */
export function placeOf(channel: Channel): number {
  return CHANNELS.indexOf(channel);
}

function longer(column: Column, room: number): Column {
  const larger = makeColumn(room).fill(Number.NaN, column.length);
  larger.set(column);
  return larger;
}
