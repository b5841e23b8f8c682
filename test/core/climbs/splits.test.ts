import { beforeAll, describe, expect, it } from 'vitest';
import type { Effort } from '../../../src/core/climbs/effort.ts';
import { gateOn } from '../../../src/core/climbs/gates.ts';
import { findEfforts } from '../../../src/core/climbs/match.ts';
import { splitsOf } from '../../../src/core/climbs/splits.ts';
import { buildIndex, parseTerritory, type Variant } from '../../../src/core/climbs/territory.ts';
import { Way } from '../../../src/core/climbs/way.ts';
import { decodeFit } from '../../../src/core/decode/fit/index.ts';
import { NOBODY } from '../../../src/core/profile.ts';
import { type Ride, toRide } from '../../../src/core/ride.ts';
import { describeCorpus, readCorpus } from '../../corpus.ts';
import { oisans, oisansFiles, variantOf } from './oisans.ts';
import { interrupted, lastTimeAt, recordRide, seeded, timeAt, upTheLine } from './riding.ts';

const alpe = variantOf('alpe-dhuez/finish-13.8');

/** The one effort of a ride on a variant. */
function effortOn(variant: Variant, ride: Ride): Effort {
  const efforts = findEfforts(ride, buildIndex([{ ...oisans, variants: [variant] }]), NOBODY);
  expect(efforts).toHaveLength(1);
  return efforts[0];
}

describe('splitsOf', () => {
  const steady = upTheLine(alpe.length, 3, seeded(12));

  it('times every bend, and the legs in between', () => {
    const { splits, elapsed } = effortOn(alpe, recordRide(alpe, steady));
    expect(splits.map(({ gate }) => gate)).toEqual(alpe.gates.map(({ id }) => id));
    let sum = 0;
    for (const [i, split] of splits.entries()) {
      const truth = timeAt(steady, alpe.gates[i].along) - timeAt(steady, 0);
      expect(Math.abs(split.elapsed - truth), split.gate).toBeLessThan(0.3);
      sum += split.leg;
      expect(sum).toBeCloseTo(split.elapsed, 6);
      expect(split.elapsed).toBeLessThan(elapsed);
    }
  });

  it('times every 100 m of the line, and its end', () => {
    const { mesh, elapsed } = effortOn(alpe, recordRide(alpe, steady));
    expect(mesh).toHaveLength(Math.ceil(alpe.length / 100));
    expect(mesh.at(-1)).toBe(elapsed);
    mesh.slice(0, -1).forEach((seconds, i) => {
      const truth = timeAt(steady, (i + 1) * 100) - timeAt(steady, 0);
      expect(Math.abs(seconds - truth), `${i + 1}00 m`).toBeLessThan(0.3);
    });
  });

  const INTERRUPTIONS: [what: string, seconds: number, back: number][] = [
    ['stops', 90, 0],
    ['turns back', 0, 30],
    ['stops and turns back', 45, 40],
  ];

  it.each(INTERRUPTIONS.flatMap((one) => [1, 7, 12, 20].map((bend) => [...one, bend] as const)))(
    'takes the last forward crossing before the next gate of a rider who %s (%d s, %d m) at bend %#',
    (_, seconds, back, bend) => {
      const gate = alpe.gates[bend];
      // four metres past the bend, so that who turns back passes it twice
      const plan = interrupted(steady, gate.along + 4, seconds, back);
      const { splits, mesh } = effortOn(alpe, recordRide(alpe, plan));
      const truth = (along: number) => lastTimeAt(plan, along) - timeAt(plan, 0);
      for (const [i, split] of splits.entries()) {
        const passed = truth(alpe.gates[i].along);
        expect(Math.abs(split.elapsed - passed), split.gate).toBeLessThan(0.5);
      }
      mesh.slice(0, -1).forEach((passed, i) => {
        expect(Math.abs(passed - truth(100 * (i + 1))), `${i + 1}00 m`).toBeLessThan(0.5);
      });
    },
  );

  it('passes over samples off the line', () => {
    // straight north; samples 1, 3 and 4 are placed, 2 between them is off the line
    const frame = { latitude: 0, longitude: 0, kx: 1, ky: 1 };
    const line = {
      x: Float64Array.of(0, 0),
      y: Float64Array.of(0, 500),
      along: Float64Array.of(0, 500),
    };
    const track = {
      time: Float64Array.of(0, 20, 30, 40, 50, 70),
      latitude: Float64Array.of(-10, 100, 150, 200, 400, 600),
      longitude: Float64Array.of(0, 0, 31, 0, 0, 0),
      altitude: null,
      accuracy: null,
      breaks: [],
    };
    const gates = [100, 150, 250, 495].map((along) => ({
      ...alpe.gates[0],
      along,
      id: `${along}`,
    }));
    const samples = Int32Array.of(0, 1, 3, 4, 5);
    const along = Float64Array.of(0, 100, 200, 400, 500);
    const doubtful = Uint8Array.of(0, 1, 0, 0, 0);
    const start = { step: 0, time: 10, uncertainty: 1 };
    const end = { step: 4, time: 60, uncertainty: 1 };
    const way = new Way(track);
    way.begin(frame, gateOn(line, 0, 25), start);
    expect(way.reaches(5)).toBe(true);
    way.end(end);
    const trail = { line, way, count: 5, samples, along, doubtful };
    const splits = splitsOf(gates, { start, end, trail });
    expect(splits.map(({ elapsed }) => elapsed)).toEqual([10, 20, 32.5, 49.5]);
    expect(splits.map(({ leg }) => leg)).toEqual([10, 10, 12.5, 17]);
  });
});

