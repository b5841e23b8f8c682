import { serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import type { RecordedRide } from '../../samples/record.ts';
import { writeFit } from '../../samples/write-fit.ts';
import { analyse, type Results } from '../../src/core/analyse.ts';
import { unnamedClimbs } from '../../src/core/climbs/detect.ts';
import { buildIndex } from '../../src/core/climbs/territory.ts';
import type { Disc } from '../../src/core/privacy-zones.ts';
import type { Recording } from '../../src/core/recording.ts';
import { toRide } from '../../src/core/ride.ts';
import { madeOfVisible, visiblePart, withoutHiddenPlaces } from '../../src/core/visible.ts';
import { randomOf } from '../mutations.ts';
import { changedWithin, commute, HOME, metresBetween, placeAt } from './commute.ts';
import { MORNING, recorded } from './recorded.ts';

const NOW = MORNING + 86_400;
const DISC: Disc = { ...placeAt(200, -150), radius: 600 };

/** A straight ride east from home at 10 m/s, one sample a second. */
function eastward(seconds: number, more: Partial<Recording> = {}): Recording {
  const places = Array.from({ length: seconds }, (_, i) => placeAt(10 * i, 0));
  return recorded(
    {
      latitude: places.map((place) => place.latitude),
      longitude: places.map((place) => place.longitude),
      distance: places.map((_, i) => 5_000 + 10 * i),
      power: places.map((_, i) => i),
    },
    more,
  );
}
const AROUND_HOME: Disc[] = [{ ...HOME, radius: 505 }];

describe('visiblePart(recording, discs)', () => {
  it('is the recording itself where nothing is hidden', () => {
    const ride = eastward(200);
    expect(visiblePart(ride, [])).toBe(ride);
    expect(visiblePart(ride, [{ ...placeAt(0, 9_000), radius: 5_000 }])).toBe(ride);
    const indoors = recorded({ power: [1, 2, 3] });
    expect(visiblePart(indoors, AROUND_HOME)).toBe(indoors);
  });

  it('is nothing where all of it is hidden', () => {
    expect(visiblePart(eastward(50), AROUND_HOME)).toBeNull();
  });

  it('begins and ends with the first and last sample outside', () => {
    const part = visiblePart(eastward(200), AROUND_HOME);
    expect(part?.columns.power?.[0]).toBe(51);
    expect(part?.time.at(-1)).toBe(MORNING + 199);
    expect(part?.time[0]).toBe(MORNING + 51);
  });

  it('drops what the file says of the whole, and of hidden moments', () => {
    const totals = { distance: 7_000 } as Recording['totals'];
    const part = visiblePart(
      eastward(200, {
        totals,
        notes: [{ code: 'values-out-of-range', count: 3, detail: '' }],
        timer: [
          { time: MORNING, kind: 'start' },
          { time: MORNING + 30, kind: 'stop' },
          { time: MORNING + 100, kind: 'stop' },
          { time: MORNING + 110, kind: 'start' },
        ],
        laps: [
          { start: MORNING, end: MORNING + 20, trigger: 'manual', timer: 20, distance: 200 },
          { start: MORNING + 20, end: MORNING + 90, trigger: 'manual', timer: 70, distance: 700 },
        ],
      }),
      AROUND_HOME,
    );
    expect(part).toMatchObject({ totals: null, notes: [] });
    const said = part?.timer.map(({ time, kind }) => [time - MORNING, kind]);
    expect(said).toEqual([
      [51, 'start'],
      [200, 'stop'],
      [100, 'stop'],
      [110, 'start'],
    ]);
    expect(part?.laps).toEqual([
      { start: MORNING + 51, end: MORNING + 90, trigger: null, timer: null, distance: null },
    ]);
  });

  it('lets the timer stand and counts no distance on a way through a disc', () => {
    const disc = { ...placeAt(1_000, 0), radius: 505 };
    const ride = eastward(250, {
      laps: [{ start: MORNING, end: MORNING + 250, trigger: null, timer: null, distance: null }],
    });
    const part = visiblePart(ride, [disc]) as Recording;
    expect(part.time).toHaveLength(250 - 101);
    expect(part.breaks).toEqual([50]);
    const { pauses, timer, elapsed, grid, laps } = toRide(part, { now: NOW });
    expect(pauses).toEqual([{ start: 50, end: 151 }]);
    expect({ timer, elapsed }).toEqual({ timer: 149, elapsed: 250 });
    expect(grid.distance?.at(-1)).toBeCloseTo(490 + 980, 6);
    expect(laps.map(({ start, end }) => [start, end])).toEqual([
      [0, 50],
      [151, 250],
    ]);
  });

  it('keeps a sample without a position only where nobody can have reached a disc', () => {
    const lost = (from: number, to: number): Recording => {
      const ride = eastward(400);
      ride.columns.latitude?.fill(Number.NaN, from, to);
      ride.columns.longitude?.fill(Number.NaN, from, to);
      return ride;
    };
    // 2,500 to 3,500 m from home: 40 m/s for 62 s and more
    const far = lost(300, 350);
    expect(visiblePart(far, AROUND_HOME)?.time).toHaveLength(400 - 51);
    // lost at the door: 20 m outside the disc half a second is the most
    const near = visiblePart(lost(40, 53), AROUND_HOME);
    expect(near?.time[0]).toBe(MORNING + 53);
    const end = visiblePart(lost(390, 400), [{ ...placeAt(3_900, 0), radius: 505 }]);
    expect(end?.time.at(-1)).toBe(MORNING + 339);
  });

  it('draws no line through a disc', () => {
    const disc = { ...placeAt(1_000, 480), radius: 500 };
    const ride = toRide(visiblePart(eastward(200), [disc]) as Recording, { now: NOW });
    const drawn = (grid: typeof ride.grid) =>
      Array.from(grid.latitude ?? [], (latitude, i) =>
        metresBetween({ latitude, longitude: grid.longitude?.[i] ?? Number.NaN }, disc),
      ).filter((metres) => metres < 0.99 * disc.radius);
    expect(drawn(ride.grid)).not.toEqual([]);
    expect(drawn(withoutHiddenPlaces(ride.grid, [disc]))).toEqual([]);
  });
});

describe('madeOfVisible(recording, discs, make)', () => {
  it('is null where what is left makes no ride, and fails as others fail', () => {
    const unordered = eastward(200);
    const make = (part: Recording) => toRide(part, { now: MORNING - 900_000 });
    expect(madeOfVisible(unordered, AROUND_HOME, make)).toBeNull();
    const failing = (): never => {
      throw new Error('a fault of ours');
    };
    expect(() => madeOfVisible(unordered, AROUND_HOME, failing)).toThrow('a fault of ours');
  });
});

describe('climbs that no pack knows', () => {
  const road = eastward(300);
  const altitude = Float64Array.from({ length: 300 }, (_, i) => 500 + 0.8 * i);
  const climbing = { ...road, columns: { ...road.columns, altitude } };
  const found = (discs: Disc[]) =>
    madeOfVisible(climbing, discs, (part) => unnamedClimbs(toRide(part, { now: NOW }), []));

  it('do not lead through what a zone hides', () => {
    expect(found([])?.map(({ height }) => Math.round(height / 10))).toEqual([24]);
    const beside = found([{ ...placeAt(1500, 0), radius: 250 }]) ?? [];
    expect(beside).toHaveLength(2);
    // 1,250 m at 8 % on either side
    for (const { height, length } of beside) {
      expect(height).toBeLessThanOrEqual(101);
      expect(height / length).toBeLessThan(0.082);
    }
  });
});

describe('what others are told', () => {
  const climbs = buildIndex([]);
  const context = { now: NOW, profile: [], climbs, cyclingOnly: true, hidden: [DISC] };
  const info = {
    title: 'Commute',
    start: MORNING,
    subSport: 'road',
    serial: 4711,
    power: true,
    heartRate: true,
    laps: [
      { start: 0, end: 200 },
      { start: 200, end: 9_999 },
    ],
  };
  const told = (ride: RecordedRide): Results | null =>
    analyse(writeFit(ride, info), context)[0].visible;

  it('does not depend on anything that a zone hides', () => {
    let compared = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const random = randomOf(seed);
      const ride = commute(random);
      const before = told(ride);
      const changed = changedWithin(ride, DISC, random);
      if (changed.samples.length === 0) continue;
      const after = told(changed);
      expect(serialize(after).equals(serialize(before)), `seed ${seed}`).toBe(true);
      if (before) compared++;
    }
    expect(compared).toBeGreaterThan(8);
  });

  it('names no device by its serial number, no total of the device and nothing about the file', () => {
    const [whole] = analyse(writeFit(commute(randomOf(3)), info), context);
    const { visible } = whole;
    expect(JSON.stringify(whole.ride.devices)).toContain('4711');
    expect(visible?.ride.devices.map((device) => device.serial)).toEqual(
      whole.ride.devices.map(() => null),
    );
    expect(whole.ride.totals).not.toBeNull();
    expect(visible?.ride.totals).toBeNull();
    expect(visible?.ride.records).toBeLessThan(whole.ride.records);
  });

  it('is everything where there is no zone', () => {
    const [{ visible, part: _, ...whole }] = analyse(writeFit(commute(randomOf(5)), info), {
      ...context,
      hidden: [],
    });
    expect(visible).toEqual(whole);
  });
});
