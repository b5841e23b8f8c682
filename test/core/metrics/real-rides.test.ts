import { describe, expect, it } from 'vitest';
import { decodeFit } from '../../../src/core/decode/fit/index.ts';
import { type Metrics, measure } from '../../../src/core/metrics/index.ts';
import { metricInput } from '../../../src/core/metrics/metric.ts';
import { powerCurve } from '../../../src/core/power-curve.ts';
import { LIMITS } from '../../../src/core/recording.ts';
import { type Ride, toRide } from '../../../src/core/ride.ts';
import { describeCorpus, readCorpus } from '../../corpus.ts';
import { NOBODY } from './measured.ts';

const NOW = Date.UTC(2026, 0) / 1000;

function rideOf(path: string): Ride {
  const [recording] = decodeFit(readCorpus(path), LIMITS);
  return toRide(recording, { now: NOW });
}

function metricsOf(ride: Ride, threshold: number | null = null): Metrics {
  return measure(metricInput(ride, { ...NOBODY, threshold }));
}

/** What the head unit said, what other programs found, and how far ours may be off (a share). */
type Expected = readonly (readonly [id: keyof Metrics, value: number, tolerance: number])[];

function expectMetrics(metrics: Metrics, expected: Expected): void {
  for (const [id, value, tolerance] of expected) {
    const off = Math.abs(metrics[id] / value - 1);
    expect(off, `${id}: ${metrics[id]}, expected ${value}`).toBeLessThanOrEqual(tolerance);
  }
}

function expectBests(ride: Ride, bests: Record<number, number>, tolerance: number): void {
  const curve = powerCurve(ride);
  for (const [duration, watts] of Object.entries(bests)) {
    const off = Math.abs((curve?.watts[Number(duration) - 1] ?? Number.NaN) - watts);
    expect(off, `${duration} s`).toBeLessThan(tolerance * watts);
  }
}

// analysis-rules.md, C14–C17: device sessions and independent calculations
describeCorpus('the metrics of real rides', () => {
  it('first-power-ride.fit', () => {
    const ride = rideOf('power/first-power-ride.fit');
    expectMetrics(metricsOf(ride, 180), [
      ['timer', 10055.65, 0.001],
      ['averagePower', 151.62, 0.002],
      ['weightedPower', 171.33, 0.001],
      ['maximumPower', 564, 0],
      ['work', 1525768, 0],
      ['intensity', 0.955, 0.005],
      ['trainingLoad', 254, 0.01],
      ['decoupling', 9.98, 0.01],
      ['averageHeartRate', 165, 0.003],
      ['maximumHeartRate', 184, 0],
      ['leftBalance', 1 - 0.5106, 0.005],
      ['ascent', 626, 0.02],
    ]);
    const bests = { 5: 462.8, 60: 241.35, 300: 223.01, 1200: 201.31, 3600: 170.74 };
    expectBests(ride, bests, 0.0001);
  });

  it('brasilia.fit', () => {
    const ride = rideOf('power/brasilia.fit');
    expectMetrics(metricsOf(ride, 228), [
      ['timer', 6175.05, 0.001],
      ['averagePower', 134.24, 0.001],
      ['weightedPower', 178.55, 0.0002],
      ['maximumPower', 611, 0],
      ['work', 831690, 0.005],
      ['intensity', 0.786, 0.005],
      ['trainingLoad', 105.4, 0.01],
      ['decoupling', 4.83, 0.01],
      ['averageHeartRate', 136, 0.004],
      ['maximumHeartRate', 183, 0],
      ['leftBalance', 1 - 0.4932, 0.005],
      ['ascent', 862, 0.02],
    ]);
    const bests = { 5: 592.8, 60: 321.18, 300: 250.71, 1200: 176.89, 3600: 150.61 };
    expectBests(ride, bests, 0.0001);
  });

  it('activity.fit, without a gap', () => {
    const ride = rideOf('power/activity.fit');
    expectMetrics(metricsOf(ride, 236), [
      ['elapsed', 7023, 0],
      ['averagePower', 187.02520290474158, 1e-12],
      ['maximumPower', 289, 0],
      ['weightedPower', 204, 0.0005],
      ['intensity', 204 / 236, 0.0005],
      ['trainingLoad', 145.76608733122666, 0.0005],
      ['work', 1313478, 0],
    ]);
  });

  it('power-analysis.fit', () => {
    const ride = rideOf('power/power-analysis.fit');
    expectMetrics(metricsOf(ride, 350), [
      ['averagePower', 219, 0.001], // the device; its origin's tests say 221 from samples alone
      ['weightedPower', 285, 0.015],
      ['intensity', 0.81, 0.015],
      ['variability', 1.29, 0.015],
    ]);
    expectBests(ride, { 2: 551.5, 5: 542.2, 10: 527.7, 60: 452.87, 300: 361.99 }, 0.015);
  });

  describe('huez.fit', () => {
    it('as a whole', () => {
      expectMetrics(metricsOf(rideOf('power/huez.fit')), [
        ['distance', 141944.2, 0.0002],
        ['timer', 19663.8, 0.001],
        ['elapsed', 22028.3, 0.001],
        ['ascent', 2052, 0.01],
        ['descent', 2028, 0.015],
        ['maximumAltitude', 1806.2, 1e-12],
        ['averageHeartRate', 148, 0.005],
        ['maximumHeartRate', 174, 0],
        ['averageCadence', 79, 0.01],
      ]);
    });

    it('from the foot of the climb to the top', () => {
      const ride = rideOf('power/huez.fit');
      const start = passage(ride, 45.06588, 6.03997);
      const end = passage(ride, 45.09762, 6.07101);
      expectMetrics(measure(metricInput(ride, NOBODY, { start, end })), [
        ['elapsed', 5437, 0.001],
        ['averageHeartRate', 159.7, 0.005],
        ['averageTemperature', 33.7, 0.01],
        ['ascent', 1074.8, 0.01],
        ['moving', 5437 - 693, 0.01],
      ]);
    });
  });
});

/** The second in which the ride was nearest to a place. */
function passage({ grid }: Ride, latitude: number, longitude: number): number {
  const { latitude: latitudes = new Float64Array(0), longitude: longitudes = latitudes } = grid;
  const away = latitudes.map((degrees, i) =>
    Math.hypot(degrees - latitude, (longitudes[i] - longitude) * Math.cos(Math.PI / 4)),
  );
  return away.reduce(
    (nearest, d, i) => (d < away[nearest] || Number.isNaN(away[nearest]) ? i : nearest),
    0,
  );
}
