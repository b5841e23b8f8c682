import { describe, expect, it } from 'vitest';
import { findEfforts, nearbyStarts } from '../../../src/core/climbs/match.ts';
import { buildIndex, type Variant } from '../../../src/core/climbs/territory.ts';
import { decodeFit } from '../../../src/core/decode/fit/index.ts';
import { lengthOf, lineIn, pointAt } from '../../../src/core/geo.ts';
import { NOBODY } from '../../../src/core/profile.ts';
import { type Ride, toRide } from '../../../src/core/ride.ts';
import { describeCorpus, readCorpus } from '../../corpus.ts';
import { idOf, oisans, variantOf } from './oisans.ts';
import {
  inTurn,
  interrupted,
  lastTimeAt,
  onRideClock,
  recordRide,
  reversed,
  rideThrough,
  seeded,
  timeAt,
  upTheLine,
} from './riding.ts';

const index = buildIndex([oisans]);
const FINISH = 'alpe-dhuez/finish-13.8';
const alpe = variantOf(FINISH);

const effortsOn = (id: string, ride: Ride) =>
  findEfforts(ride, index, NOBODY).filter((effort) => idOf(effort) === id);

describe('findEfforts on simulated rides', () => {
  it('finds every timed line once, however seldom the device records', () => {
    for (const [i, variant] of oisans.variants.entries()) {
      for (const [j, every] of [1, 2, 3, 5, 7, 10].entries()) {
        const random = seeded(100 * i + j);
        const plan = upTheLine(variant.length, 2 + (i % 4) / 2, random);
        const recorder = { every, noise: 2.5, drift: 20 * ((i + j) % 2) };
        const found = effortsOn(idOf(variant), recordRide(variant, plan, recorder, random));
        expect(found, `${idOf(variant)} at ${every} s`).toHaveLength(1);
      }
    }
  });

  it('finds nothing on the way down', () => {
    for (const variant of oisans.variants) {
      const plan = reversed(upTheLine(variant.length, 8, seeded(3)));
      const recorder = { every: 1, noise: 2.5, drift: 20 };
      expect(effortsOn(idOf(variant), recordRide(variant, plan, recorder, seeded(4)))).toEqual([]);
    }
  });

  it('finds both ascents of a ride that goes up, down and up again, on every line', () => {
    for (const variant of oisans.variants) {
      const up = (speed: number) => upTheLine(variant.length, speed, seeded(speed));
      const recorder = { every: 2, noise: 2, drift: 20 };
      const laps = inTurn([up(3), reversed(up(9)), up(4)], 20);
      const found = effortsOn(idOf(variant), recordRide(variant, laps, recorder));
      expect(found, idOf(variant)).toHaveLength(2);
      expect(Math.abs(found[0].elapsed / found[1].elapsed - 4 / 3)).toBeLessThan(0.1);
      expect(found[0].end).toBeLessThan(found[1].start);
      expect(found.map(({ number }) => number)).toEqual([1, 2]);
      expect(found[1].packVersion).toBe(oisans.version);
    }
  });

  it('finds the whole ascent of a ride that goes up, down and half way up again', () => {
    for (const variant of oisans.variants) {
      const up = (length: number) => upTheLine(length, 4, seeded(4));
      const laps = inTurn(
        [up(variant.length), reversed(up(variant.length)), up(variant.length / 2)],
        20,
      );
      const ride = recordRide(variant, laps, { every: 2, noise: 2, drift: 20 });
      expect(effortsOn(idOf(variant), ride), idOf(variant)).toHaveLength(1);
    }
  });

  it('finds nothing where a lift or a car takes the rider up, nor after half a climb in one', () => {
    const { frame, line, start, end } = alpe;
    const half = pointAt(line, alpe.length / 2);
    const straight = (...places: { x: number; y: number }[]) => {
      const along = lineIn(
        { ...frame, kx: 1, ky: 1, latitude: 0, longitude: 0 },
        Float64Array.from(places, ({ y }) => y),
        Float64Array.from(places, ({ x }) => x),
      );
      const seconds = Math.floor(lengthOf(along) / 5);
      const way = Array.from({ length: seconds }, (_, second) => pointAt(along, 5 * second));
      return rideThrough(
        way.map((_, second) => second),
        way.map(({ y }) => frame.latitude + y / frame.ky),
        way.map(({ x }) => frame.longitude + x / frame.kx),
      );
    };
    const foot = { x: start.x - 100 * start.dx, y: start.y - 100 * start.dy };
    const top = { x: end.x + 100 * end.dx, y: end.y + 100 * end.dy };
    const road = Array.from({ length: 690 }, (_, i) => pointAt(line, 10 * i));
    expect(effortsOn(FINISH, straight(foot, start, end, top))).toEqual([]);
    expect(effortsOn(FINISH, straight(foot, ...road, half, end, top))).toEqual([]);
    const whole = Array.from({ length: 1380 }, (_, i) => pointAt(line, 10 * i));
    expect(effortsOn(FINISH, straight(foot, ...whole, end, top))).toHaveLength(1);
  });

  it('times a rider who rolls back below the start from the last start crossing', () => {
    const plan = interrupted(upTheLine(alpe.length, 3, seeded(8)), 400, 60, 450);
    const ride = recordRide(alpe, plan);
    const found = effortsOn(FINISH, ride);
    expect(found).toHaveLength(1);
    expect(found[0].start).toBeCloseTo(onRideClock(ride, lastTimeAt(plan, 0)), 0);
  });

  it('tells apart the lines that share a road', () => {
    const longest = variantOf('alpe-dhuez/finish-14.4');
    const ride = recordRide(longest, upTheLine(longest.length, 4, seeded(9)));
    expect(findEfforts(ride, index, NOBODY).map(idOf)).toEqual([
      'alpe-dhuez/finish-14.4',
      FINISH,
      'alpe-dhuez/village-12.1',
      'la-garde/from-bourg',
    ]);
  });

  it('finds nothing in a ride with a single position', () => {
    expect(findEfforts(rideThrough([0], [45.06494], [6.03994]), index, NOBODY)).toEqual([]);
  });
});

