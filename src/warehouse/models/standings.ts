import { setImmediate } from 'node:timers/promises';
import type { BikeClass } from '../../core/bike-class.ts';
import type { RideView } from '../result.ts';
import { isForView } from '../source.ts';
import type { Season } from './season.ts';

/**
 * The seasons of all riders of a line as columns: a board looks at one or two rows of each of its riders,
 * and finds in a few kilobytes what it needs of most. Those of a rider stand together, in the order of
 * their fastest passages.
 */
export interface Standings {
  seasons: readonly Season[];
  /** The place of each rider's first season; who is not here has none that may be told … */
  firstOf: Map<string, number>;
  /** … and by that place the one after the last. */
  end: Int32Array;
  /** Of the season's fastest passage. */
  elapsed: Float64Array;
  beganAt: Float64Array;
  /** Places in these two lists. */
  year: Uint8Array;
  bikeClass: Uint8Array;
  years: readonly number[];
  bikeClasses: readonly BikeClass[];
  /** 1 where the season is for who has this view, 0 where not. */
  isFor: Readonly<Record<RideView, Uint8Array>>;
  zoneKey: readonly string[];
}

/** Riders between whom others are let to what they want: some ten seasons each, scattered in memory. */
const RIDERS_AT_ONCE = 128;

export async function standingsOf(
  ofRider: ReadonlyMap<string, readonly Season[]>,
): Promise<Standings> {
  let count = 0;
  for (const { length } of ofRider.values()) count += length;
  const standings = {
    seasons: [] as Season[],
    firstOf: new Map<string, number>(),
    end: new Int32Array(count),
    elapsed: new Float64Array(count),
    beganAt: new Float64Array(count),
    year: new Uint8Array(count),
    bikeClass: new Uint8Array(count),
    years: [] as number[],
    bikeClasses: [] as BikeClass[],
    isFor: { whole: new Uint8Array(count), visible: new Uint8Array(count) },
    zoneKey: [] as string[],
  };
  for (const [riderId, own] of ofRider) {
    const first = standings.seasons.length;
    standings.firstOf.set(riderId, first);
    if (standings.firstOf.size % RIDERS_AT_ONCE === 0) await setImmediate();
    standings.end[first] = first + own.length;
    for (const season of own) {
      const place = standings.seasons.push(season) - 1;
      standings.elapsed[place] = season.passages[0]?.elapsed ?? Number.NaN;
      standings.beganAt[place] = season.passages[0]?.beganAt ?? Number.NaN;
      standings.year[place] = placeIn(standings.years, season.year);
      standings.bikeClass[place] = placeIn(standings.bikeClasses, season.bikeClass);
      standings.isFor.whole[place] = Number(isForView('whole', season.view));
      standings.isFor.visible[place] = Number(isForView('visible', season.view));
      standings.zoneKey.push(season.zoneKey);
    }
  }
  return standings;
}

/** Where it stands in the list, to which it is added where it is new. */
function placeIn<Item>(list: Item[], item: Item): number {
  const place = list.indexOf(item);
  return place < 0 ? list.push(item) - 1 : place;
}
