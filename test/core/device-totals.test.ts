import { describe, expect, it } from 'vitest';
import { deviceTotalsNote } from '../../src/core/device-totals.ts';
import type { DeviceTotals } from '../../src/core/recording.ts';

const metrics = {
  timer: 3600,
  distance: 30_000,
  averagePower: 200,
  weightedPower: 220,
  work: 720_000,
};
const said = (totals: Partial<DeviceTotals>) => totals as DeviceTotals;

describe('deviceTotalsNote(totals, metrics)', () => {
  it('names what differs by more than 2 %', () => {
    expect(deviceTotalsNote(said({ timer: 3600, averagePower: 186 }), metrics)).toEqual({
      code: 'device-totals-differ',
      count: 1,
      detail: 'The device itself says averagePower 186 (ours: 200).',
    });
  });

  it('is silent within 2 %, where the device is silent or counted nothing, and where we know nothing', () => {
    const totals = { timer: 3560, distance: null, work: 0, weightedPower: 500 };
    const unknown = { ...metrics, weightedPower: Number.NaN };
    expect(deviceTotalsNote(said(totals), unknown)).toBeNull();
    expect(deviceTotalsNote(null, metrics)).toBeNull();
  });
});
