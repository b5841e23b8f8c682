import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setupOf } from '../../../src/core/climbs/assumptions.ts';
import { batteryUse, motorPowers } from '../../../src/core/climbs/motor.ts';
import { conditionsOn, type Stretch } from '../../../src/core/climbs/pacing.ts';
import { speedAt } from '../../../src/core/physics.ts';

const setup = setupOf(75, 'e-bike', 20);
const road = (slope: number): Stretch[] => [{ length: 100, slope, altitude: 900 }];
const added = (slope: number, own: number) =>
  motorPowers(road(slope), [own], { setup, assist: 'medium' })[0];
const speed = (slope: number, power: number) =>
  speedAt(power, slope, conditionsOn(road(slope)[0], road(slope), setup));

describe('motorPowers(stretches, own, { setup, assist })', () => {
  it('adds in proportion on a steep road, up to 250 W', () => {
    expect(added(0.08, 100)).toBeCloseTo(140, 9);
    expect(added(0.08, 300)).toBe(250);
    expect(added(0.08, 0)).toBe(0);
  });

  it('never takes anybody beyond 25 km/h', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.1, max: 0.15, noNaN: true }),
        fc.double({ min: 0, max: 500, noNaN: true }),
        (slope, own) => {
          const motor = added(slope, own);
          expect(motor).toBeGreaterThanOrEqual(0);
          if (motor > 0) expect(speed(slope, own + motor)).toBeLessThanOrEqual(25 / 3.6 + 1e-3);
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('batteryUse(work)', () => {
  it('takes more from the battery than reaches the road', () => {
    const { low, high } = batteryUse(200 * 3600);
    expect(low).toBeCloseTo(250, 9);
    expect(high).toBeGreaterThan(low);
    expect(batteryUse(0)).toEqual({ low: 0, high: 0 });
  });
});
