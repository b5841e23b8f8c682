import { describe, expect, it } from 'vitest';
import { BIKE_CLASSES } from '../../../src/core/bike-class.ts';
import { isMotorless, setupOf } from '../../../src/core/climbs/assumptions.ts';

describe('setupOf(weight, bikeClass, temperature)', () => {
  it('has a plausible bike for every class', () => {
    for (const bikeClass of BIKE_CLASSES) {
      const { mass, dragArea, rolling, temperature } = setupOf(70, bikeClass, 12);
      expect(mass).toBeGreaterThan(78);
      expect(mass).toBeLessThan(97);
      expect(dragArea).toBeGreaterThan(0.3);
      expect(dragArea).toBeLessThan(0.5);
      expect(rolling).toBeGreaterThan(0.003);
      expect(rolling).toBeLessThan(0.015);
      expect(temperature).toBe(12);
    }
  });
});

describe('isMotorless(bikeClass)', () => {
  it('is false for the two kinds with a motor only', () => {
    const motors = BIKE_CLASSES.filter((bikeClass) => !isMotorless(bikeClass));
    expect(motors).toEqual(['e-bike', 'e-mtb']);
  });
});
