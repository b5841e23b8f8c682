import { describe, expect, it } from 'vitest';
import { recordingNotes } from '../../src/core/quality.ts';

const always = (length: number) => new Uint8Array(length).fill(1);
const counts = (notes: ReturnType<typeof recordingNotes>) =>
  notes.map(({ code, count }) => [code, count]);

describe('recordingNotes(time, pauses, grid, running)', () => {
  it('has nothing to say about a sample every second', () => {
    const time = Float64Array.from({ length: 60 }, (_, i) => i);
    const power = new Float64Array(60).fill(200);
    expect(recordingNotes(time, [], { power }, always(60))).toEqual([]);
  });

  it('counts holes while the timer ran, not those of pauses', () => {
    const time = Float64Array.of(0, 1, 20, 21, 80, 81);
    const running = always(82);
    running.fill(0, 22, 80);
    const notes = recordingNotes(time, [{ start: 22, end: 80 }], {}, running);
    expect(counts(notes)).toEqual([
      ['pauses', 1],
      ['gaps', 1],
    ]);
    expect(notes[0].detail).toBe('1 pause, 58 s in all.');
  });

  it('names smart recording', () => {
    const time = Float64Array.of(0, 1, 4, 9, 10, 14);
    expect(counts(recordingNotes(time, [], {}, always(15)))).toEqual([['smart-recording', 3]]);
  });

  it('names missing values of channels that the ride has, pauses aside', () => {
    const time = Float64Array.from({ length: 100 }, (_, i) => i);
    const running = always(100);
    running.fill(0, 50);
    const heartRate = new Float64Array(100).fill(140).fill(Number.NaN, 40);
    const notes = recordingNotes(time, [{ start: 50, end: 100 }], { heartRate }, running);
    expect(counts(notes)).toEqual([
      ['pauses', 1],
      ['heart-rate-missing', 10],
    ]);
    expect(notes[1].detail).toBe('Heart rate is missing for 20 % of the time.');
  });
});
