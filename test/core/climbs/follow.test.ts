import { describe, expect, it } from 'vitest';
import { follow } from '../../../src/core/climbs/follow.ts';
import { type Crossing, crossingAt, gateOn } from '../../../src/core/climbs/gates.ts';
import { Placing } from '../../../src/core/climbs/placing.ts';
import type { Variant } from '../../../src/core/climbs/territory.ts';
import { Way } from '../../../src/core/climbs/way.ts';
import { frameAt, type Line, lengthOf } from '../../../src/core/geo.ts';
import type { Track } from '../../../src/core/track.ts';
import { variantOf } from './oisans.ts';
import {
  interrupted,
  onRideClock,
  type Plan,
  recordRide,
  seeded,
  timeAt,
  upTheLine,
} from './riding.ts';

/** 10 km north, straight. */
const climb = climbAlong([0, 0], [0, 10_000]);
const steady = upTheLine(climb.length, 4, seeded(1));

function climbAlong(...points: [number, number][]): Variant {
  const line: Line = {
    x: Float64Array.from(points, ([x]) => x),
    y: Float64Array.from(points, ([, y]) => y),
    along: new Float64Array(points.length),
  };
  for (let i = 1; i < points.length; i++) {
    const leg = Math.hypot(line.x[i] - line.x[i - 1], line.y[i] - line.y[i - 1]);
    line.along[i] = line.along[i - 1] + leg;
  }
  const length = lengthOf(line);
  const ends = { start: gateOn(line, 0, 25), end: gateOn(line, length, 25) };
  return { ...variantOf('chambon/bourg'), ...ends, frame: frameAt(45, 6), line, length };
}

const trackOf = (plan: Plan): Track => recordRide(climb, plan).track;

function startsOn(track: Track, variant = climb): Crossing[] {
  return Array.from({ length: track.time.length - 1 }, (_, step) =>
    crossingAt(variant.start, variant.frame, track, step),
  ).filter((crossing) => crossing !== null);
}

/** Follows a track from its first start crossing. */
function followed(track: Track, next: Crossing | null = null, variant = climb): Crossing | null {
  const [start] = startsOn(track, variant);
  return follow(variant, start, next, new Placing(new Way(track)))?.end ?? null;
}

/** A steady ride's track with the samples between pairs of places moved to the east. */
function moved(metres: number, ...stretches: [number, number][]): Track {
  const track = trackOf(steady);
  for (let i = 0; i < track.time.length; i++) {
    const along = (track.latitude[i] - 45) * climb.frame.ky;
    if (stretches.some(([from, to]) => along >= from && along < to)) {
      track.longitude[i] += metres / climb.frame.kx;
    }
  }
  return track;
}

/** A steady ride's track without the samples between two places. */
function hole(from: number, to: number): Track {
  const track = trackOf(steady);
  const keep = Array.from(track.latitude, (latitude) => {
    const along = (latitude - 45) * climb.frame.ky;
    return along < from || along >= to;
  });
  const kept = (_: number, i: number) => keep[i];
  return {
    ...track,
    time: track.time.filter(kept),
    latitude: track.latitude.filter(kept),
    longitude: track.longitude.filter(kept),
  };
}

describe('follow', () => {
  it('comes to the end gate', () => {
    const ride = recordRide(climb, steady);
    const arrival = onRideClock(ride, timeAt(steady, climb.length));
    expect(followed(ride.track)?.time).toBeCloseTo(arrival, 1);
  });

  it.each([
    [45, true],
    [60, false],
  ])('forgives a retreat of up to 50 m: %d m', (back, isAscent) => {
    expect(followed(trackOf(interrupted(steady, 5000, 0, back))) !== null).toBe(isAscent);
  });

  it.each([
    [28, 6000, true],
    [32, 6000, false],
  ])(
    'knows the corridor of 30 m to either side: %d m beside the line for %d m',
    (beside, metres, isAscent) => {
      expect(followed(moved(beside, [1000, 1000 + metres])) !== null).toBe(isAscent);
    },
  );

  it.each([
    [460, true],
    [560, false],
  ])(
    'lets a twentieth of the line pass outside the corridor: %d m of 10 km',
    (metres, isAscent) => {
      const track = moved(40, [2000, 2000 + metres / 2], [7000, 7000 + metres / 2]);
      expect(followed(track) !== null).toBe(isAscent);
    },
  );

  it.each([
    [280, true],
    [320, false],
  ])('spans a hole of up to 300 m: %d m', (metres, isAscent) => {
    expect(followed(hole(4000, 4000 + metres)) !== null).toBe(isAscent);
  });

  it.each([
    [14, true],
    [30, false],
  ])('rides at most 1.15 times the line: %d retreats of 45 m', (times, isAscent) => {
    let plan = steady;
    for (let i = 1; i <= times; i++) plan = interrupted(plan, 300 * i, 0, 45);
    expect(followed(trackOf(plan)) !== null).toBe(isAscent);
  });

  it('rides at least 0.9 times the line: not straight through its bends', () => {
    const bends = Array.from({ length: 50 }, (_, i): [number, number] => [(i % 2) * 50, 40 * i]);
    const winding = climbAlong([0, -50], ...bends, [50, 2020]);
    const onTheRoad = recordRide(winding, upTheLine(winding.length, 4, seeded(1))).track;
    const straight = moved(25, [-20, 1980]);
    expect(followed(onTheRoad, null, winding)).not.toBeNull();
    expect(startsOn(straight, winding)).toHaveLength(1);
    expect(followed(straight, null, winding)).toBeNull();
  });

  it('passes over a false position', () => {
    expect(followed(moved(3000, [6000, 6004]))).not.toBeNull();
  });

  it('gives way to the next start crossing while it is still at the start', () => {
    const track = trackOf(interrupted(steady, 20, 0, 40));
    const [, second] = startsOn(track);
    expect(followed(track)).not.toBeNull();
    expect(followed(track, second)).toBeNull();
  });

  it('finds nothing where the track ends before the end gate', () => {
    const end = steady.along.findIndex((along) => along > climb.length - 10);
    const [time, along] = [steady.time.slice(0, end), steady.along.slice(0, end)];
    expect(followed(trackOf({ time, along }))).toBeNull();
  });
});
