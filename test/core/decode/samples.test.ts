import { describe, expect, it } from 'vitest';
import { placeOf, Samples } from '../../../src/core/decode/samples.ts';
import { codeOf } from '../../faults.ts';

describe('Samples', () => {
  it('keep missing values missing, before and after a channel appears and across growth', () => {
    const samples = new Samples(1e6, 2);
    for (let i = 0; i < 100; i++) {
      samples.begin();
      samples.setTime(i);
      if (i % 3 === 1) samples.set(placeOf('power'), i);
      samples.end();
    }
    const { time, columns } = samples.finish();
    const multiples = Array.from({ length: 100 }, (_, i) => i);
    expect([...time]).toEqual(multiples);
    expect([...(columns.power ?? [])]).toEqual(
      multiples.map((i) => (i % 3 === 1 ? i : Number.NaN)),
    );
    expect(Object.keys(columns)).toEqual(['power']);
  });

  it('let the first value of a channel win and ignore a sample that is never ended', () => {
    const samples = new Samples(10);
    samples.begin();
    samples.set(placeOf('heartRate'), Number.NaN);
    samples.set(placeOf('heartRate'), 120);
    samples.set(placeOf('heartRate'), 130);
    samples.end();
    samples.begin();
    samples.set(placeOf('heartRate'), 140);
    expect([...(samples.finish().columns.heartRate ?? [])]).toEqual([120]);
    expect(samples.countTimes()).toBe(0);
  });

  it('refuse more than their limit', () => {
    const samples = new Samples(2);
    const add = () => {
      samples.begin();
      samples.end();
    };
    add();
    add();
    expect(codeOf(add)).toBe('too-many-samples');
  });

  it('are the same however many were expected', () => {
    const batch = Float64Array.from({ length: 700 }, (_, i) => i);
    for (const expected of [0, 1, 3 * 700, 1e9]) {
      const samples = new Samples(2100);
      for (let i = 0; i < 3; i++) {
        const columns = new Map(i === 1 ? [[placeOf('power'), batch]] : []);
        samples.append(batch, columns, expected);
      }
      const { time, columns } = samples.finish();
      const unknown = Array(700).fill(Number.NaN);
      expect([...time]).toEqual([...batch, ...batch, ...batch]);
      expect([...(columns.power ?? [])]).toEqual([...unknown, ...batch, ...unknown]);
      expect(samples.room).toBe(0);
    }
  });
});
