import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIKE_CLASSES, type BikeClass, UNASSISTED_CLASSES } from '../../src/core/bike-class.ts';
import type { Contender } from '../../src/warehouse/queries/bests.ts';
import type { BoardRequest } from '../../src/warehouse/queries/board.ts';
import type { UploadResult } from '../../src/warehouse/result.ts';
import { openWarehouse, type Warehouse } from '../../src/warehouse/warehouse.ts';
import { randomOf } from '../mutations.ts';
import { effort, LAYOUT, uploadResult } from './results.ts';

const folder = mkdtempSync(join(tmpdir(), 'cycling-lab-'));
const keys = new Map<string, string>();
/** As the ledger tells them: the same map until something changes. */
let told: ReadonlyMap<string, string> = new Map();
const isTold = () =>
  told.size === keys.size && [...keys].every(([id, key]) => told.get(id) === key);
let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openWarehouse(join(folder, 'w.duckdb'), {
    ...LAYOUT,
    analysisVersion: '1',
    packsVersion: '1',
    command: 'a test',
    zoneKeys: async () => {
      if (!isTold()) told = new Map(keys);
      return told;
    },
    onFatal: () => {},
  });
});
afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true, force: true });
});

const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
const BASE = Date.UTC(2025, 5, 1) / 1000;

const contender = (riderId: string, change: Partial<Contender> = {}): Contender => {
  return { riderId, view: 'visible', ...ALWAYS, ...change };
};

function asked(contenders: Contender[], change: Partial<BoardRequest> = {}): BoardRequest {
  return {
    climb: 'alpe',
    variant: 'main',
    packVersion: '1',
    contenders,
    bikeClasses: UNASSISTED_CLASSES,
    own: null,
    limit: 50,
    monthOf: (seconds) => new Date(seconds * 1000).toISOString().slice(0, 7),
    ...change,
  };
}

let rides = 0;
/** A ride with these times on the climb of the test. */
function ride(riderId: string, climb: string, times: number[], change = {}, ids = {}) {
  const efforts = times.map((elapsed, i) =>
    effort({ climb, elapsed, number: i + 1, start: 100 + 5_000 * i }),
  );
  return uploadResult(`ride ${rides++}`, { start: BASE, efforts, ...change }, { riderId, ...ids });
}

const standing = async (request: BoardRequest) =>
  (await warehouse.board(request)).places.map(({ rank, riderId, elapsed }) => {
    return [rank, riderId, elapsed];
  });

