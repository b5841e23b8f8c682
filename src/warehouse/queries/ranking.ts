import type { Standings } from '../models/standings.ts';
import type { Source } from '../source.ts';
import {
  type Asked,
  type Best,
  bestOf,
  type Contender,
  guardedAmong,
  isBefore,
  passageOf,
  type Ridden,
  riddenBy,
  type Wanted,
  wantedOf,
} from './bests.ts';

/** What a board says of these contenders to whoever is none of them. */
export interface Ranking {
  /** Of each who has one that counts: the fastest first. */
  bests: readonly Best[];
  /** Who has seasons on the line, by the place of their first, and theirs among the bests; -1: none. */
  ridden: ReadonlyMap<number, { one: Ridden; place: number }>;
  /** In how many contenders' years there is a passage on such a bike, whatever season is asked for. */
  years: ReadonlyMap<number, number>;
}

/** A ranking, and what else than the standings it was made of. */
interface KeptRanking extends Ranking {
  contenders: readonly Contender[];
  zoneKeys: ReadonlyMap<string, string>;
  asked: string;
}

interface RankingRequest extends Asked {
  contenders: readonly Contender[];
}

/** The last ones asked about; each takes some 100 bytes a rider. */
const RANKINGS = new WeakMap<Standings, KeptRanking[]>();
const MOST = 4;

/** By lists of contenders that were asked about before; one that comes once is nothing to keep. */
const GUARDED = new WeakMap<readonly Contender[], readonly string[]>();

/**
 * Made once for the same standings, the same contenders and the same zones: each is compared by
 * identity, so that whoever changes anything has it made anew. The zones are asked about each time.
 */
export async function rankingOf(
  { zoneKeys }: Pick<Source, 'zoneKeys'>,
  standings: Standings,
  request: RankingRequest,
): Promise<Ranking> {
  const { contenders, bikeClasses, season } = request;
  const known = GUARDED.get(contenders);
  const guarded = known ?? guardedAmong(contenders);
  if (!known) GUARDED.set(contenders, guarded);
  const made = { contenders, zoneKeys: await zoneKeys(guarded), asked: `${season} ${bikeClasses}` };
  const rankings = RANKINGS.get(standings) ?? [];
  RANKINGS.set(standings, rankings);
  const place = rankings.findIndex((kept) => isMadeOf(kept, made));
  const [kept] = place < 0 ? [] : rankings.splice(place, 1);
  const ranking = kept ?? { ...made, ...ranked(standings, request, made.zoneKeys) };
  // the last one asked about stands first
  if (known) rankings.unshift(ranking);
  if (rankings.length > MOST) rankings.pop();
  return ranking;
}

type MadeOf = Omit<KeptRanking, keyof Ranking>;

function isMadeOf(kept: KeptRanking, { contenders, zoneKeys, asked }: MadeOf): boolean {
  return kept.contenders === contenders && kept.zoneKeys === zoneKeys && kept.asked === asked;
}

function ranked(
  standings: Standings,
  request: RankingRequest,
  zoneKeys: ReadonlyMap<string, string>,
): Ranking {
  const wanted = wantedOf(standings, request);
  const ridden = new Map<number, { one: Ridden; place: number }>();
  const bests: Best[] = [];
  const years = new Map<number, number>();
  for (const one of riddenBy(request.contenders, standings, zoneKeys)) {
    for (const year of yearsOf(standings, one, wanted)) years.set(year, 1 + (years.get(year) ?? 0));
    ridden.set(one.from, { one, place: -1 });
    const best = bestOf(standings, one, wanted);
    if (best) bests.push(best);
  }
  bests.sort((one, other) => (isBefore(one, other, standings) ? -1 : 1));
  for (const [place, { contender }] of bests.entries()) {
    const found = ridden.get(standings.firstOf.get(contender.riderId) as number);
    if (found) found.place = place;
  }
  return { bests, ridden, years };
}

/** The years in which a contender has a passage on such a bike. */
export function yearsOf(
  standings: Standings,
  one: Ridden,
  { bikeClass }: Wanted,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (let season = one.from; season < one.to; season++) {
    const year = standings.years[standings.year[season] as number] as number;
    if (found.has(year) || !bikeClass[standings.bikeClass[season] as number]) continue;
    if (passageOf(standings, season, one) >= 0) found.add(year);
  }
  return found;
}
