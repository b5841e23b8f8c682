import { describe, expect, it } from 'vitest';
import { setupOf } from '../../../src/core/climbs/assumptions.ts';
import { pacesFor } from '../../../src/core/climbs/paces.ts';
import { evenSchedule } from '../../../src/core/climbs/pacing.ts';
import { type Profiled, stretchesOf } from '../../../src/core/climbs/profile.ts';

const SETUP = setupOf(70, 'road', 20);

/** A road of an invented valley: 2 km at 4 %, 2 km at 10 %, 1,030 m at 6 %. */
const STEPS = road([0, 600], [2000, 680], [4000, 880], [5030, 941.8]);
/** The same slope all the way. */
const RAMP = road([0, 600], [4000, 920]);

function road(...vertices: [number, number][]): Profiled {
  const along = Float64Array.from(vertices, ([metres]) => metres);
  const altitude = Float64Array.from(vertices, ([, height]) => height);
  const [base, top] = [altitude[0], altitude[altitude.length - 1]];
  const line = { x: along, y: new Float64Array(along.length), along };
  return { line, altitude, length: along[along.length - 1], base, height: top - base };
}

const legs = (mesh: readonly number[]): number[] =>
  mesh.map((seconds, i) => seconds - (i === 0 ? 0 : mesh[i - 1]));

describe('pacesFor(seconds, variant, setup)', () => {
  const schedule = evenSchedule(stretchesOf(STEPS, 100), 240, SETUP);
  const seconds = schedule.times.at(-1) as number;
  const paces = pacesFor(seconds, STEPS, SETUP);

  it('finds the even power by the time it takes, and when it is where', () => {
    expect(paces?.even.power).toBeCloseTo(240, 1);
    expect(paces?.even.course.along).toHaveLength(51);
    expect(paces?.even.course.elapsed.at(-1)).toBeCloseTo(seconds, 1);
    // the last crumb of 30 m is a piece of its own
    expect([...(paces?.even.course.elapsed ?? [])].slice(0, 50)).toEqual(
      [...schedule.times].slice(0, 50).map((time) => expect.closeTo(time, 1)),
    );
  });

  it('is sooner at the top when more is spent on the steep part', () => {
    const [even, optimal] = [
      legs(paces?.even.course.elapsed as never),
      legs(paces?.optimal.course.elapsed as never),
    ];
    expect(paces?.optimal.course.elapsed.at(-1)).toBeLessThan(seconds);
    expect(optimal[10]).toBeGreaterThan(even[10] as number);
    expect(optimal[30]).toBeLessThan(even[30] as number);
  });

  it('hardly depends on the weight: that is why an assumed one may stand in', () => {
    for (const weight of [55, 95]) {
      const other = pacesFor(seconds, STEPS, setupOf(weight, 'road', 20));
      other?.even.course.elapsed.forEach((time, i) => {
        expect(Math.abs(time - (paces?.even.course.elapsed[i] ?? Number.NaN))).toBeLessThan(
          0.02 * seconds,
        );
      });
    }
  });

  it('has nothing to choose where the slope never changes', () => {
    const ramp = pacesFor(1200, RAMP, SETUP);
    ramp?.optimal.course.elapsed.forEach((time, i) => {
      expect(Math.abs(time - (ramp.even.course.elapsed[i] as number))).toBeLessThan(2);
    });
  });

  it('is unknown where no altitude is trusted, and for times that nobody rides', () => {
    expect(pacesFor(seconds, { ...STEPS, altitude: null }, SETUP)).toBeNull();
    expect(pacesFor(5, STEPS, SETUP)).toBeNull();
    expect(pacesFor(Number.NaN, STEPS, SETUP)).toBeNull();
  });
});
