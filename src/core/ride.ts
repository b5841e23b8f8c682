import { type AltitudeSource, altitudeSourceOf, cleanAltitude } from './altitude.ts';
import { type BikeClass, type BikeClassFrom, bikeClassOf } from './bike-class.ts';
import { onGrid } from './grid.ts';
import { makeColumn } from './lent-memory.ts';
import { findLifts, withoutLifts } from './lifts.ts';
import { movingSeconds } from './moving.ts';
import type { Note } from './notes.ts';
import { findPauses, runningSeconds, standing } from './pauses.ts';
import { recordingNotes } from './quality.ts';
import type {
  Column,
  Columns,
  Device,
  DeviceTotals,
  Format,
  Recording,
  Sport,
} from './recording.ts';
import { countOnes, merged, type Range } from './series.ts';
import { orderSamples, type Samples } from './time-order.ts';
import { type Track, trackOf } from './track.ts';

export type { BikeClass, Track };

export interface Lap extends Range {
  trigger: string | null;
}

/** One ride on one axis of whole seconds. Missing values are NaN. */
export interface Ride {
  format: Format;
  title: string | null;
  creator: string | null;
  /** Whom the file says that it is of, as display text. */
  athlete: string | null;
  sport: Sport;
  subSport: string | null;
  bikeClass: BikeClass;
  /** What told the bike class. */
  bikeClassFrom: BikeClassFrom;
  /** Seconds since 1970 UTC of grid second 0, whole. */
  start: number;
  /** How far the rider's clock was east of UTC, seconds; null where the file does not tell. */
  utcOffset: number | null;
  /** Grid length: second i covers [start + i, start + i + 1). */
  seconds: number;
  /** One value a second, each of length `seconds`; only channels that the ride has. Distance counts up from 0 without holes. */
  grid: Columns;
  /** 1 while the device's timer runs, 0 in pauses. */
  running: Uint8Array;
  /** 1 while moving, by speed or cadence; never in a pause. */
  moving: Uint8Array;
  /** Samples with a position; empty columns where there are none. */
  track: Track;
  /** Where the timer stood, in grid seconds, ascending, apart. */
  pauses: Range[];
  /** From the first sample to the end of the second that the last one opens; seconds. */
  elapsed: number;
  /** Elapsed less pauses; seconds. */
  timer: number;
  /** Seconds moving; NaN where neither speed nor cadence nor power tells. */
  movingTime: number;
  altitudeSource: AltitudeSource | null;
  /** In grid seconds, ascending. */
  laps: Lap[];
  totals: DeviceTotals | null;
  devices: Device[];
  /** Samples that the file held for this ride, after those left out. */
  records: number;
  /** Saved from a damaged file: no part of records and aggregates. */
  partial: boolean;
  notes: Note[];
}

/**
 * From what the file said to one ride on a 1 Hz axis: order, pauses, repairs, grid, clocks. Every
 * repair is a note.
 * @param options `now`: seconds since 1970 UTC; `bikeClass`: the rider's own word.
 * @throws LabError no-samples, no-times, time-unset, time-future, time-order, time-span
 */
export function toRide(
  recording: Recording,
  options: { now: number; bikeClass?: BikeClass },
): Ride {
  const ordered = orderSamples(recording, options.now);
  const notes = [...recording.notes, ...ordered.notes];
  const start = Math.floor(ordered.samples.time[0]);
  const recorded = withCleanAltitude(withoutIdle(since(start, ordered.samples), notes), notes);
  const lifts = findLifts(recorded);
  const samples = withoutLifts(recorded, lifts);
  if (lifts.length > 0) notes.push(liftNote(lifts));
  const { time } = samples;
  const last = time[time.length - 1];
  const seconds = Math.floor(last) + 1;

  const stops = merged(findPauses(samples, recording, start), lifts);
  const running = runningSeconds(stops, seconds);
  const pauses = standing(running);
  const { grid, notes: ofGrid } = onGrid(samples, stops, seconds);
  notes.push(...ofGrid);
  const moving = movingSeconds(grid, running);
  const elapsed = last + 1 - time[0];
  const timer = stops.reduce((rest, pause) => rest - (pause.end - pause.start), elapsed);
  const altitudeSource = sourceOfAltitude(samples, grid, recording, notes);
  const bike = guessedBike(recording, options.bikeClass, notes);
  notes.push(...recordingNotes(time, pauses, grid, running));
  return {
    ...recordedFacts(recording),
    ...bike,
    start,
    seconds,
    grid,
    running,
    moving: moving ?? new Uint8Array(seconds),
    track: trackOf(samples, stops),
    pauses,
    elapsed,
    timer,
    // whole seconds may add up to a little more than the timer's fractions
    movingTime: moving ? Math.min(countOnes(moving), timer) : Number.NaN,
    altitudeSource,
    laps: lapsOnGrid(recording, start, seconds),
    records: time.length,
    notes,
  };
}

