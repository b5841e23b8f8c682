import { describe, expect, it } from 'vitest';
import { averageTemperature } from '../../../src/core/metrics/temperature.ts';
import { measured, valueFor } from './measured.ts';

describe('averageTemperature', () => {
  it('takes frost and 0 °C for what they are', () => {
    expect(valueFor(averageTemperature, measured({ temperature: [-4, 0, 1, Number.NaN] }))).toBe(
      -1,
    );
  });
});
