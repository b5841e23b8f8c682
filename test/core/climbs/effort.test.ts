import { describe, expect, it } from 'vitest';
import type { BikeClass } from '../../../src/core/bike-class.ts';
import { setupOf } from '../../../src/core/climbs/assumptions.ts';
import { type Effort, effortOf } from '../../../src/core/climbs/effort.ts';
import { findEfforts } from '../../../src/core/climbs/match.ts';
import { evenSchedule } from '../../../src/core/climbs/pacing.ts';
import { stretchesOf } from '../../../src/core/climbs/profile.ts';
import { buildIndex, type Variant } from '../../../src/core/climbs/territory.ts';
import type { Rider } from '../../../src/core/metrics/metric.ts';
import { NOBODY } from '../../../src/core/profile.ts';
import type { Ride } from '../../../src/core/ride.ts';
import { oisans, variantOf } from './oisans.ts';
import { type Plan, recordRide } from './riding.ts';

const alpe = variantOf('alpe-dhuez/finish-13.8');
const RIDER: Rider = { ...NOBODY, threshold: 250, weight: 70 };

/** Up a line at the speed that a power gives on each 100 m of it. */
function riddenAt(power: number, variant: Variant, bikeClass: BikeClass): Plan {
  const stretches = stretchesOf(variant, 100);
  const { times } = evenSchedule(stretches, power, setupOf(70, bikeClass, Number.NaN));
  const time = [0, 50];
  const along = [-200, 0];
  stretches.forEach(({ length }, i) => {
    time.push(50 + times[i]);
    along.push((along.at(-1) as number) + length);
  });
  time.push((time.at(-1) as number) + 50);
  along.push(variant.length + 200);
  return { time, along };
}

function effortOn(variant: Variant, ride: Ride, rider = RIDER): Effort {
  const index = buildIndex([{ ...oisans, variants: [variant] }]);
  // a ride never changes: one that a test has changed is another
  return findEfforts({ ...ride }, index, rider)[0];
}

const onBike = (bikeClass: BikeClass): Ride => ({
  ...recordRide(alpe, riddenAt(240, alpe, bikeClass)),
  bikeClass,
});

describe('effortOf(variant, ascent, ride, rider)', () => {
  it.each(['road', 'gravel', 'mtb', 'unknown'] as const)(
    'finds the power of a simulated rider without a meter on a bike of class %s within 5 %%',
    (bikeClass) => {
      const { estimatedPower, averagePower } = effortOn(alpe, onBike(bikeClass));
      expect(averagePower).toBeNaN();
      expect(Math.abs(estimatedPower - 240)).toBeLessThan(12);
    },
  );

  it('estimates nothing with a motor, without the weight, beside a meter or on a gentle road', () => {
    expect(effortOn(alpe, onBike('e-mtb')).estimatedPower).toBeNaN();
    expect(effortOn(alpe, onBike('road'), { ...RIDER, weight: null }).estimatedPower).toBeNaN();
    const metered = onBike('road');
    metered.grid.power = new Float64Array(metered.seconds).fill(240);
    const { averagePower, estimatedPower } = effortOn(alpe, metered);
    expect([averagePower, estimatedPower]).toEqual([240, Number.NaN]);
    expect(effortOn({ ...alpe, height: 300 }, onBike('road')).estimatedPower).toBeNaN();
  });

  it('reckons what was spent above the threshold, second by second', () => {
    const ride = onBike('road');
    ride.grid.power = new Float64Array(ride.seconds).fill(200);
    const { start, wPrimeSpent } = effortOn(alpe, ride);
    expect(wPrimeSpent).toBe(0);
    // 60 s at 150 W above the threshold of 250 W, a second that nobody measured, and rest
    ride.grid.power.fill(400, Math.ceil(start) + 100, Math.ceil(start) + 160);
    ride.grid.power[Math.ceil(start) + 300] = Number.NaN;
    expect(effortOn(alpe, ride).wPrimeSpent).toBe(9000);
    expect(effortOn(alpe, ride, { ...RIDER, threshold: null }).wPrimeSpent).toBeNaN();
    expect(effortOn(alpe, onBike('road')).wPrimeSpent).toBeNaN();
  });

  it.each([
    [100.25, 3700.75],
    [100, 160],
    [100.25, 100.5],
    [100.25, 101.5],
    [6000, 1e9],
  ])('counts the seconds moving from %d to %d, the ends in part', (from, to) => {
    const ride = onBike('road');
    const until = Math.min(to, ride.seconds);
    const moving = Uint8Array.from({ length: ride.seconds }, (_, second) => +(second % 7 > 2));
    let expected = 0;
    for (let second = 0; second < ride.seconds; second++) {
      const shared = Math.min(until, second + 1) - Math.max(from, second);
      if (moving[second] === 1 && shared > 0) expected += shared;
    }
    const gate = { step: 0, time: from, uncertainty: 0.3 };
    const ascent = {
      start: gate,
      end: { ...gate, time: to },
      splits: [],
      mesh: new Float64Array(1),
    };
    const measured = { ride: { ...ride, moving, movingTime: 100 }, rider: RIDER, number: 1 };
    expect(effortOf(alpe, ascent, measured).moving).toBe(expected);
  });

  it('gives a time in standard air with a meter or without, where the temperature is known', () => {
    const ride = onBike('road');
    expect(effortOn(alpe, ride).normalisedElapsed).toBeNaN();
    // as warm as the standard atmosphere half way up, and 25 degrees more
    const standard = 15 - 0.0065 * (alpe.base + alpe.height / 2);
    ride.grid.temperature = new Float64Array(ride.seconds).fill(standard);
    const { elapsed, normalisedElapsed } = effortOn(alpe, ride);
    expect(normalisedElapsed).toBeCloseTo(elapsed, 1);
    ride.grid.temperature.fill(standard + 25);
    const hot = effortOn(alpe, ride).normalisedElapsed;
    expect(hot - elapsed).toBeGreaterThan(5);
    ride.grid.power = new Float64Array(ride.seconds).fill(240);
    expect(Math.abs(effortOn(alpe, ride).normalisedElapsed - hot)).toBeLessThan(1);
    expect(effortOn(alpe, { ...ride, bikeClass: 'e-bike' }).normalisedElapsed).toBeNaN();
    expect(effortOn(alpe, ride, { ...RIDER, weight: null }).normalisedElapsed).toBeNaN();
  });

  it('reckons the rate of climbing from the reference height, without any altitude of the device', () => {
    const ride = onBike('road');
    expect(ride.grid.altitude).toBeUndefined();
    const gate = { step: 0, time: 100, uncertainty: 0.3 };
    const ascent = {
      start: gate,
      end: { ...gate, time: 3700, uncertainty: 0.4 },
      splits: [],
      mesh: new Float64Array(0),
    };
    const effort = effortOf(alpe, ascent, { ride, rider: { ...RIDER, weight: null }, number: 1 });
    expect(effort).toMatchObject({ elapsed: 3600, uncertainty: 0.5, vam: alpe.height });
  });
});
