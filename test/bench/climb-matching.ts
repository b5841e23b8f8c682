import assert from 'node:assert/strict';
import { effortOf } from '../../src/core/climbs/effort.ts';
import { follow } from '../../src/core/climbs/follow.ts';
import { type Crossing, crossingAt } from '../../src/core/climbs/gates.ts';
import { findAscents } from '../../src/core/climbs/match.ts';
import { Placing } from '../../src/core/climbs/placing.ts';
import { buildIndex, type ClimbIndex } from '../../src/core/climbs/territory.ts';
import type { Variant } from '../../src/core/climbs/variant.ts';
import { Way } from '../../src/core/climbs/way.ts';
import { withLentMemory } from '../../src/core/lent-memory.ts';
import type { Rider } from '../../src/core/metrics/metric.ts';
import { NOBODY } from '../../src/core/profile.ts';
import type { Ride } from '../../src/core/ride.ts';
import type { Track } from '../../src/core/track.ts';
import { oisans } from '../core/climbs/oisans.ts';
import { seeded } from '../core/climbs/riding.ts';
import { inventedClimbs, rideUp } from './catalogue.ts';
import type { Comparison } from './run.ts';
import { alternate } from './timing.ts';

const CLIMBS = 10_000;
const RIDDEN = 8;
const RIDER: Rider = { ...NOBODY, threshold: 250, weight: 70 };

/** From a ride's track to the timed ascents in a large catalogue: by the index, and by looking at every climb. */
export async function compareClimbMatching(options: {
  seed: number;
  rounds: number;
}): Promise<Comparison> {
  const random = seeded(options.seed);
  const climbs = inventedClimbs(CLIMBS, random);
  const { ride: tracked, ridden } = rideUp(climbs, RIDDEN, random);
  const ride = withSensors(tracked);
  const began = performance.now();
  const index = buildIndex([{ ...oisans, variants: climbs }]);
  const built = performance.now() - began;
  assertEqual(ride.track, climbs, index, ridden);
  const found = findAscents(ride.track, index);
  const { ours, theirs } = await alternate(options.rounds, {
    ours: () => asThreads(ride.track, index),
    theirs: async () => naive(ride.track, climbs),
  });
  const numbers = await alternate(options.rounds, {
    ours: () => numbersOf(found, ride),
    theirs: async () => undefined,
  });
  const alone = buildIndex([{ ...oisans, variants: ridden }]);
  const few = await alternate(options.rounds, {
    ours: () => asThreads(ride.track, alone),
    theirs: async () => undefined,
  });
  const hours = (ride.seconds / 3600).toFixed(1);
  return {
    ...{ what: 'climb matching, 10,000 climbs, 8 ridden', target: 100, most: 0.8 },
    ...{ peer: 'the same rules asked of every climb', ours, theirs },
    data: `invented climbs, ${hours} h at 1 Hz`,
    beside: `with a catalogue of the 8 alone ${few.ours.toFixed(1)} ms; the numbers of the 8 efforts (power, heart rate, physics) ${numbers.ours.toFixed(1)} ms; the index, once a thread, ${built.toFixed(0)} ms`,
  };
}

/** In memory that is lent to one ride after the other. */
function asThreads(track: Track, index: ClimbIndex): void {
  withLentMemory(() => {
    findAscents(track, index);
  });
}

/** Channels that make the numbers of an effort as dear as they get. */
function withSensors(ride: Ride): Ride {
  const column = (value: (second: number) => number) =>
    Float64Array.from({ length: ride.seconds }, (_, second) => value(second));
  const grid = {
    ...ride.grid,
    power: column((second) => 240 + 60 * Math.sin(second / 20)),
    heartRate: column((second) => 150 + 10 * Math.sin(second / 200)),
    cadence: column(() => 80),
    temperature: column(() => 24),
  };
  return { ...ride, grid };
}

function numbersOf(found: ReturnType<typeof findAscents>, ride: Ride): void {
  for (const { variant, ascents } of found) {
    for (const ascent of ascents) effortOf(variant, ascent, { ride, rider: RIDER, number: 1 });
  }
}

type Timed = [climb: string, start: number, end: number];

/** Every start gate against every step of the track, and each line from each of its start crossings. */
function naive(track: Track, climbs: readonly Variant[]): Timed[] {
  const placing = new Placing(new Way(track));
  return climbs.flatMap((variant) => {
    const starts: Crossing[] = [];
    for (let step = 0; step + 1 < track.time.length; step++) {
      const crossing = crossingAt(variant.start, variant.frame, track, step);
      if (crossing !== null) starts.push(crossing);
    }
    const passages = starts.flatMap((start, i): Timed[] => {
      const followed = follow(variant, start, starts[i + 1] ?? null, placing);
      return followed === null ? [] : [[variant.climb, start.time, followed.end.time]];
    });
    // of several starts before one end the last counts
    return passages.filter(([, , end], i) => passages[i + 1]?.[2] !== end);
  });
}

function assertEqual(
  track: Track,
  climbs: readonly Variant[],
  index: ReturnType<typeof buildIndex>,
  ridden: readonly Variant[],
): void {
  const ours = findAscents(track, index)
    .flatMap(({ variant, ascents }) =>
      ascents.map(({ start, end }): Timed => [variant.climb, start.time, end.time]),
    )
    .sort((a, b) => a[1] - b[1]);
  assert.deepEqual(
    ours,
    naive(track, climbs).sort((a, b) => a[1] - b[1]),
  );
  assert.deepEqual(
    ours.map(([climb]) => climb),
    ridden.map(({ climb }) => climb),
  );
}
