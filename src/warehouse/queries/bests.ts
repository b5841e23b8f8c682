import type { BikeClass } from '../../core/bike-class.ts';
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
}

/** What counts of them. */
export interface Asked {
  bikeClasses: readonly BikeClass[];
  /** A calendar year; default all. */
  season?: number;
}

/** A contender's fastest passage that counts. */
export interface Best {
  contender: Contender;
  elapsed: number;
  /** Its season's place in the standings, and its own in the season. */
  season: number;
  passage: number;
}

/** Each contender's fastest passage, in no order. */
export async function fastestOfEach(
  { zoneKeys }: Pick<Source, 'zoneKeys'>,
  standings: Standings,
  { contenders, ...asked }: Asked & { contenders: readonly Contender[] },
): Promise<Passage[]> {
  const wanted = wantedOf(standings, asked);
  const keys = await zoneKeys(guardedAmong(contenders));
  const found: Passage[] = [];
  for (const one of riddenBy(contenders, standings, keys)) {
    const best = bestOf(standings, one, wanted);
    if (best) found.push(passageAt(standings, best));
  }
  return found;
}

/** A contender who has seasons on the line. */
export interface Ridden {
  contender: Contender;
  /** Their places, half-open. */
  from: number;
  to: number;
  /** 1 where a season is for their view. */
  sees: Uint8Array;
  /** Of their privacy zones at this moment: seasons of other zones are not told. null: all are. */
  zoneKey: string | null;
}

/** Those of whom only what their present privacy zones leave visible is told. */
export function guardedAmong(contenders: readonly Contender[]): string[] {
  return contenders.flatMap(({ riderId, view }) => (view === 'visible' ? [riderId] : []));
}

/** `zoneKeys` of those who are guarded, of this moment. */
export function riddenBy(
  contenders: readonly Contender[],
  { firstOf, end, isFor }: Standings,
  zoneKeys: ReadonlyMap<string, string>,
): Ridden[] {
  const ridden: Ridden[] = [];
  for (const contender of contenders) {
    const from = firstOf.get(contender.riderId);
    if (from === undefined) continue;
    const isWhole = contender.view === 'whole';
    const sees = isWhole ? isFor.whole : isFor.visible;
    const zoneKey = isWhole ? null : (zoneKeys.get(contender.riderId) ?? '');
    ridden.push({ contender, from, to: end[from] as number, sees, zoneKey });
  }
  return ridden;
}

/** What is asked about: 1 or 0 by place in the lists of the standings. */
export interface Wanted {
  bikeClass: Uint8Array;
  year: Uint8Array;
}

export function wantedOf({ years, bikeClasses }: Standings, request: Asked): Wanted {
  const { season } = request;
  return {
    bikeClass: Uint8Array.from(bikeClasses, (one) => Number(request.bikeClasses.includes(one))),
    year: Uint8Array.from(years, (year) => Number(season === undefined || year === season)),
  };
}

/** Null: none counts. */
export function bestOf(standings: Standings, one: Ridden, wanted: Wanted): Best | null {
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
export function passageOf(
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

export function passageAt({ seasons }: Standings, { season, passage }: Place): Passage {
  return seasons[season]?.passages[passage] as Passage;
}

/** What the column says of a season's fastest is nearer than the passage itself. */
function elapsedAt(standings: Standings, place: Place): number {
  return place.passage === 0
    ? (standings.elapsed[place.season] as number)
    : passageAt(standings, place).elapsed;
}

/** The fastest first, of equals the earliest. */
export function isBefore(one: Best, other: Best, standings: Standings): boolean {
  if (one.elapsed !== other.elapsed) return one.elapsed < other.elapsed;
  const [a, b] = [passageAt(standings, one), passageAt(standings, other)];
  if (a.beganAt !== b.beganAt) return a.beganAt < b.beganAt;
  return a.rideId === b.rideId ? a.number < b.number : a.rideId < b.rideId;
}
