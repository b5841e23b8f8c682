import type { BikeClass } from '../../core/bike-class.ts';
import type { TimedLine } from '../models/passages.ts';
import type { Passage, Season } from '../models/season.ts';
import type { Standings } from '../models/standings.ts';
import type { RideView } from '../result.ts';
import type { Source } from '../source.ts';

/** A rider whose passages count, as the viewer may know them. */
export interface Contender {
  riderId: string;
  view: RideView;
  /** Passages count that began then: seconds since 1970 UTC, half-open. */
  from: number;
  to: number;
  /** false: is told the own place, and stands on the board for nobody. */
  listed: boolean;
}

export interface BoardRequest extends TimedLine {
  /** Each rider once. */
  contenders: readonly Contender[];
  bikeClasses: readonly BikeClass[];
  /** A calendar year; default all. */
  season?: number;
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

/** A contender's fastest passage that counts. */
interface Best {
  contender: Contender;
  elapsed: number;
  /** Its season's place in the standings, and its own in the season. */
  season: number;
  passage: number;
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

/** A contender who has seasons on the line. */
interface Ridden {
  contender: Contender;
  /** Their places, half-open. */
  from: number;
  to: number;
  /** 1 where a season is for their view. */
  sees: Uint8Array;
  /** Of their privacy zones at this moment: seasons of other zones are not told. null: all are. */
  zoneKey: string | null;
}

async function riddenBy(
  contenders: readonly Contender[],
  { firstOf, end, isFor }: Standings,
  zoneKeys: Source['zoneKeys'],
): Promise<Ridden[]> {
  const ridden: Ridden[] = [];
  const guarded: string[] = [];
  for (const contender of contenders) {
    const from = firstOf.get(contender.riderId);
    if (from === undefined) continue;
    const sees = contender.view === 'whole' ? isFor.whole : isFor.visible;
    ridden.push({ contender, from, to: end[from] as number, sees, zoneKey: null });
    if (contender.view === 'visible') guarded.push(contender.riderId);
  }
  const keys = await zoneKeys(guarded);
  for (const one of ridden) {
    const { riderId, view } = one.contender;
    if (view === 'visible') one.zoneKey = keys.get(riderId) ?? '';
  }
  return ridden;
}

/** What the board is about: 1 or 0 by place in the lists of the standings. */
interface Wanted {
  bikeClass: Uint8Array;
  year: Uint8Array;
}

function wantedOf({ years, bikeClasses }: Standings, request: BoardRequest): Wanted {
  const { season } = request;
  return {
    bikeClass: Uint8Array.from(bikeClasses, (one) => Number(request.bikeClasses.includes(one))),
    year: Uint8Array.from(years, (year) => Number(season === undefined || year === season)),
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

/** Null: none counts. */
function bestOf(standings: Standings, one: Ridden, wanted: Wanted): Best | null {
  let best: Best | null = null;
  for (let season = one.from; season < one.to; season++) {
    // nor is anything of the seasons after it faster
    if (best && best.elapsed < (standings.elapsed[season] as number)) break;
    if (!wanted.bikeClass[standings.bikeClass[season] as number]) continue;
    if (!wanted.year[standings.year[season] as number]) continue;
    const passage = passageOf(standings, season, one);
    if (passage < 0) continue;
    const elapsed = elapsedAt(standings, { season, passage });
    const found = { contender: one.contender, elapsed, season, passage };
    if (!best || isBefore(found, best, standings)) best = found;
  }
  return best;
}

/** The first passage of a season that counts for the contender; -1: none. */
function passageOf(
  { seasons, beganAt, zoneKey: zoneKeys }: Standings,
  season: number,
  { contender: { from, to }, sees, zoneKey }: Ridden,
): number {
  if (!sees[season] || (zoneKey !== null && zoneKeys[season] !== zoneKey)) return -1;
  const fastest = beganAt[season] as number;
  if (fastest >= from && fastest < to) return 0;
  return (seasons[season] as Season).passages.findIndex((passage) => {
    return passage.beganAt >= from && passage.beganAt < to;
  });
}

type Place = Pick<Best, 'season' | 'passage'>;

function passageAt({ seasons }: Standings, { season, passage }: Place): Passage {
  return seasons[season]?.passages[passage] as Passage;
}

/** What the column says of a season's fastest is nearer than the passage itself. */
function elapsedAt(standings: Standings, place: Place): number {
  return place.passage === 0
    ? (standings.elapsed[place.season] as number)
    : passageAt(standings, place).elapsed;
}

/** The fastest first, of equals the earliest. */
function isBefore(one: Best, other: Best, standings: Standings): boolean {
  if (one.elapsed !== other.elapsed) return one.elapsed < other.elapsed;
  const [a, b] = [passageAt(standings, one), passageAt(standings, other)];
  if (a.beganAt !== b.beganAt) return a.beganAt < b.beganAt;
  return a.rideId === b.rideId ? a.number < b.number : a.rideId < b.rideId;
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
