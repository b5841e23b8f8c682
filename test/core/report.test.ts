import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/core/analyse.ts';
import { LabError } from '../../src/core/errors.ts';
import { refusalOf, reportOf } from '../../src/core/report.ts';
import { MORNING } from './recorded.ts';
import { steady, tcx } from './written.ts';

const context = {
  now: MORNING + 86_400,
  profile: [],
  climbs: null,
  cyclingOnly: false,
};

function reports(...activities: Parameters<typeof tcx>[0]) {
  return analyse(tcx(activities), context).map((analysis) => reportOf('a.tcx', analysis));
}

describe('reportOf(file, analysis, options)', () => {
  it('has exactly the names of the contract, and null for what is unknown', () => {
    const [report] = reports({ sport: 'Biking', points: steady(200, 400) });
    expect(JSON.parse(JSON.stringify(report))).toEqual({
      file: 'a.tcx',
      format: 'tcx',
      ok: true,
      sport: 'cycling',
      bikeClass: 'indoor',
      start: '2024-06-01T08:00:00Z',
      elapsed_s: 400,
      timer_s: 400,
      moving_s: 400,
      distance_m: null,
      ascent_m: null,
      descent_m: null,
      averagePower_W: 200,
      weightedPower_W: 200,
      maxPower_W: 200,
      work_J: 80_000,
      intensity: null,
      trainingLoad: null,
      averageHeartRate: 140,
      maxHeartRate: 140,
      averageCadence: null,
      records: 400,
      powerCurve_W: { 1: 200, 5: 200, 60: 200, 300: 200, 1200: null, 3600: null },
      laps: 1,
      efforts: [],
      unnamedClimbs: [],
      notes: expect.arrayContaining([
        { code: 'bike-class-guessed', count: 1, detail: expect.any(String) },
      ]),
    });
  });

  it('numbers the parts of a file with several sessions', () => {
    const points = steady(200, 100);
    const parts = reports({ sport: 'Biking', points }, { sport: 'Running', points });
    expect(parts.map((report) => report.part)).toEqual([1, 2]);
  });

  it('gives the power curve of every second on request', () => {
    const [analysis] = analyse(tcx([{ sport: 'Biking', points: steady(200, 90) }]), context);
    const { powerCurve_W } = reportOf('a.tcx', analysis, { curve: 'all' });
    expect(Object.keys(powerCurve_W)).toEqual(Array.from({ length: 90 }, (_, i) => String(i + 1)));
  });

  it('names the parts of an effort with their units', () => {
    const [analysis] = analyse(tcx([{ sport: 'Biking', points: steady(200, 90) }]), context);
    const effort = {
      ...{ territory: 'oisans', climb: 'la-garde', variant: 'from-bourg', start: 10.25, end: 70.5 },
      ...{ elapsed: 60.25, uncertainty: 1.2, startUncertainty: 0.8, endUncertainty: 0.9 },
      ...{ startDistance: 0, endDistance: 300, moving: 60, averagePower: 200, weightedPower: 200 },
      ...{ averageHeartRate: 140, averageCadence: Number.NaN, averageTemperature: Number.NaN },
      ...{ wattsPerKilogram: Number.NaN, work: 12_000, vam: Number.NaN, vamMoving: Number.NaN },
      ...{ number: 2, packVersion: '1', estimatedPower: Number.NaN, wPrimeSpent: 900 },
      normalisedElapsed: 59.5,
      mesh: new Float64Array(0),
      splits: [{ gate: 'bend-21', elapsed: 20.5, leg: 20.5, uncertainty: 1 }],
    };
    expect(reportOf('a.tcx', { ...analysis, efforts: [effort] }).efforts).toEqual([
      {
        climb: 'la-garde',
        variant: 'from-bourg',
        number: 2,
        start: '2024-06-01T08:00:10.250Z',
        elapsed_s: 60.25,
        uncertainty_s: 1.2,
        moving_s: 60,
        averagePower_W: 200,
        estimatedPower_W: null,
        wPrimeSpent_J: 900,
        normalisedElapsed_s: 59.5,
        vam_mh: null,
        splits: [{ gate: 'bend-21', elapsed_s: 20.5, leg_s: 20.5 }],
      },
    ]);
  });
});

describe('refusalOf(file, error)', () => {
  it('tells file, code and message', () => {
    expect(refusalOf('b.fit', new LabError('fit-crc', 'Wrong checksum.'))).toEqual({
      file: 'b.fit',
      ok: false,
      code: 'fit-crc',
      message: 'Wrong checksum.',
    });
  });
});
