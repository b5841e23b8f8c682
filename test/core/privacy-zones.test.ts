import { describe, expect, it } from 'vitest';
import {
  clearanceOf,
  type Disc,
  hiddenDisc,
  isHidden,
  OFFSET_BYTES,
  offsetFor,
} from '../../src/core/privacy-zones.ts';
import type { Recording } from '../../src/core/recording.ts';
import { visiblePart } from '../../src/core/visible.ts';
import { randomOf } from '../mutations.ts';
import { HOME, metresBetween, placeAt } from './commute.ts';
import { recorded } from './recorded.ts';

function bytesOf(random: () => number): Uint8Array {
  return Uint8Array.from({ length: OFFSET_BYTES }, () => Math.floor(256 * random()));
}

/** A zone at home, on land where anybody may live. */
function zoneAt(place: typeof HOME, radius: number, random: () => number) {
  return { ...place, radius, ...offsetFor(place, [], bytesOf(random)) };
}

describe('offsetFor(place, earlier, random)', () => {
  it('is between 100 and 350 m, each part of the ring equally likely', () => {
    const random = randomOf(1);
    const offsets = Array.from({ length: 4_000 }, () => offsetFor(HOME, [], bytesOf(random)));
    const metres = offsets.map(({ east, north }) => Math.hypot(east, north));
    expect(Math.min(...metres)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...metres)).toBeLessThanOrEqual(350);
    const nearer = metres.filter((one) => one < Math.sqrt((100 ** 2 + 350 ** 2) / 2)).length;
    expect(nearer / 4_000).toBeCloseTo(0.5, 1);
    const west = offsets.filter(({ east }) => east < 0).length;
    const south = offsets.filter(({ north }) => north < 0).length;
    expect(west / 4_000).toBeCloseTo(0.5, 1);
    expect(south / 4_000).toBeCloseTo(0.5, 1);
  });

  it('is that of the nearest earlier zone within 2 km', () => {
    const random = randomOf(2);
    const earlier = [placeAt(-1_500, 0), placeAt(900, 0)].map((place) =>
      zoneAt(place, 500, random),
    );
    const { east, north } = earlier[1];
    expect(offsetFor(HOME, earlier, bytesOf(random))).toEqual({ east, north });
    const elsewhere = placeAt(9_000, 0);
    expect(offsetFor(elsewhere, earlier, bytesOf(random))).not.toEqual({ east, north });
  });
});

describe('hiddenDisc(zone)', () => {
  it('holds the place that the rider set, 150 m and more from its edge', () => {
    const random = randomOf(3);
    for (let i = 0; i < 200; i++) {
      const place = { latitude: 140 * (random() - 0.5), longitude: 360 * (random() - 0.5) };
      const zone = zoneAt(place, 500, random);
      const disc = hiddenDisc(zone);
      const shift = metresBetween(place, disc);
      // the oracle measures on a sphere
      expect(Math.abs(shift - Math.hypot(zone.east, zone.north))).toBeLessThan(0.01 * shift);
      expect(clearanceOf([disc])(place.latitude, place.longitude)).toBeLessThan(-147);
    }
  });
});