function liftNote(lifts: readonly Range[]): Note {
  const seconds = lifts.reduce((sum, { start, end }) => sum + end - start, 0);
  const detail = `${lifts.length} rides in a lift (${Math.round(seconds)} s) count as pauses: no climbing, no distance.`;
  return { code: 'lifts', count: lifts.length, detail };
}

function since(start: number, samples: Samples): Samples {
  return { ...samples, time: shifted(samples.time, start) };
}

function shifted(time: Column, start: number): Column {
  const since = makeColumn(time.length);
  for (let i = 0; i < since.length; i++) since[i] = time[i] - start;
  return since;
}

/** Without channels that count nothing although they are there: devices without the sensor write zeros. */
function withoutIdle(samples: Samples, notes: Note[]): Samples {
  const { power, distance, ...others } = samples.columns;
  const columns: Columns = others;
  const isIdle = (column: Column) => !column.some((value) => value > 0);
  if (power && isIdle(power)) {
    const detail = 'Power is 0 in every sample: taken for a ride without a power meter.';
    notes.push({ code: 'power-missing', count: power.length, detail });
  } else if (power) columns.power = power;
  // with positions, a distance of 0 means that nothing moved
  if (distance && (columns.latitude || !isIdle(distance))) columns.distance = distance;
  return { ...samples, columns };
}

function withCleanAltitude(samples: Samples, notes: Note[]): Samples {
  if (!samples.columns.altitude) return samples;
  const { altitude, dropped } = cleanAltitude(samples.time, samples.columns.altitude);
  if (dropped > 0) {
    const detail = `${dropped} altitudes could not be true (zeros, jumps over 5 m/s) and were left out.`;
    notes.push({ code: 'altitude-repaired', count: dropped, detail });
  }
  const { altitude: _, ...columns } = samples.columns;
  const gone = altitude.every(Number.isNaN);
  return { ...samples, columns: gone ? columns : { ...columns, altitude } };
}

function sourceOfAltitude(
  { time, columns }: Samples,
  grid: Columns,
  recording: Recording,
  notes: Note[],
): AltitudeSource | null {
  if (!columns.altitude) return null;
  const source = altitudeSourceOf(time, columns.altitude, grid.speed, recording);
  if (source === 'gps') {
    const detail = 'No sign of a barometer: altitude is taken for that of the GPS and smoothed.';
    notes.push({ code: 'altitude-gps', count: 1, detail });
  }
  return source;
}

function guessedBike(recording: Recording, declared: BikeClass | undefined, notes: Note[]) {
  const bike = bikeClassOf(recording, declared);
  const { bikeClass, bikeClassFrom } = bike;
  if (bikeClassFrom === 'title' || bikeClassFrom === 'position') {
    const told = bikeClassFrom === 'title' ? 'words of the title' : 'missing positions';
    const detail = `The bike class "${bikeClass}" is a guess from ${told}.`;
    notes.push({ code: 'bike-class-guessed', count: 1, detail });
  }
  return bike;
}

function recordedFacts(recording: Recording) {
  const { format, title, creator, athlete, sport, subSport } = recording;
  const { utcOffset, totals, devices, partial } = recording;
  return { format, title, creator, athlete, sport, subSport, utcOffset, totals, devices, partial };
}

/** Laps follow each other: where two overlap, the one that began later begins where the other ends. */
function lapsOnGrid(recording: Recording, start: number, seconds: number): Lap[] {
  let reached = 0;
  return recording.laps
    .map(({ start: from, end, trigger }) => ({
      start: Math.max(0, Math.round(from - start)),
      end: Math.min(seconds, Math.round(end - start)),
      trigger,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((lap) => {
      const from = Math.max(lap.start, reached);
      reached = Math.max(reached, lap.end);
      return { ...lap, start: from };
    })
    .filter((lap) => lap.end > lap.start);
}
