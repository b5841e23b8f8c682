import type { BikeClass } from '../../core/bike-class.ts';
import type { TimedLine } from '../models/line.ts';
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
  riddenBy,
  wantedOf,
} from './bests.ts';
import { type Ranking, rankingOf, yearsOf } from './ranking.ts';

export interface BoardRequest extends TimedLine, Asked {
  /** Each rider once. The same list, not one like it, spares ranking them again. */
  contenders: readonly Contender[];
  /** Whose place is told beside the board, instead of what the contenders say of the same rider. */
  own: OwnContender | null;
  limit: number;
}

export interface OwnContender extends Contender {
  view: 'whole';
  /** false: is told the own place, and stands on the board for nobody. */
  listed: boolean;
}

export interface BoardPlace {
  /** One more than there are riders on the board who are faster, in whole seconds. */
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
  /** Riders who have a place. */
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
  source: Pick<Source, 'zoneKeys'>,
  standings: Standings,
  request: BoardRequest,
): Promise<Board> {
  const ranking = await rankingOf(source, standings, request);
  const wanted = wantedOf(standings, request);
  const [own] = request.own ? riddenBy([request.own], standings, NO_ZONES) : [];
  // as others see oneself
  const seen = own && ranking.ridden.get(own.from);
  const best = own ? bestOf(standings, own, wanted) : null;
  const listed = best && request.own?.listed;
  const others = othersOf(ranking, seen?.place ?? -1);
  const first = others.upTo(request.limit);
  if (listed) keepFastest(first, best, request.limit, standings);
  const ownYears = own ? yearsOf(standings, own, wanted) : NO_YEARS;
  const goneYears = seen ? yearsOf(standings, seen.one, wanted) : NO_YEARS;
  return {
    total: others.count + (listed ? 1 : 0),
    seasons: seasonsOf(ranking.years, ownYears, goneYears),
    places: ranked(first, standings),
    own: best && placeOf(best, 1 + others.faster(Math.round(best.elapsed)), standings),
  };
}

/** All but the one at this place, -1: all; nothing here goes through all of them. */
function othersOf({ bests }: Ranking, without: number) {
  return {
    count: bests.length - (without < 0 ? 0 : 1),
    /** The fastest. */
    upTo(most: number): Best[] {
      const first = bests.slice(0, most + 1);
      if (without >= 0 && without <= most) first.splice(without, 1);
      return first.slice(0, most);
    },
    /** How many are faster, in whole seconds. */
    faster(second: number): number {
      let [from, to] = [0, bests.length];
      while (from < to) {
        const middle = (from + to) >> 1;
        if (Math.round((bests[middle] as Best).elapsed) < second) from = middle + 1;
        else to = middle;
      }
      return from - (without >= 0 && without < from ? 1 : 0);
    },
  };
}

/** Oneself is seen whole. */
const NO_ZONES: ReadonlyMap<string, string> = new Map();
const NO_YEARS: ReadonlySet<number> = new Set();

/** Of all, with one's own instead of those that are gone; latest first. */
function seasonsOf(
  all: ReadonlyMap<number, number>,
  own: ReadonlySet<number>,
  gone: ReadonlySet<number>,
): number[] {
  const years = new Set(own);
  for (const [year, count] of all) if (count > (gone.has(year) ? 1 : 0)) years.add(year);
  return [...years].sort((a, b) => b - a);
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

function placeOf(best: Best, rank: number, standings: Standings): BoardPlace {
  const { bikeClass } = standings.seasons[best.season] as Season;
  const { beganAt: _, ...told } = passageAt(standings, best);
  return { rank, riderId: best.contender.riderId, bikeClass, ...told };
}
