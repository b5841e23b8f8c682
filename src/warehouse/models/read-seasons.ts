import { setImmediate } from 'node:timers/promises';
import type { BikeClass } from '../../core/bike-class.ts';
import type { View } from '../result.ts';
import { idList, ROUNDED, type Source } from '../source.ts';
import type { TimedLine } from './line.ts';
import type { Passage, Season } from './season.ts';

type Columns = [
  whose: string[],
  rideId: string[],
  number: number[],
  elapsed: number[],
  uncertainty: (number | null)[],
  vam: (number | null)[],
  beganAt: number[],
];

/** What one did on one kind of bike, for one view and set of zones: by year, and in the list of all theirs. */
interface Ridden extends Omit<Season, 'year' | 'passages'> {
  byYear: Map<number, Season>;
  ofRider: Season[];
}

/**
 * All that stands on boards of a line, by rider id; of these riders, or of everybody (null). Seasons are
 * in the order of their fastest passages.
 */
export async function readSeasons(
  source: Source,
  { climb, variant, packVersion, monthOf }: TimedLine,
  riderIds: readonly string[] | null,
): Promise<Map<string, Season[]>> {
  const ofRider = new Map<string, Season[]>();
  const ridden = new Map<string, Ridden>();
  await source.chunks<Columns>(
    `SELECT bike_class || ' ' || view || ' ' || zone_key || ' ' || rider_id, ride_id, number, elapsed,
       uncertainty, vam, ${ROUNDED.effort} AS began
     FROM effort
     WHERE climb = $climb AND variant = $variant AND pack_version = $packVersion
       AND NOT partial AND bike_class NOT IN ('indoor', 'virtual')
       ${riderIds ? 'AND rider_id IN (SELECT unnest($riderIds))' : ''}`,
    { climb, variant, packVersion, ...(riderIds && { riderIds: idList(riderIds) }) },
    ([whose, rideId, number, elapsed, uncertainty, vam, beganAt]) => {
      for (let i = 0; i < whose.length; i++) {
        const key = whose[i] as string;
        let one = ridden.get(key);
        if (!one) {
          one = riddenBy(key, ofRider);
          ridden.set(key, one);
        }
        const began = beganAt[i] as number;
        const month = monthOf(began);
        seasonOf(one, Number(month.slice(0, 4))).passages.push({
          elapsed: elapsed[i] as number,
          beganAt: began,
          month,
          rideId: rideId[i] as string,
          number: number[i] as number,
          uncertainty: uncertainty[i] ?? null,
          vam: vam[i] ?? null,
        });
      }
    },
  );
  await sort(ofRider);
  return ofRider;
}

function riddenBy(whose: string, ofRider: Map<string, Season[]>): Ridden {
  const [bikeClass, view, zoneKey = '', ...rest] = whose.split(' ');
  const riderId = rest.join(' ');
  const seasons = ofRider.get(riderId) ?? [];
  ofRider.set(riderId, seasons);
  return {
    ...{ view: view as View, zoneKey, bikeClass: bikeClass as BikeClass },
    ...{ byYear: new Map(), ofRider: seasons },
  };
}

function seasonOf(one: Ridden, year: number): Season {
  const known = one.byYear.get(year);
  if (known) return known;
  const { byYear, ofRider, ...of } = one;
  const season = { ...of, year, passages: [] };
  byYear.set(year, season);
  ofRider.push(season);
  return season;
}

/** Riders between whom others are let to what they want. */
const RIDERS_AT_ONCE = 128;

/** Rows come in no order: the database takes longer to put all of a line into one. */
async function sort(ofRider: ReadonlyMap<string, Season[]>): Promise<void> {
  let count = 0;
  for (const seasons of ofRider.values()) {
    for (const { passages } of seasons) passages.sort(inOrder);
    seasons.sort((a, b) => inOrder(a.passages[0] as Passage, b.passages[0] as Passage));
    if (++count % RIDERS_AT_ONCE === 0) await setImmediate();
  }
}

/** The fastest first, of equals the earliest. */
function inOrder(a: Passage, b: Passage): number {
  const byTime = a.elapsed - b.elapsed || a.beganAt - b.beganAt;
  if (byTime !== 0 || a === b) return byTime;
  return a.rideId === b.rideId ? a.number - b.number : a.rideId < b.rideId ? -1 : 1;
}
