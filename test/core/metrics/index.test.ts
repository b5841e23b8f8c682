import { describe, expect, it } from 'vitest';
import { METRICS, measure, remarks } from '../../../src/core/metrics/index.ts';
import { metricInput } from '../../../src/core/metrics/metric.ts';
import { measured, NOBODY, steady } from './measured.ts';

describe('METRICS', () => {
  it('have ids of their own', () => {
    expect(new Set(METRICS.map(({ id }) => id)).size).toBe(METRICS.length);
  });

  it.each(METRICS.map((metric) => [metric.id, metric] as const))(
    'tell %s in both languages',
    (_, { label, rule }) => {
      for (const text of [label.fr, label.en, rule.fr, rule.en])
        expect(text).toMatch(/^[A-ZÀÉ]\S*/);
      for (const text of [rule.fr, rule.en]) expect(text).toMatch(/\.$/);
      expect(label.fr + rule.fr).not.toMatch(/'/); // typographic apostrophe
      expect(rule.fr).not.toBe(rule.en);
    },
  );

  it('have labels of their own in each language', () => {
    for (const language of ['fr', 'en'] as const) {
      expect(new Set(METRICS.map(({ label }) => label[language])).size).toBe(METRICS.length);
    }
  });
});

describe('measure', () => {
  it('gives every metric, in the order of the table', () => {
    const values = measure(metricInput(measured({ power: steady(200, 60) }), NOBODY));
    expect(Object.keys(values)).toEqual(METRICS.map(({ id }) => id));
    expect(values.weightedPower).toBe(200);
    expect(values.averageHeartRate).toBeNaN();
  });

  it('knows nothing about a ride without a single measurement but its clocks', () => {
    const values = measure(metricInput(measured({ power: steady(Number.NaN, 60) }), NOBODY));
    const known = METRICS.map(({ id }) => id).filter((id) => !Number.isNaN(values[id]));
    expect(known).toEqual(['elapsed', 'timer', 'moving']);
  });
});

describe('remarks', () => {
  it('collects what metrics have to say', () => {
    const remarksOn = (seconds: number) =>
      remarks(metricInput(measured({ power: steady(200, seconds) }), NOBODY)).map(
        ({ code }) => code,
      );
    expect([remarksOn(60), remarksOn(1800)]).toEqual([['short'], []]);
  });
});
