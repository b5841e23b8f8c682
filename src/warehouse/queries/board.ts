import type { BikeClass } from '../../core/bike-class.ts';
import type { TimedLine } from '../models/passages.ts';
import type { Season } from '../models/season.ts';
import type { Standings } from '../models/standings.ts';
import type { Source } from '../source.ts';
import {
  type Asked,
  type Best,
  bestOf,
  type Contender,
  isBefore,
  passageAt,
  passageOf,
  type Ridden,
  riddenBy,
  type Wanted,
  wantedOf,
} from './bests.ts';

export interface BoardRequest extends TimedLine, Asked {
  /** Each rider once. */
  contenders: readonly Contender[];
  /** Whose place is told beside the board. */
  own: string | null;
  limit: number;
}

export interface BoardPlace {
  /** One more than there are listed riders who are faster, in whole seconds. */
  rank: number;
  riderId: string;
  rideId: string;
  number: number;
  elapsed: number;
  uncertainty: number | null;
  vam: number | null;
  bikeClass: BikeClass;
  /** YYYY-MM */
  month: string;
}

export interface Board {
  /** Listed riders who have a place. */
  total: number;
  /** The years in which any of the contenders has a passage, latest first. */
  seasons: number[];
  places: BoardPlace[];
  own: BoardPlace | null;
}

/**
 * Who climbed this fastest? Each rider with their best; whose times are the same to the second share
 * a rank, and as many ranks after it are left out.
 */
export async function board(
  { zoneKeys }: Pick<Source, 'zoneKeys'>,
  standings: Standings,
  request: BoardRequest,
): Promise<Board> {
  const ridden = await riddenBy(request.contenders, standings, zoneKeys);
  const wanted = wantedOf(standings, request);
  const ownFrom = request.own === null ? undefined : standings.firstOf.get(request.own);
  const years = new Set<number>();
  const first: Best[] = [];
  const listed: number[] = [];
  let own: Best | null = null;
  for (const one of ridden) {
    // when there is no other year to be found, nobody else's need to be looked at
    if (years.size < standings.years.length) addYears(years, standings, one, wanted);
    const best = bestOf(standings, one, wanted);
    if (!best) continue;
    if (one.from === ownFrom) own = best;
    if (!one.contender.listed) continue;
    listed.push(Math.round(best.elapsed));
    keepFastest(first, best, request.limit, standings);
  }
  return {
    total: listed.length,
    seasons: [...years].sort((a, b) => b - a),
    places: ranked(first, standings),
    own: own && placeOf(own, 1 + fasterThan(Math.round(own.elapsed), listed), standings),
  };
}

/** Adds the years in which a contender has a passage on such a bike. */
function addYears(
  found: Set<number>,
  standings: Standings,
  one: Ridden,
  { bikeClass }: Wanted,
): void {
  for (let season = one.from; season < one.to; season++) {
    const year = standings.years[standings.year[season] as number] as number;
    if (found.has(year) || !bikeClass[standings.bikeClass[season] as number]) continue;
    if (passageOf(standings, season, one) >= 0) found.add(year);
  }
}

/** Puts it where it belongs among the fastest so far, of whom no more than `most` stay. */
function keepFastest(first: Best[], best: Best, most: number, standings: Standings): void {
  let place = first.length;
  while (place > 0 && isBefore(best, first[place - 1] as Best, standings)) place--;
  if (place === most) return;
  first.splice(place, 0, best);
  if (first.length > most) first.pop();
}

function ranked(first: readonly Best[], standings: Standings): BoardPlace[] {
  let rank = 0;
  let second = -1;
  return first.map((best, i) => {
    if (Math.round(best.elapsed) > second) rank = i + 1;
    second = Math.round(best.elapsed);
    return placeOf(best, rank, standings);
  });
}

function fasterThan(second: number, others: readonly number[]): number {
  let faster = 0;
  for (const other of others) if (other < second) faster++;
  return faster;
}

function placeOf(best: Best, rank: number, standings: Standings): BoardPlace {
  const { bikeClass } = standings.seasons[best.season] as Season;
  const { beganAt: _, ...told } = passageAt(standings, best);
  return { rank, riderId: best.contender.riderId, bikeClass, ...told };
}
