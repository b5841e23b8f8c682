import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SAMPLES } from '../../samples/catalogue.ts';
import { truthFile } from '../../samples/make.ts';
import type { RideTruth } from '../../samples/ride-file.ts';
import { analyse } from '../../src/core/analyse.ts';
import { buildIndex } from '../../src/core/climbs/territory.ts';
import { constantProfile } from '../../src/core/profile.ts';
import { loadTerritories } from '../../src/territories.ts';

const climbs = buildIndex(await loadTerritories());
const profile = constantProfile({ threshold: 250, weight: 70, thresholdHeartRate: 170 });
const read = (name: string) => readFileSync(new URL(`../../samples/${name}`, import.meta.url));
const results = (file: string) =>
  analyse(read(file), { now: 1_798_000_000, profile, climbs, cyclingOnly: true });

const RIDES = SAMPLES.map(({ file }) => file).filter((file) => !file.startsWith('planned-'));
const truthOf = (file: string) => JSON.parse(read(truthFile(file)).toString()) as RideTruth;
const recordsDistance = (file: string) => !file.endsWith('.gpx');

describe('the samples, against what was simulated', () => {
  it.each(RIDES)('%s: start, clocks and distance', (file) => {
    const truth = truthOf(file);
    const [{ ride, metrics }] = results(file);
    expect(ride.start).toBe(Date.parse(truth.start) / 1000);
    expect(Math.abs(metrics.elapsed - truth.elapsed)).toBeLessThanOrEqual(2);
    expect(Math.abs(metrics.timer - truth.timer)).toBeLessThanOrEqual(4);
    const tolerance = recordsDistance(file) ? 0.002 : 0.03;
    expect(Math.abs(metrics.distance / truth.distance - 1)).toBeLessThan(tolerance);
  });

  it.each(RIDES)('%s: power, where there was a meter', (file) => {
    const truth = truthOf(file);
    const [{ metrics }] = results(file);
    if (truth.averagePower === null) {
      expect(metrics.averagePower).toBeNaN();
      return;
    }
    expect(Math.abs(metrics.averagePower / truth.averagePower - 1)).toBeLessThan(0.02);
    expect(Math.abs(metrics.work / (truth.work as number) - 1)).toBeLessThan(0.02);
  });

  it.each(RIDES)('%s: exactly the climbs ridden, the truth inside the uncertainty', (file) => {
    const truth = truthOf(file);
    const [{ efforts }] = results(file);
    const byLine = (a: { line: string }, b: { line: string }) => a.line.localeCompare(b.line);
    const found = efforts.map((effort) => ({
      ...effort,
      line: `${effort.climb}/${effort.variant}`,
    }));
    expect(found.map(({ line }) => line).sort()).toEqual(
      truth.efforts.map(({ line }) => line).sort(),
    );
    found.sort(byLine);
    for (const [i, expected] of truth.efforts.toSorted(byLine).entries()) {
      const { elapsed, uncertainty } = found[i];
      expect(Math.abs(elapsed - expected.elapsed), expected.line).toBeLessThanOrEqual(uncertainty);
    }
  });

  it('gives the same efforts whatever the format', () => {
    const [fit, gpx, tcx] = ['fit', 'gpx', 'tcx'].map((kind) => results(`la-garde.${kind}`)[0]);
    for (const other of [gpx, tcx]) {
      expect(other.efforts[0].elapsed).toBeCloseTo(fit.efforts[0].elapsed, 1);
      expect(other.metrics.averagePower).toBeCloseTo(fit.metrics.averagePower, 0);
      expect(other.metrics.weightedPower).toBeCloseTo(fit.metrics.weightedPower, 0);
      // Only FIT says that the timer stopped with the last sample.
      expect(Math.abs(other.metrics.timer - fit.metrics.timer)).toBeLessThanOrEqual(1);
    }
  });

  it('refuses the planned route', () => {
    expect(() => results('planned-galibier.gpx')).toThrow(
      expect.objectContaining({ code: 'planned-route' }),
    );
  });
});
