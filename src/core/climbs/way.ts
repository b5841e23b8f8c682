import type { Frame } from '../geo.ts';
import { makeColumn } from '../lent-memory.ts';
import type { Column } from '../recording.ts';
import type { Track } from '../track.ts';
import { type Crossing, FASTEST, type Gate } from './gates.ts';

/** The ridden length adds up strides of this many metres: position noise hardly lengthens those. */
const STRIDE = 20;
/** Samples that are looked at together. */
const PIECE = 512;

/**
 * A track as the line sees it that it is followed up: in the frame of the line, from a start gate on.
 * Columns have the track's own places; the gate stands where the sample before it was. Only so much is
 * laid out as somebody asks for, in columns that serve for one line after the other.
 */
export class Way {
  readonly track: Track;
  frame: Frame = { latitude: 0, longitude: 0, kx: 0, ky: 0 };
  /** Seconds since the ride's start; metres east and north. */
  readonly time: Column;
  readonly x: Column;
  readonly y: Column;
  /** Metres ridden from the start gate to the last stride's end; NaN where nobody can be by then: a false position. */
  readonly ridden: Column;
  /** Of the start gate. */
  start = 0;
  /** All before it is laid out. */
  #known = 0;
  /** Where the last stride ended. */
  #stride = 0;

  constructor(track: Track) {
    const { length } = track.time;
    this.track = track;
    this.time = makeColumn(length);
    this.x = makeColumn(length);
    this.y = makeColumn(length);
    this.ridden = makeColumn(length);
  }

  /** Begins at a start gate that was crossed. */
  begin(frame: Frame, { x, y }: Gate, { step, time }: Crossing): void {
    this.frame = frame;
    this.start = step;
    this.#known = step + 1;
    this.time[step] = time;
    this.x[step] = x;
    this.y[step] = y;
    this.ridden[step] = 0;
    this.#stride = step;
  }

  /** Ends at a gate that was crossed: it stands where the sample after it was. */
  end({ step, time }: Crossing): void {
    this.time[step + 1] = time;
  }

  /** Whether there is such a sample; then it is laid out. */
  reaches(sample: number): boolean {
    while (sample >= this.#known && this.#known < this.time.length) this.#goOn();
    return sample < this.#known;
  }

  /** Metres ridden to a place between a sample and the next. */
  metresTo({ x, y }: Gate, sample: number): number {
    const { ridden } = this;
    let last = sample;
    while (Number.isNaN(ridden[last])) last--;
    const metres = ridden[last];
    // back to where the last stride ended, past what nobody can have ridden
    for (let i = last; i >= this.start && !(ridden[i] < metres); i--) {
      if (ridden[i] === metres) last = i;
    }
    const dx = x - this.x[last];
    const dy = y - this.y[last];
    return metres + Math.sqrt(dx * dx + dy * dy);
  }

  #goOn(): void {
    const from = this.#known;
    this.#known = Math.min(from + PIECE, this.time.length);
    this.#layOut(from, this.#known);
    this.#ride(from, this.#known);
  }

  #layOut(from: number, end: number): void {
    const { x, y, time, track } = this;
    const { latitude, longitude, kx, ky } = this.frame;
    for (let i = from; i < end; i++) {
      time[i] = track.time[i];
      x[i] = (track.longitude[i] - longitude) * kx;
      y[i] = (track.latitude[i] - latitude) * ky;
    }
  }

  #ride(from: number, end: number): void {
    const { x, y, time, ridden } = this;
    let stride = this.#stride;
    let metres = ridden[stride];
    for (let i = from; i < end; i++) {
      const dx = x[i] - x[stride];
      const dy = y[i] - y[stride];
      const squared = dx * dx + dy * dy;
      if (squared >= STRIDE * STRIDE) {
        const moved = Math.sqrt(squared);
        if (moved > STRIDE + FASTEST * (time[i] - time[stride])) {
          ridden[i] = Number.NaN;
          continue;
        }
        metres += moved;
        stride = i;
      }
      ridden[i] = metres;
    }
    this.#stride = stride;
  }
}
