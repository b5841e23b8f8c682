import { describe, expect, it } from 'vitest';
import { orderSamples } from '../../src/core/time-order.ts';
import { MORNING, recorded } from './recorded.ts';

const NOW = MORNING + 86_400;
const seconds = (length: number) => Array.from({ length }, (_, i) => i);
const order = (at: number[], values = at) => orderSamples(recorded({ power: values }, { at }), NOW);
const codes = (at: number[]) => order(at).notes.map(({ code, count }) => [code, count]);

describe('orderSamples(recording, now)', () => {
  it('leaves ordered samples as they are', () => {
    const { samples, notes } = order([0, 1, 5, 6]);
    expect([...samples.time]).toEqual([0, 1, 5, 6].map((at) => MORNING + at));
    expect(notes).toEqual([]);
  });

  it('leaves out a single sample that goes back in time', () => {
    const at = seconds(200);
    at[100] = 3;
    const { samples } = order(at);
    expect(samples.time.length).toBe(199);
    expect(codes(at)).toEqual([['times-sorted', 1]]);
  });

  it('sorts two halves that were written in the wrong order', () => {
    const at = [...seconds(100).map((s) => s + 500), ...seconds(100)];
    const { samples } = order(at);
    expect([...(samples.columns.power ?? [])]).toEqual([...at].sort((a, b) => a - b));
  });

  it('refuses more than 1 % of steps back', () => {
    const at = seconds(100);
    at[10] = 2;
    at[50] = 20;
    expect(() => order(at)).toThrow(expect.objectContaining({ code: 'time-order' }));
  });

  it('keeps one sample a time and fills it from the others', () => {
    const { samples, notes } = order([0, 1, 1, 2], [10, Number.NaN, 20, 30]);
    expect([...(samples.columns.power ?? [])]).toEqual([10, 20, 30]);
    expect(notes).toMatchObject([{ code: 'duplicates-dropped', count: 1 }]);
  });

  it('leaves out a few samples without a true time and refuses many', () => {
    const at = seconds(300);
    at[299] = 60 * 365 * 86_400;
    expect(codes(at)).toEqual([['time-unset-samples', 1]]);
    const future = at.map((s) => s + (s > 290 ? 200_000 : 0));
    expect(() => order(future)).toThrow(expect.objectContaining({ code: 'time-future' }));
    expect(() => order(at.map((s) => s - MORNING))).toThrow(
      expect.objectContaining({ code: 'time-unset' }),
    );
    expect(() => order(at.map(() => Number.NaN))).toThrow(
      expect.objectContaining({ code: 'no-times' }),
    );
  });

  it('tells times that lack a date from no times, by the word of the decoder', () => {
    const notes = [{ code: 'time-unset-samples', count: 2, detail: '' } as const];
    const recording = recorded({}, { at: [Number.NaN, Number.NaN, 5], notes });
    expect(() => orderSamples(recording, NOW)).toThrow(
      expect.objectContaining({ code: 'time-unset' }),
    );
  });

  it('refuses more than 48 hours', () => {
    expect(() => orderSamples(recorded({}, { at: [0, 172_801] }), NOW + 200_000)).toThrow(
      expect.objectContaining({ code: 'time-span' }),
    );
  });

  it('moves the opening of a segment to the next sample that is left', () => {
    const recording = recorded({}, { at: [0, 1, 1, 2, 3], breaks: [2] });
    expect(orderSamples(recording, NOW).samples.breaks).toEqual([2]);
  });
});