describe('the numbers of an effort', () => {
  const plan = upTheLine(alpe.length, 4, seeded(10));
  const ride = recordRide(alpe, plan);
  const elapsed = timeAt(plan, alpe.length) - timeAt(plan, 0);

  it('are reckoned from gate to gate', () => {
    const power = new Float64Array(ride.seconds).fill(240);
    const strong = { ...ride, grid: { ...ride.grid, power } };
    const [effort] = findEfforts(strong, index, { ...NOBODY, weight: 60 }).filter(
      (found) => idOf(found) === FINISH,
    );
    expect(effort.averagePower).toBe(240);
    expect(effort.weightedPower).toBeCloseTo(240, 9);
    expect(effort.wattsPerKilogram).toBe(4);
    expect(Math.abs(effort.work - 240 * elapsed)).toBeLessThan(240);
    expect(Math.abs(effort.moving - elapsed)).toBeLessThan(0.2);
    // from 728 m to 1850 m above the sea
    expect(effort.vam).toBeCloseTo((3600 * 1122) / effort.elapsed, 6);
    expect(effort.vamMoving).toBeCloseTo((3600 * 1122) / effort.moving, 6);
    const ridden = effort.endDistance - effort.startDistance;
    expect(Math.abs(ridden / alpe.length - 1)).toBeLessThan(0.01);
  });

  it('are NaN where the ride does not tell', () => {
    const [effort] = effortsOn(FINISH, ride);
    for (const id of ['averagePower', 'weightedPower', 'work', 'averageHeartRate'] as const) {
      expect(effort[id], id).toBeNaN();
    }
    expect(effort.wattsPerKilogram).toBeNaN();
  });

  it('name no climbing rate where the line is too short or too flat for one', () => {
    const flat = variantOf('pas-de-la-confession/huez');
    const [effort] = effortsOn(idOf(flat), recordRide(flat, upTheLine(flat.length, 4, seeded(1))));
    expect(effort.vam).toBeNaN();
    expect(effort.vamMoving).toBeNaN();
  });
});

describe('nearbyStarts', () => {
  const ride = recordRide(alpe, upTheLine(alpe.length, 4, seeded(1)));

  it('looks at no more lines when a thousand climbs elsewhere join the catalogue', () => {
    const elsewhere = Array.from({ length: 1000 }, (_, i) => moved(alpe, i));
    const large = buildIndex([{ ...oisans, variants: [...elsewhere, ...oisans.variants] }]);
    const near = nearbyStarts(ride.track, index);
    expect(nearbyStarts(ride.track, large).size).toBe(near.size);
    expect(near.size).toBeLessThan(oisans.variants.length);
    expect(findEfforts(ride, large, NOBODY)).toEqual(findEfforts(ride, index, NOBODY));
  });

  it('looks at nothing in an empty catalogue', () => {
    expect(nearbyStarts(ride.track, buildIndex([])).size).toBe(0);
  });
});

/** The same climb at another place, at least half a degree away. */
function moved(variant: Variant, i: number): Variant {
  const { frame } = variant;
  const latitude = frame.latitude - 20 + 0.5 * (i % 31);
  return { ...variant, frame: { ...frame, latitude, longitude: frame.longitude + i / 10 } };
}

describeCorpus('findEfforts on real rides', () => {
  const rideIn = (path: string) => toRide(decodeFit(readCorpus(path))[0], { now: 1_800_000_000 });

  it('finds the four efforts of a ride up Alpe d’Huez, and none on its descent', () => {
    const expected: { climb_line: string; elapsed_s: number }[] = JSON.parse(
      new TextDecoder().decode(readCorpus('expected.json')),
    ).climbs['power/huez.fit'].efforts;
    const found = findEfforts(rideIn('power/huez.fit'), index, NOBODY);
    expect(found.map(idOf)).toEqual(expected.map((effort) => effort.climb_line));
    for (const [i, { elapsed_s }] of expected.entries()) {
      expect(Math.abs(found[i].elapsed - elapsed_s)).toBeLessThan(3);
    }
  });

  it.each([
    'power/first-power-ride.fit',
    'power/petite_pererree.fit',
    'no-power/pinet.fit',
    'no-power/mont-eynard.fit',
  ])('finds nothing in %s, which is near the climbs but not on them', (path) => {
    expect(findEfforts(rideIn(path), index, NOBODY)).toEqual([]);
  });
});
