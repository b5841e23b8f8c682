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
  const numbers = await contenderOf(passages.authors, contenders, zoneKeys);
  const counts = passages.bikeClasses.map((one) => bikeClasses.includes(one));
  const years = passages.months.map((month) => Number(month.slice(0, 4)));
  const from = Float64Array.from(contenders, (contender) => contender.from);
  const to = Float64Array.from(contenders, (contender) => contender.to);
  const seen = new Uint8Array(years.length);
  const placed = new Uint8Array(contenders.length);
  const found: Board = { total: 0, seasons: [], places: [], own: null };
  let rank = 1;
  let lastSecond = -1;
  for (let i = 0; i < passages.count; i++) {
    const number = numbers[passages.author[i] as number] as number;
    if (number < 0 || !counts[passages.bikeClass[i] as number]) continue;
    const beganAt = passages.beganAt[i] as number;
    if (beganAt < (from[number] as number) || beganAt >= (to[number] as number)) continue;
    const month = passages.month[i] as number;
    seen[month] = 1;
    if (placed[number] || (season !== undefined && years[month] !== season)) continue;
    placed[number] = 1;
    const { riderId, listed } = contenders[number] as Contender;
    const second = Math.round(passages.elapsed[i] as number);
    if (second > lastSecond) rank = found.total + 1;
    lastSecond = second;
    if (riderId === own) found.own = placeAt(passages, i, { rank, riderId });
    if (!listed) continue;
    found.total += 1;
    if (found.places.length < limit) {
      found.places.push(placeAt(passages, i, { rank, riderId }));
    }
  }
  const seasons = new Set(years.filter((_, month) => seen[month]));
  return { ...found, seasons: [...seasons].sort((a, b) => b - a) };
}

/**
 * The number of the contender who counts with the rows of each author, -1 = nobody. Rows for those who
 * see only what privacy zones leave are told only while those are the rider's zones.
 */
async function contenderOf(
  authors: readonly Author[],
  contenders: readonly Contender[],
  zoneKeys: Source['zoneKeys'],
): Promise<Int32Array> {
  const numbers = new Map(contenders.map(({ riderId }, number) => [riderId, number]));
  const found = Int32Array.from(authors, ({ riderId }) => numbers.get(riderId) ?? -1);
  const viewOf = (author: number) => contenders[found[author] as number]?.view;
  const guarded = authors.filter((_, author) => viewOf(author) === 'visible');
  const keys = await zoneKeys([...new Set(guarded.map(({ riderId }) => riderId))]);
  return found.map((number, author) => {
    const { riderId, view, zoneKey } = authors[author] as Author;
    const told =
      viewOf(author) === 'whole'
        ? view !== 'visible'
        : view !== 'whole' && zoneKey === (keys.get(riderId) ?? '');
    return told ? number : -1;
  });
}

function placeAt(
  passages: Passages,
  i: number,
  who: { rank: number; riderId: string },
): BoardPlace {
  return {
    ...who,
    rideId: passages.rideId[i] as string,
    number: passages.number[i] as number,
    elapsed: passages.elapsed[i] as number,
    uncertainty: passages.uncertainty[i] ?? null,
    vam: passages.vam[i] ?? null,
    bikeClass: passages.bikeClasses[passages.bikeClass[i] as number] as BikeClass,
    month: passages.months[passages.month[i] as number] as string,
  };
}
