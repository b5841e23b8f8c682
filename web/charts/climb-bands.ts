import type { Range } from '../../src/core/series.ts';
import type { Effort, Names, Ride } from '../api.ts';
import { unnamedClimb } from '../i18n/unnamed-climb.ts';

/** A climb as it is marked on profile and map: all its lines that were ridden at one go. */
export interface ClimbBand extends Range {
  /** From 1, in riding order; the same on profile, map and in tables. */
  number: number;
  /** null: known to no pack. */
  climb: string | null;
  names: Names;
  /** Names of bands that overlap stand in different lanes, 0 first. */
  lane: number;
}

type Ridden = Pick<Effort, 'climb' | 'start' | 'elapsed'> & { names: { climb: Names } };

/**
 * Efforts over lines of one climb that overlap are one band, a climb without a name is one too;
 * seconds since the start of the ride.
 */
export function climbBands(
  efforts: readonly Ridden[],
  unnamed: Ride['unnamedClimbs'] = [],
): ClimbBand[] {
  const bands: Omit<ClimbBand, 'number' | 'lane'>[] = [];
  for (const { climb, start, elapsed, names } of [...efforts].sort((a, b) => a.start - b.start)) {
    const end = start + elapsed;
    const same = bands.find((band) => band.climb === climb && start < band.end);
    if (same) same.end = Math.max(same.end, end);
    else bands.push({ climb, names: names.climb, start, end });
  }
  for (const { start, end } of unnamed) {
    bands.push({ climb: null, names: unnamedClimb, start, end });
  }
  bands.sort((a, b) => a.start - b.start);
  const numbered: ClimbBand[] = [];
  for (const band of bands) {
    const number = numbered.length + 1;
    numbered.push({ ...band, number, lane: freeLane(band, numbered) });
  }
  return numbered;
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

function freeLane(band: Range, before: readonly ClimbBand[]): number {
  const taken = before.filter((other) => other.end > band.start).map((other) => other.lane);
  let lane = 0;
  while (taken.includes(lane)) lane++;
  return lane;
}
