import { describe, expect, it } from 'vitest';
import { BIKE_CLASSES } from '../../../src/core/bike-class.ts';
import { cadenceIn, gearVerdict, LOWEST_GEAR } from '../../../src/core/climbs/gearing.ts';

const KMH = 1 / 3.6;

describe('cadenceIn(gear, speed)', () => {
  it('is what tables of developments say: 50 × 25 on 2.096 m goes 22.6 km/h at 90 a minute', () => {
    const gear = { front: 50, rear: 25, circumference: 2.096 };
    expect(cadenceIn(gear, 22.64 * KMH)).toBeCloseTo(90, 1);
  });

  it('doubles with the speed, and halves with the sprocket', () => {
    const gear = { front: 34, rear: 32, circumference: 2.1 };
    expect(cadenceIn(gear, 4)).toBeCloseTo(2 * cadenceIn(gear, 2), 9);
    expect(cadenceIn({ ...gear, rear: 16 }, 2)).toBeCloseTo(cadenceIn(gear, 2) / 2, 9);
  });
});

describe('LOWEST_GEAR', () => {
  it('turns between 1.2 and 2.5 m of road for every class', () => {
    for (const bikeClass of BIKE_CLASSES) {
      const { front, rear, circumference } = LOWEST_GEAR[bikeClass];
      const development = (front / rear) * circumference;
      expect(development).toBeGreaterThan(1.2);
      expect(development).toBeLessThan(2.5);
    }
  });
});

describe('gearVerdict(cadence)', () => {
  it.each([
    [80, 'low-enough'],
    [60, 'low-enough'],
    [59.9, 'hard'],
    [45, 'hard'],
    [44.9, 'too-hard'],
  ])('calls %f turns a minute %s', (cadence, verdict) => {
    expect(gearVerdict(cadence)).toBe(verdict);
  });
});