describe('board(request)', () => {
  it('has each rider once, and shares ranks to the second as in a race', async () => {
    await warehouse.commit([
      ride('ann', 'tied', [3_000.4, 2_900.1]),
      ride('bea', 'tied', [2_900.3]),
      ride('cas', 'tied', [2_899.6]),
      ride('dan', 'tied', [2_899.4]),
      ride('eve', 'tied', [3_100]),
      ride('fay', 'tied', [1_000]),
    ]);
    const contenders = ['ann', 'bea', 'cas', 'dan', 'eve'].map((id) => contender(id));
    expect(await standing(asked(contenders, { climb: 'tied' }))).toEqual([
      [1, 'dan', 2_899.4],
      [2, 'cas', 2_899.6],
      [2, 'ann', 2_900.1],
      [2, 'bea', 2_900.3],
      [5, 'eve', 3_100],
    ]);
    const short = await warehouse.board(asked(contenders, { climb: 'tied', limit: 1 }));
    expect([short.total, short.places.length]).toEqual([5, 1]);
  });

  it('tells one who is not listed the rank they would have, and counts them for nobody', async () => {
    await warehouse.commit([
      ride('ann', 'quiet', [2_000]),
      ride('me', 'quiet', [2_100]),
      ride('bea', 'quiet', [2_200]),
    ]);
    const me = { ...contender('me'), view: 'whole', listed: false } as const;
    const others = [contender('ann'), contender('bea')];
    const found = await warehouse.board(asked(others, { climb: 'quiet', own: me, limit: 1 }));
    expect(found.own).toMatchObject({ rank: 2, elapsed: 2_100 });
    expect(found.total).toBe(2);
    expect(found.places.map(({ riderId }) => riderId)).toEqual(['ann']);
    expect(await standing(asked(others, { climb: 'quiet', own: me }))).toEqual([
      [1, 'ann', 2_000],
      [2, 'bea', 2_200],
    ]);
  });

  it('never mixes motors in, nor rides saved from damaged files or on no road', async () => {
    await warehouse.commit([
      ride('ann', 'mixed', [1_000], { bikeClass: 'e-bike' }),
      ride('bea', 'mixed', [1_100], { bikeClass: 'virtual' }),
      ride('cas', 'mixed', [1_200], { bikeClass: 'indoor' }),
      ride('dan', 'mixed', [1_300], { partial: true }),
      ride('eve', 'mixed', [1_400], { bikeClass: 'unknown' }),
      ride('fay', 'mixed', [1_500], { bikeClass: 'e-mtb' }),
    ]);
    const contenders = ['ann', 'bea', 'cas', 'dan', 'eve', 'fay'].map((id) => contender(id));
    const on = (bikeClasses: readonly BikeClass[]) =>
      standing(asked(contenders, { climb: 'mixed', bikeClasses }));
    expect(await on(UNASSISTED_CLASSES)).toEqual([[1, 'eve', 1_400]]);
    expect(await on(['e-bike'])).toEqual([[1, 'ann', 1_000]]);
    expect(await on(['e-mtb'])).toEqual([[1, 'fay', 1_500]]);
    expect(await on(BIKE_CLASSES)).toHaveLength(3);
  });

  it('tells of a rider with zones only rows for others, of the zones of this moment', async () => {
    const zoned = (zoneKey: string, result: UploadResult): UploadResult => ({ ...result, zoneKey });
    await warehouse.commit([
      zoned('old', ride('ann', 'zoned', [2_000], { view: 'whole' })),
      zoned('old', ride('ann', 'zoned', [2_500], { view: 'visible' })),
      ride('bea', 'zoned', [2_200], { view: 'all' }),
    ]);
    const board = (view: 'whole' | 'visible') =>
      standing(asked([contender('ann', { view }), contender('bea')], { climb: 'zoned' }));
    keys.set('ann', 'old');
    expect(await board('visible')).toEqual([
      [1, 'bea', 2_200],
      [2, 'ann', 2_500],
    ]);
    expect(await board('whole')).toEqual([
      [1, 'ann', 2_000],
      [2, 'bea', 2_200],
    ]);
    keys.set('ann', 'new').set('bea', 'first');
    expect(await board('visible')).toEqual([]);
    keys.clear();
  });

  it('follows what is written: more, other, removed and erased', async () => {
    const climb = 'moving';
    const board = () => standing(asked([contender('ann'), contender('bea')], { climb }));
    expect(await board()).toEqual([]);
    const first = ride('ann', climb, [2_000]);
    await warehouse.commit([first]);
    expect(await board()).toEqual([[1, 'ann', 2_000]]);
    const second = ride('ann', climb, [1_900]);
    await warehouse.commit([second, ride('bea', climb, [1_950])]);
    expect(await board()).toEqual([
      [1, 'ann', 1_900],
      [2, 'bea', 1_950],
    ]);
    await warehouse.commit([{ ...second, rides: [] }]);
    expect((await board())[0]).toEqual([1, 'bea', 1_950]);
    await warehouse.remove([first.rides[0]?.rideId ?? '']);
    expect(await board()).toEqual([[1, 'bea', 1_950]]);
    await warehouse.removeRiders(['bea']);
    expect(await board()).toEqual([]);
  });

  it('says what looking at every effort by itself says', async () => {
    const random = randomOf(7);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
    const names = Array.from({ length: 12 }, (_, i) => `rider ${i}`);
    const all = Array.from({ length: 300 }, () => {
      const start = BASE - Math.floor(random() * 3 * 365) * 86_400;
      const bikeClass = pick(BIKE_CLASSES);
      const partial = random() < 0.1;
      const elapsed = 2_000 + Math.floor(random() * 400) / 2;
      return { riderId: pick(names), start, bikeClass, partial, elapsed };
    });
    await warehouse.commit(
      all.map(({ riderId, elapsed, ...result }) => ride(riderId, 'random', [elapsed], result)),
    );
    for (let round = 0; round < 60; round++) {
      const contenders = names
        .filter(() => random() < 0.7)
        .map((id) => {
          const from = random() < 0.5 ? BASE - 400 * 86_400 : Number.NEGATIVE_INFINITY;
          return contender(id, { from, view: pick(['whole', 'visible']) });
        });
      const bikeClasses = pick<readonly BikeClass[]>([UNASSISTED_CLASSES, ['e-bike'], ['mtb']]);
      const season = pick([undefined, 2023, 2024, 2025]);
      const bests = contenders.flatMap(({ riderId, from }) => {
        // a quarter of an hour changes nothing: every ride begins at midnight, the effort 100 s later
        const times = all
          .filter((one) => one.riderId === riderId && !one.partial && one.start + 100 >= from)
          .filter((one) => bikeClasses.includes(one.bikeClass))
          .filter(({ start }) => !season || new Date(start * 1000).getUTCFullYear() === season)
          .map(({ elapsed }) => elapsed);
        return times.length > 0 ? [{ riderId, best: Math.min(...times) }] : [];
      });
      const expected = bests.map(({ riderId, best }) => {
        const faster = bests.filter((other) => Math.round(other.best) < Math.round(best));
        return [1 + faster.length, riderId, best];
      });
      const request = asked(contenders, {
        climb: 'random',
        bikeClasses,
        ...(season && { season }),
      });
      const byName = (places: unknown[][]) => places.map(String).sort();
      // the second answer is of a ranking that was kept
      for (const _ of [1, 2]) expect(byName(await standing(request))).toEqual(byName(expected));
    }
  });

  it('says the same from a ranking that was kept, whoever asks and whatever changed since', async () => {
    const random = randomOf(11);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
    const names = Array.from({ length: 9 }, (_, i) => `kept ${i}`);
    const rows = Array.from({ length: 160 }, () => {
      const start = BASE - Math.floor(random() * 4 * 365) * 86_400;
      const view = pick(['all', 'whole', 'visible'] as const);
      const zoneKey = view === 'all' ? '' : pick(['a', 'b']);
      const elapsed = 2_000 + Math.floor(random() * 60) / 4;
      return {
        riderId: pick(names),
        bikeClass: pick(['road', 'mtb'] as const),
        start,
        view,
        zoneKey,
        elapsed,
      };
    });
    await warehouse.commit(
      rows.map(({ riderId, elapsed, zoneKey, ...result }) => {
        return { ...ride(riderId, 'kept', [elapsed], result), zoneKey };
      }),
    );
    /** Every row that counts for the contender, looked at by itself. */
    const counting = ({ riderId, view, from, to }: Contender, bikeClasses: readonly BikeClass[]) =>
      rows.filter((row) => {
        const isSeen = row.view === 'all' || row.view === view;
        const isPresent = view === 'whole' || row.zoneKey === (keys.get(riderId) ?? '');
        const isWanted = row.start + 100 >= from && row.start + 100 < to;
        return (
          row.riderId === riderId &&
          isSeen &&
          isPresent &&
          isWanted &&
          bikeClasses.includes(row.bikeClass)
        );
      });
    const yearOf = (start: number) => new Date(start * 1000).getUTCFullYear();
    const since = [Number.NEGATIVE_INFINITY, BASE - 2 * 365 * 86_400];
    const lists = Array.from({ length: 3 }, () =>
      names
        .filter(() => random() < 0.7)
        .map((id) => contender(id, { from: pick(since), view: pick(['whole', 'visible']) })),
    );
    let zones = new Map<string, string>();
    for (let round = 0; round < 150; round++) {
      // zones change now and then: with them comes another map, as the ledger has it
      if (round % 10 === 0) zones = new Map(names.map((id) => [id, pick(['', 'a', 'b'])]));
      for (const [id, key] of zones) keys.set(id, key);
      const contenders = pick(lists);
      const own = pick([
        null,
        { ...contender(pick(names), { from: pick(since) }), view: 'whole', listed: random() < 0.5 },
      ] as const);
      const bikeClasses = pick<readonly BikeClass[]>([UNASSISTED_CLASSES, ['mtb']]);
      const season = pick([undefined, 2023, 2024]);
      const others = contenders.filter(({ riderId }) => riderId !== own?.riderId);
      const everybody = own ? [...others, own] : others;
      const best = (one: Contender) =>
        counting(one, bikeClasses)
          .filter(({ start }) => !season || yearOf(start) === season)
          .reduce((least, { elapsed }) => Math.min(least, elapsed), Number.POSITIVE_INFINITY);
      const onBoard = (own?.listed ? everybody : others)
        .map((one) => ({ riderId: one.riderId, elapsed: best(one) }))
        .filter(({ elapsed }) => elapsed < Number.POSITIVE_INFINITY);
      const rankOf = (elapsed: number) =>
        1 + onBoard.filter((other) => Math.round(other.elapsed) < Math.round(elapsed)).length;
      const request = asked(contenders, {
        climb: 'kept',
        ...{ bikeClasses, own, limit: 200, ...(season && { season }) },
      });
      const { total, seasons, places, own: told } = await warehouse.board(request);
      expect(total).toBe(onBoard.length);
      const place = ({ rank, riderId, elapsed }: (typeof places)[number]) => [
        rank,
        riderId,
        elapsed,
      ];
      expect(places.map(place).sort()).toEqual(
        onBoard.map(({ riderId, elapsed }) => [rankOf(elapsed), riderId, elapsed]).sort(),
      );
      expect(places.map(({ elapsed }) => elapsed)).toEqual(
        onBoard.map(({ elapsed }) => elapsed).sort((a, b) => a - b),
      );
      const ownBest = own ? best(own) : Number.POSITIVE_INFINITY;
      const hasOwn = ownBest < Number.POSITIVE_INFINITY;
      expect(told && place(told)).toEqual(hasOwn ? [rankOf(ownBest), own?.riderId, ownBest] : null);
      const years = everybody.flatMap((one) =>
        counting(one, bikeClasses).map(({ start }) => yearOf(start)),
      );
      expect(seasons).toEqual([...new Set(years)].sort((a, b) => b - a));
      const short = await warehouse.board({ ...request, limit: 3 });
      expect(short).toEqual({ total, seasons, own: told, places: places.slice(0, 3) });
    }
    keys.clear();
  });
});
