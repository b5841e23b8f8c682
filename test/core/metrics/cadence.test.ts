import { describe, expect, it } from 'vitest';
import { averageCadence } from '../../../src/core/metrics/cadence.ts';
import { measured, valueFor } from './measured.ts';

describe('averageCadence', () => {
  it('leaves coasting out', () => {
    expect(valueFor(averageCadence, measured({ cadence: [80, 0, Number.NaN, 90] }))).toBe(85);
  });
});
