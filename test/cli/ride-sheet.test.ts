import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { rideSheet } from '../../src/cli/ride-sheet.ts';
import { analyse } from '../../src/core/analyse.ts';
import { constantProfile } from '../../src/core/profile.ts';
import { MORNING } from '../core/recorded.ts';
import { steady, tcx } from '../core/written.ts';
import { effort } from '../warehouse/results.ts';

const profile = constantProfile({ threshold: 250, weight: 70 });
const context = { now: MORNING + 86_400, profile, climbs: null, cyclingOnly: false };

function sheet(...activities: Parameters<typeof tcx>[0]): string {
  const [analysis] = analyse(tcx(activities), context);
  return stripVTControlCharacters(rideSheet('a.tcx', analysis, { variants: [] }));
}

describe('rideSheet(name, analysis, options)', () => {
  const text = sheet({ sport: 'Biking', points: steady(250, 3723) });

  it('shows quantities in everyday units', () => {
    expect(text).toContain('TCX · cycling · indoor · 2024-06-01 08:00 UTC');
    expect(text).toMatch(/Elapsed time +1:02:03/);
    expect(text).toMatch(/Average power +250 W/);
    expect(text).toMatch(/Work +931 kJ/);
    expect(text).toMatch(/Intensity +1\.00\n/);
  });

  it('gives the power curve as far as the ride reached', () => {
    expect(text).toMatch(/1 s +5 s +15 s +30 s +1 min +5 min +10 min +20 min +1 h\n/);
  });

  it('explains itself by its notes', () => {
    expect(text).toContain('(bike-class-guessed)');
  });

  it('leaves out columns and sections of which nothing is known', () => {
    const run = sheet({ sport: 'Running', points: [{ at: 0 }, { at: 5, heartRate: 120 }] });
    expect(run).not.toContain('Average power');
    expect(run).not.toContain('Power curve');
  });

  it('lines up the columns', () => {
    const rows = text
      .split('\n')
      .filter((line) => line.includes('power  ') || line.includes('Work'));
    expect(new Set(rows.map((line) => line.length)).size).toBe(1);
  });

  it('shows a climb by its name, with its uncertainty and its bends', () => {
    const [analysis] = analyse(tcx([{ sport: 'Biking', points: steady(250, 90) }]), context);
    const effort = {
      ...{ territory: 'oisans', climb: 'la-garde', variant: 'from-bourg', start: 10.25, end: 70.5 },
      ...{ elapsed: 3660.25, uncertainty: 1.2, startUncertainty: 0.8, endUncertainty: 0.9 },
      ...{ startDistance: 0, endDistance: 300, moving: 60, averagePower: 200, weightedPower: 200 },
      ...{
        averageHeartRate: Number.NaN,
        averageCadence: Number.NaN,
        averageTemperature: Number.NaN,
      },
      ...{
        wattsPerKilogram: 2.857,
        work: 12_000,
        vam: 901.4,
        vamMoving: 910,
        estimatedPower: Number.NaN,
        normalisedElapsed: Number.NaN,
        wPrimeSpent: Number.NaN,
        ...{ number: 1, packVersion: '1' },
        mesh: new Float64Array(0),
      },
      splits: [{ gate: 'bend-21', elapsed: 80.5, leg: 80.5, uncertainty: 1 }],
    };
    const shown = rideSheet('a.tcx', { ...analysis, efforts: [effort] }, { variants: [] });
    const lines = stripVTControlCharacters(shown).split('\n');
    expect(lines).toContainEqual(
      expect.stringMatching(
        /from-bourg +1:01:00\.3 +± 1\.2 s +1:00 +901 m\/h +200 W +2\.86 W\/kg$/,
      ),
    );
    expect(lines).toContain('      bend-21 1:21');
  });

  it('marks power that nobody measured', () => {
    const [analysis] = analyse(tcx([{ sport: 'Biking', points: steady(250, 90) }]), context);
    const efforts = [effort({ estimatedPower: 240.4 }), effort({ averagePower: 251 })];
    const shown = rideSheet('a.tcx', { ...analysis, efforts }, { variants: [] });
    const lines = stripVTControlCharacters(shown).split('\n');
    expect(lines).toContainEqual(expect.stringMatching(/ ≈ 240 W$/));
    expect(lines).toContainEqual(expect.stringMatching(/[^≈] 251 W$/));
  });

  it('tells of climbs that no pack knows', () => {
    const [analysis] = analyse(tcx([{ sport: 'Biking', points: steady(250, 90) }]), context);
    const climb = { start: 100, end: 1_300, length: 5_200, height: 364 };
    const unnamedClimbs = [{ ...climb, startDistance: 12_300, endDistance: 17_500 }];
    const shown = rideSheet('a.tcx', { ...analysis, unnamedClimbs }, { variants: [] });
    expect(stripVTControlCharacters(shown)).toMatch(
      /Other climbs .*\n {2}at km 12\.3 +5\.2 km +364 m +7\.0 % +20:00\n/,
    );
  });
});
