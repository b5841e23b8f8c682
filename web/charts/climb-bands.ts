import type { Range } from '../../src/core/series.ts';
import type { Effort, Names } from '../api.ts';

/** A climb as it is marked on profile and map: all its lines that were ridden at one go. */
export interface ClimbBand extends Range {
  /** From 1, in riding order; the same on profile, map and in tables. */
  number: number;
  climb: string;
  names: Names;
  /** Names of bands that overlap stand in different lanes, 0 first. */
  lane: number;
}

type Ridden = Pick<Effort, 'climb' | 'start' | 'elapsed'> & { names: { climb: Names } };

/** Efforts over lines of one climb that overlap are one band; seconds since the start of the ride. */
export function climbBands(efforts: readonly Ridden[]): ClimbBand[] {
  const bands: ClimbBand[] = [];
  for (const { climb, start, elapsed, names } of [...efforts].sort((a, b) => a.start - b.start)) {
    const end = start + elapsed;
    const same = bands.find((band) => band.climb === climb && start < band.end);
    if (same) same.end = Math.max(same.end, end);
    else bands.push({ number: bands.length + 1, climb, names: names.climb, start, end, lane: 0 });
  }
  for (const band of bands) band.lane = freeLane(band, bands.slice(0, band.number - 1));
  return bands;
}

/** The band that an effort belongs to. */
export function bandOf(
  effort: Pick<Effort, 'climb' | 'start'>,
  bands: readonly ClimbBand[],
): ClimbBand | undefined {
  return bands.find(
    (band) => band.climb === effort.climb && band.start <= effort.start && effort.start < band.end,
  );
}

function freeLane(band: ClimbBand, before: readonly ClimbBand[]): number {
  const taken = before.filter((other) => other.end > band.start).map((other) => other.lane);
  let lane = 0;
  while (taken.includes(lane)) lane++;
  return lane;
}
