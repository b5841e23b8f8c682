import { describe, expect, it } from 'vitest';
import { type AnalysisContext, analyse } from '../../src/core/analyse.ts';
import { constantProfile } from '../../src/core/profile.ts';
import { MORNING } from './recorded.ts';
import { steady, tcx } from './written.ts';

const context: AnalysisContext = {
  now: MORNING + 86_400,
  profile: constantProfile({ threshold: 250, weight: 70, thresholdHeartRate: 160 }),
  climbs: null,
  cyclingOnly: false,
};

const biking = { sport: 'Biking', points: steady(250, 3600) };
const running = { sport: 'Running', points: steady(200, 100) };
const backwards = { sport: 'Biking', points: steady(100, 50).toReversed() };

const refusal = (bytes: Uint8Array, over: Partial<AnalysisContext> = {}) => {
  try {
    analyse(bytes, { ...context, ...over });
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return 'read';
};

describe('analyse(bytes, context)', () => {
  it('gives an hour at threshold a load of 100', () => {
    const [analysis, ...others] = analyse(tcx([biking]), context);
    expect(others).toEqual([]);
    expect(analysis.part).toBeNull();
    expect(analysis.metrics).toMatchObject({ weightedPower: 250, intensity: 1, trainingLoad: 100 });
    expect(analysis.metrics.work).toBe(250 * 3600);
    expect(analysis.powerCurve?.watts).toHaveLength(3600);
    expect(analysis.zones.power?.[3].seconds).toBe(3600);
    expect(analysis.bests.heartRate[0].value).toBe(140);
    expect(analysis.efforts).toEqual([]);
  });

  it('numbers the sessions of a file as they stand in it', () => {
    const parts = analyse(tcx([running, biking]), context).map(({ part, ride }) => [
      part,
      ride.sport,
    ]);
    expect(parts).toEqual([
      [1, 'running'],
      [2, 'cycling'],
    ]);
  });

  it('keeps to cycling where asked to, and refuses a file without any', () => {
    const cyclingOnly = { ...context, cyclingOnly: true };
    expect(analyse(tcx([running, biking]), cyclingOnly).map(({ part }) => part)).toEqual([2]);
    expect(refusal(tcx([running]), { cyclingOnly: true })).toBe('not-cycling');
    expect(refusal(tcx([running]))).toBe('read');
  });

  it('reads the other sessions when one is broken, and says so', () => {
    const [analysis, ...others] = analyse(tcx([backwards, biking]), context);
    expect(others).toEqual([]);
    expect(analysis.part).toBe(2);
    expect(analysis.notes).toContainEqual(
      expect.objectContaining({
        code: 'part-skipped',
        detail: expect.stringContaining('Session 1 was left out (time-order)'),
      }),
    );
  });

  it('refuses a file whose every session is broken, by the first', () => {
    expect(refusal(tcx([backwards]))).toBe('time-order');
    expect(refusal(new Uint8Array(0))).toBe('empty-file');
    expect(refusal(tcx([biking]), { now: MORNING - 100_000 })).toBe('time-future');
  });

  it('lets the rider name the bike', () => {
    const [{ ride }] = analyse(tcx([biking]), {
      ...context,
      declared: [{ part: 0, bikeClass: 'gravel' }],
    });
    expect(ride).toMatchObject({ bikeClass: 'gravel', bikeClassFrom: 'declared' });
  });
});
