import { describe, expect, it } from 'vitest';
import { sharedProfile } from '../../src/disclosure/fields.ts';

describe('sharedProfile(rider, fields)', () => {
  const rider = {
    threshold: 250,
    weight: 68,
    wPrime: 18_000,
    powerZones: [0, 55],
    maximumHeartRate: 190,
    thresholdHeartRate: 170,
    restHeartRate: 48,
    heartRateZones: [0, 80],
  };

  it('tells weight, threshold and W′ with the power alone, heart rates with the heart rate', () => {
    const ofPower = { threshold: 250, weight: 68, wPrime: 18_000, powerZones: [0, 55] };
    const ofHeart = {
      maximumHeartRate: 190,
      thresholdHeartRate: 170,
      restHeartRate: 48,
      heartRateZones: [0, 80],
    };
    const none = Object.fromEntries(Object.keys(rider).map((kind) => [kind, null]));
    expect(sharedProfile(rider, new Set(['summary', 'position']))).toEqual(none);
    expect(sharedProfile(rider, new Set(['power']))).toEqual({ ...none, ...ofPower });
    expect(sharedProfile(rider, new Set(['heartRate']))).toEqual({ ...none, ...ofHeart });
  });
});
