import type { BikeClass } from '../../core/bike-class.ts';
import type { Author, LineKey, MonthOf, Passages } from '../passages.ts';
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

export interface BoardRequest extends LineKey {
  /** Each rider once. */
  contenders: readonly Contender[];
  bikeClasses: readonly BikeClass[];
  /** A calendar year; default all. */
  season?: number;
  /** Whose place is told beside the board. */
  own: string | null;
  limit: number;
  monthOf: MonthOf;
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
  passages: Passages,
  { contenders, bikeClasses, season, own, limit }: BoardRequest,
): Promise<Board> {
  const allowed = await contenderOf(passages.authors, contenders, zoneKeys);
  const classes = new Set(bikeClasses);
  const seasons = new Set<number>();
  const placed = new Set<Contender>();
  const found: Board = { total: 0, seasons: [], places: [], own: null };
  let rank = 1;
  let lastSecond = -1;
  for (let i = 0; i < passages.count; i++) {
    const contender = allowed[passages.author[i] as number];
    if (!contender || !classes.has(passages.bikeClass[i] as BikeClass)) continue;
    const beganAt = passages.beganAt[i] as number;
    if (beganAt < contender.from || beganAt >= contender.to) continue;
    const year = passages.year[i] as number;
    seasons.add(year);
    if ((season ?? year) !== year || placed.has(contender)) continue;
    placed.add(contender);
    const second = Math.round(passages.elapsed[i] as number);
    if (second > lastSecond) rank = found.total + 1;
    lastSecond = second;
    const place = { rank, ...placeAt(passages, i), riderId: contender.riderId };
    if (contender.riderId === own) found.own = place;
    if (!contender.listed) continue;
    found.total += 1;
    if (found.places.length < limit) found.places.push(place);
  }
  return { ...found, seasons: [...seasons].sort((a, b) => b - a) };
}

/**
 * Who counts with the rows of each author. Rows for those who see only what privacy zones leave are
 * told only while those are the rider's zones.
 */
async function contenderOf(
  authors: readonly Author[],
  contenders: readonly Contender[],
  zoneKeys: Source['zoneKeys'],
): Promise<(Contender | undefined)[]> {
  const byId = new Map(contenders.map((contender) => [contender.riderId, contender]));
  const guarded = authors
    .map(({ riderId }) => riderId)
    .filter((riderId) => byId.get(riderId)?.view === 'visible');
  const keys = await zoneKeys([...new Set(guarded)]);
  return authors.map(({ riderId, view, zoneKey }) => {
    const contender = byId.get(riderId);
    if (contender?.view === 'whole') return view === 'visible' ? undefined : contender;
    const current = view !== 'whole' && zoneKey === (keys.get(riderId) ?? '');
    return current ? contender : undefined;
  });
}

function placeAt(passages: Passages, i: number) {
  return {
    rideId: passages.rideId[i] as string,
    number: passages.number[i] as number,
    elapsed: passages.elapsed[i] as number,
    uncertainty: passages.uncertainty[i] ?? null,
    vam: passages.vam[i] ?? null,
    bikeClass: passages.bikeClass[i] as BikeClass,
    month: passages.month[i] as string,
  };
}
