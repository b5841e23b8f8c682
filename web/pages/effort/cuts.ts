import { type Course, secondsTo } from '../../../src/core/climbs/course.ts';
import { altitudeAt } from '../../../src/core/climbs/profile.ts';
import type { Range } from '../../../src/core/series.ts';
import type { ClimbLine } from '../../api/climbs.ts';
import type { EffortDetail } from '../../api/efforts.ts';
import { roadOf } from '../../charts/climb-pieces.ts';
import { isCoarse } from '../../charts/delta.ts';

export const CUTS = ['bends', 'kilometres', 'altitudes'] as const;
export type Cut = (typeof CUTS)[number];

/** A piece of the climb, from one place to the next; metres and seconds from the start gate. */
export interface Piece extends Range {
  /** Of the gate at its end; null: the end of the line, or no gate. */
  gate: string | null;
  /** Metres above the sea at its end; null = unknown. */
  altitude: number | null;
  elapsed: number;
  leg: number;
  /** 95 %, of `elapsed`; null = not told. */
  uncertainty: number | null;
}

/** The pieces of a way to cut the climb; null where it cannot be cut so. */
export function piecesBy(cut: Cut, effort: EffortDetail, line: ClimbLine): Piece[] | null {
  if (cut === 'bends') return line.gates.length > 0 ? piecesByGates(effort, line) : null;
  let start = 0;
  return (
    effort[cut]?.map(({ along, ...section }) => {
      const piece = { ...section, start, end: along, gate: null, uncertainty: null };
      start = along;
      return piece;
    }) ?? null
  );
}

/** Up to each gate that was passed, and to the end. */
export function piecesByGates(
  { splits, elapsed, uncertainty }: Pick<EffortDetail, 'splits' | 'elapsed' | 'uncertainty'>,
  line: ClimbLine,
): Piece[] {
  let start = 0;
  let before = 0;
  const pieceTo = (
    end: number,
    reached: number,
    rest: Omit<Piece, 'start' | 'end' | 'elapsed' | 'leg'>,
  ) => {
    const piece = { ...rest, start, end, elapsed: reached, leg: reached - before };
    start = end;
    before = reached;
    return piece;
  };
  const passed = line.gates.flatMap(({ id, along, altitude }) => {
    const split = splits.find(({ gate }) => gate === id);
    if (split?.elapsed == null) return [];
    return [pieceTo(along, split.elapsed, { gate: id, altitude, uncertainty: split.uncertainty })];
  });
  return [
    ...passed,
    pieceTo(line.length, elapsed, { gate: null, altitude: line.summit, uncertainty }),
  ];
}

/** Seconds behind at the end of a piece and on it; null where the reference is not known there. */
export function gapOf(piece: Piece, reference: Course): { total: number; leg: number } | null {
  const isKnown = (place: number) =>
    place === 0 ||
    !isCoarse(reference) ||
    reference.along.some((each) => Math.abs(each - place) < 1);
  if (!isKnown(piece.start) || !isKnown(piece.end)) return null;
  const there = secondsTo(piece.end, reference);
  const leg = there - secondsTo(piece.start, reference);
  return { total: piece.elapsed - there, leg: piece.leg - leg };
}

/** Mean gradient of a piece, per cent; NaN where the altitude is not to be trusted over so little. */
export function slopeOf({ start, end }: Range, { profile, length, quality }: ClimbLine): number {
  if (profile === null || quality.window === null || end - start < quality.window)
    return Number.NaN;
  const road = roadOf(profile, length);
  const rise = altitudeAt(road, end) - altitudeAt(road, start);
  const run = Math.sqrt(Math.max((end - start) ** 2 - rise ** 2, 1e-9));
  return (100 * rise) / run;
}

/** Seconds of pauses on a piece. */
export function pausedOn({ elapsed, leg }: Piece, pauses: readonly Range[]): number {
  return pauses.reduce((sum, pause) => {
    const shared = Math.min(elapsed, pause.end) - Math.max(elapsed - leg, pause.start);
    return sum + Math.max(0, shared);
  }, 0);
}
