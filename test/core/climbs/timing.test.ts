import { describe, expect, it } from 'vitest';
import type { Effort } from '../../../src/core/climbs/effort.ts';
import { findEfforts } from '../../../src/core/climbs/match.ts';
import { buildIndex, type Variant } from '../../../src/core/climbs/territory.ts';
import { NOBODY } from '../../../src/core/profile.ts';
import type { Column } from '../../../src/core/recording.ts';
import type { Ride } from '../../../src/core/ride.ts';
import { oisans } from './oisans.ts';
import { PERFECT, recordRide, seeded, timeAt, upTheLine } from './riding.ts';

/** The one effort of a ride on a line. */
function effortOn(variant: Variant, ride: Ride): Effort {
  const index = buildIndex([{ ...oisans, variants: [variant] }]);
  const [effort, ...others] = findEfforts(ride, index, NOBODY);
  expect(others).toEqual([]);
  return effort;
}

/** Every so many samples of its track. */
function thinned(ride: Ride, every: number, phase: number): Ride {
  const { track } = ride;
  const some = (column: Column) => column.filter((_, i) => i % every === phase);
  const kept = { time: some(track.time), latitude: some(track.latitude) };
  return { ...ride, track: { ...track, ...kept, longitude: some(track.longitude) } };
}

/** When its gates were passed, on the clock of the ride. */
function gateTimes({ start, end, splits }: Effort): number[] {
  return [start, ...splits.map(({ elapsed }) => start + elapsed), end];
}

/** The value that 95 % of them do not exceed. */
function p95(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(0.95 * values.length)];
}

describe('the time at a gate', () => {
  const rides = oisans.variants.map((variant, i) => {
    const ride = recordRide(variant, upTheLine(variant.length, 2.5 + (i % 4), seeded(i)), PERFECT);
    return { variant, ride, truth: gateTimes(effortOn(variant, ride)) };
  });

  it.each([
    [2, 0.1],
    [3, 0.15],
    [5, 0.35],
    [10, 1.2],
  ])(
    'of a ride at 1 Hz that is thinned to every %d s is within %d s of itself at p95',
    (every, bound) => {
      const errors = rides.flatMap(({ variant, ride, truth }) =>
        [0, every >> 1].flatMap((phase) => {
          const times = gateTimes(effortOn(variant, thinned(ride, every, phase)));
          return times.map((time, i) => Math.abs(time - truth[i]));
        }),
      );
      expect(errors.length).toBeGreaterThan(200);
      expect(p95(errors)).toBeLessThan(bound);
    },
  );
});

describe('the uncertainty that is stated', () => {
  it('holds the truth in 95 % of 200 noisy rides, of the whole and of the passing of each bend', () => {
    const whole: boolean[] = [];
    const bends: boolean[] = [];
    for (let i = 0; i < 200; i++) {
      const random = seeded(1000 + i);
      const variant = oisans.variants[i % oisans.variants.length];
      const plan = upTheLine(variant.length, 2 + 3 * random(), random);
      const every = [1, 2, 3, 5, 7, 10][i % 6];
      const recorder = { every, noise: 2.5, drift: 20 * (Math.floor(i / 6) % 2) };
      const effort = effortOn(variant, recordRide(variant, plan, recorder, random));
      const since = (along: number) => timeAt(plan, along) - timeAt(plan, 0);
      whole.push(Math.abs(effort.elapsed - since(variant.length)) <= effort.uncertainty);
      for (const [j, { elapsed, uncertainty }] of effort.splits.entries()) {
        bends.push(Math.abs(elapsed - since(variant.gates[j].along)) <= uncertainty);
      }
    }
    const share = (inside: boolean[]) => inside.filter(Boolean).length / inside.length;
    expect(whole).toHaveLength(200);
    expect(share(whole)).toBeGreaterThanOrEqual(0.95);
    expect(share(bends)).toBeGreaterThanOrEqual(0.95);
  });
});