/**
 * The end point of the segments at bend 8 lies inside the hairpin: the rider stayed within 0.7 m of
 * the same distance from it for 6 s, so that the nearest sample does not tell when it was passed.
 */
const INSIDE_THE_HAIRPIN = ['bend 9 to 8', 'bend 8 to 7'];

/** Public segments on the road to Alpe d'Huez: end points (latitude, longitude), and seconds in the corpus ride between the samples nearest to them. */
const SEGMENTS: [string, [number, number], [number, number], number][] = [
  ['2e km', [45.069378, 6.03915], [45.066779, 6.042191], 383],
  ['bend 14 to 13', [45.0709253, 6.0443381], [45.0724271, 6.0512046], 265],
  ['bend 13 to 12', [45.072462, 6.051231], [45.074897, 6.047737], 170],
  ['bend 12 to 11', [45.074897, 6.047737], [45.073215, 6.052128], 152],
  ['bend 11 to 10', [45.073215, 6.052128], [45.076637, 6.047391], 200],
  ['bend 9 to 8', [45.074683, 6.052266], [45.077911, 6.047935], 214],
  ['bend 8 to 7', [45.077911, 6.047935], [45.077082, 6.053372], 171],
  ['bend 6 to 5', [45.082288, 6.062309], [45.083689, 6.05764], 153],
  ['bend 5 to 4', [45.083689, 6.05764], [45.08359, 6.062622], 158],
  ['bend 3 to 2', [45.088188, 6.055938], [45.088716, 6.060485], 172],
  ['bend 2 to 1', [45.088716, 6.060485], [45.091455, 6.055434], 424],
  ['La Garde to Huez', [45.067437, 6.044222], [45.08221, 6.059972], 2611],
];

describeCorpus('splits of a real ride up Alpe d’Huez', () => {
  let ride: Ride;

  beforeAll(() => {
    ride = toRide(decodeFit(readCorpus('power/huez.fit'))[0], { now: 1_800_000_000 });
  });

  it.each(SEGMENTS)('between the end points of "%s" within 3 s', (name, from, to, seconds) => {
    const { territory, climbs } = oisansFiles();
    const [feature] = climbs.features;
    const names = { fr: 'x', en: 'x' };
    feature.properties.gates = [from, to].map(([latitude, longitude], i) => ({
      id: `${i}`,
      names,
      altitude: null,
      position: [longitude, latitude],
    }));
    const [variant] = parseTerritory(territory, { ...climbs, features: [feature] }).variants;
    const { splits } = effortOn(variant, ride);
    const tolerance = INSIDE_THE_HAIRPIN.includes(name) ? 3 + 6 : 3;
    expect(Math.abs(splits[1].leg - seconds)).toBeLessThan(tolerance);
  });

  it.each(['alpe-dhuez/finish-14.4', 'alpe-dhuez/finish-13.8', 'alpe-dhuez/village-12.1'])(
    'from bend to bend on %s within 6 s',
    (id) => {
      const { splits } = effortOn(variantOf(id), ride);
      for (const [name, , , seconds] of SEGMENTS) {
        const to = /^bend \d+ to (\d+)$/.exec(name)?.[1];
        if (to === undefined) continue;
        const leg = splits.find(({ gate }) => gate === `bend-${to}`)?.leg ?? Number.NaN;
        expect(Math.abs(leg - seconds), name).toBeLessThan(6);
      }
    },
  );
});