describe('clearanceOf(discs)', () => {
  it('measures to the nearest edge, also across the 180th meridian', () => {
    const discs = [
      { ...placeAt(0, 0), radius: 500 },
      { ...placeAt(3_000, 0), radius: 1_000 },
    ];
    const { latitude, longitude } = placeAt(1_500, 0);
    expect(clearanceOf(discs)(latitude, longitude) / 500).toBeCloseTo(1, 1);
    const fiji = [{ latitude: -17, longitude: 179.999, radius: 500 }];
    expect(clearanceOf(fiji)(-17, -179.999)).toBeLessThan(0);
    expect(clearanceOf([])(0, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('isHidden(line, discs)', () => {
  const disc = { ...HOME, radius: 500 };
  const line = (...places: (typeof HOME)[]) => ({
    latitude: Float64Array.from(places, (place) => place.latitude),
    longitude: Float64Array.from(places, (place) => place.longitude),
  });

  it('tells a line that leads through a disc, though no vertex lies in it', () => {
    expect(isHidden(line(placeAt(-900, 100), placeAt(900, 100)), [disc])).toBe(true);
    expect(isHidden(line(placeAt(-900, 510), placeAt(900, 510)), [disc])).toBe(false);
    expect(isHidden(line(placeAt(-900, 100), placeAt(900, 100)), [])).toBe(false);
  });
});

/**
 * Somebody who has seen thirty rides of each of 200 people looks for their homes: where rides begin
 * and end, the edge of a disc is seen; its middle is the guess.
 */
describe('an attack on zones', () => {
  const HOMES = 200;
  const RIDES = 30;

  const homes = (seed: number) => {
    const random = randomOf(seed);
    return Array.from({ length: HOMES }, () => {
      const home = placeAt(40_000 * random(), 40_000 * random());
      const set = placeAt(20 * (random() - 0.5), 20 * (random() - 0.5), home);
      return { home, random, zone: zoneAt(set, 500 + 1_000 * random() ** 2, random) };
    });
  };

  it('that fits a circle to where rides are cut finds discs, and homes in 10 % of cases at most', () => {
    let discs = 0;
    let found = 0;
    for (const { home, zone, random } of homes(4)) {
      const disc = hiddenDisc(zone);
      const guess = circleThrough(cutPoints(home, disc, random));
      if (metresBetween(guess, disc) < 50) discs++;
      if (metresBetween(guess, home) < 100) found++;
    }
    expect(discs / HOMES).toBeGreaterThan(0.9);
    expect(found / HOMES).toBeLessThanOrEqual(0.1);
  });

  it('has no better guess for all who know the disc', () => {
    const random = randomOf(5);
    const offsets = Array.from({ length: 20_000 }, () => offsetFor(HOME, [], bytesOf(random)));
    let best = 0;
    for (let metres = 0; metres <= 350; metres += 10) {
      const near = offsets.filter((one) => Math.hypot(one.east - metres, one.north) < 100);
      best = Math.max(best, near.length);
    }
    expect(best / offsets.length).toBeLessThanOrEqual(0.1);
  });

  it('gains nothing from zones that are made again, as it would if offsets were', () => {
    let found = 0;
    let foundWithFresh = 0;
    for (const { home, zone, random } of homes(6)) {
      const earlier = [zone];
      const fresh = [zone];
      for (let again = 0; again < 20; again++) {
        const set = placeAt(100 * (random() - 0.5), 100 * (random() - 0.5), home);
        const bytes = bytesOf(random);
        const facts = { ...set, radius: 500 };
        earlier.push({ ...facts, ...offsetFor(set, earlier, bytes) });
        fresh.push({ ...facts, ...offsetFor(set, [], bytes) });
      }
      if (metresBetween(middle(earlier.map(hiddenDisc)), home) < 100) found++;
      if (metresBetween(middle(fresh.map(hiddenDisc)), home) < 100) foundWithFresh++;
    }
    expect(found / HOMES).toBeLessThanOrEqual(0.1);
    expect(foundWithFresh / HOMES).toBeGreaterThan(0.8);
  });

  /** The first and the last place that others see of each ride. */
  function cutPoints(home: typeof HOME, disc: Disc, random: () => number) {
    return Array.from({ length: RIDES }, () => {
      const out = wayFrom(home, disc.radius + 600, random);
      const back = wayFrom(home, disc.radius + 600, random).reverse();
      const places = [...out, ...back];
      const ride: Recording = recorded({
        latitude: places.map((place) => place.latitude),
        longitude: places.map((place) => place.longitude),
      });
      const { latitude, longitude } = visiblePart(ride, [disc])?.columns ?? {};
      return [0, -1].map((end) => ({
        latitude: latitude?.at(end) ?? Number.NaN,
        longitude: longitude?.at(end) ?? Number.NaN,
      }));
    }).flat();
  }
});

/** Along streets, a place every two seconds: turning a little always and off at crossings. */
function wayFrom(home: typeof HOME, far: number, random: () => number) {
  const speed = 8 + 10 * random();
  let heading = 2 * Math.PI * random();
  let [east, north] = [0, 0];
  const places = [home];
  while (Math.hypot(east, north) < far) {
    heading += 0.1 * (random() - 0.5);
    if (random() < 0.02) heading += (random() < 0.5 ? 1 : -1) * (Math.PI / 2);
    // nobody circles for ever: back to the way that leads away
    if (random() < 0.02) heading = Math.atan2(north, east) + (random() - 0.5);
    east += speed * Math.cos(heading);
    north += speed * Math.sin(heading);
    places.push(placeAt(east, north, home));
  }
  return places;
}

function middle(places: readonly (typeof HOME)[]): typeof HOME {
  const sum = { latitude: 0, longitude: 0 };
  for (const { latitude, longitude } of places) {
    sum.latitude += latitude;
    sum.longitude += longitude;
  }
  return { latitude: sum.latitude / places.length, longitude: sum.longitude / places.length };
}

/** Least squares of distances to a circle (Gauss–Newton), begun at the middle of the points. */
function circleThrough(points: readonly (typeof HOME)[]): typeof HOME {
  const around = middle(points);
  const [east, north] = [
    metresBetweenLines(points, around, 0),
    metresBetweenLines(points, around, 1),
  ];
  let [x, y] = [0, 0];
  for (let round = 0; round < 50; round++) {
    const spans = east.map((e, i) => Math.hypot(e - x, north[i] - y));
    const radius = spans.reduce((sum, span) => sum + span, 0) / spans.length;
    let [dx, dy] = [0, 0];
    for (const [i, span] of spans.entries()) {
      dx += ((east[i] - x) / span) * (span - radius);
      dy += ((north[i] - y) / span) * (span - radius);
    }
    x += (2 * dx) / spans.length;
    y += (2 * dy) / spans.length;
  }
  return placeAt(x, y, around);
}

/** Metres east (0) or north (1) of a place. */
function metresBetweenLines(points: readonly (typeof HOME)[], from: typeof HOME, axis: 0 | 1) {
  return points.map(({ latitude, longitude }) => {
    const there = axis === 0 ? { ...from, longitude } : { ...from, latitude };
    const sign = axis === 0 ? longitude - from.longitude : latitude - from.latitude;
    return Math.sign(sign) * metresBetween(from, there);
  });
}
