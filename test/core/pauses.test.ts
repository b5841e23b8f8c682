import { describe, expect, it } from 'vitest';
import { findPauses, runningSeconds, standing } from '../../src/core/pauses.ts';
import type { Recording } from '../../src/core/recording.ts';
import { orderSamples } from '../../src/core/time-order.ts';
import { MORNING, recorded } from './recorded.ts';

function pausesOf(recording: Recording) {
  const { samples } = orderSamples(recording, MORNING + 86_400);
  const time = samples.time.map((at) => at - MORNING);
  return findPauses({ ...samples, time }, recording, MORNING);
}

/** At each of the given seconds, riding north at 5 m/s but standing from `from` to `to`. */
function ridden(at: number[], from: number, to: number): Record<string, number[]> {
  const metres = at.map((s) => 5 * (s - Math.max(0, Math.min(s, to) - from)));
  return { latitude: metres.map((m) => 45 + m / 111_130), longitude: metres.map(() => 6) };
}

const hole = [0, 5, 10, 60, 65];

describe('findPauses(samples, recording, start)', () => {
  it('follows the timer of the device and not the holes', () => {
    const recording = recorded(ridden(hole, 10, 60), {
      at: hole,
      timer: [
        { time: MORNING, kind: 'start' },
        { time: MORNING + 20, kind: 'stop' },
        { time: MORNING + 50, kind: 'start' },
      ],
    });
    expect(pausesOf(recording)).toEqual([{ start: 20, end: 50 }]);
  });

  it('does not believe a stop whose start was lost', () => {
    const at = Array.from({ length: 300 }, (_, i) => i);
    const timer = [{ time: MORNING + 100, kind: 'stop' } as const];
    expect(pausesOf(recorded({ power: at }, { at, timer }))).toEqual([]);
    expect(pausesOf(recorded({ power: at.slice(0, 105) }, { timer }))).toEqual([
      { start: 100, end: 105 },
    ]);
  });

  it('without events takes a hole at standstill for a pause, and no hole with movement', () => {
    expect(pausesOf(recorded(ridden(hole, 10, 60), { at: hole }))).toEqual([
      { start: 11, end: 60 },
    ]);
    expect(pausesOf(recorded(ridden(hole, 0, 0), { at: hole }))).toEqual([]);
  });

  it('takes a long hole with a few metres for a halt with drifting positions', () => {
    const at = [0, 5, 10, 610, 615];
    const drifted = {
      latitude: at.map((s) => 45 + (s > 10 ? 0.0003 : 0)),
      longitude: at.map(() => 6),
    };
    expect(pausesOf(recorded(drifted, { at }))).toEqual([{ start: 11, end: 610 }]);
  });

  it('takes a hole before a new segment or a new lap for a pause', () => {
    const moving = ridden(hole, 0, 0);
    const pause = [{ start: 11, end: 60 }];
    expect(pausesOf(recorded(moving, { at: hole, breaks: [3] }))).toEqual(pause);
    const lap = {
      start: MORNING + 60,
      end: MORNING + 66,
      trigger: null,
      timer: null,
      distance: null,
    };
    expect(pausesOf(recorded(moving, { at: hole, laps: [lap] }))).toEqual(pause);
    const smart = [0, 5, 10, 35, 40];
    const soon = { ...lap, start: MORNING + 35 };
    expect(pausesOf(recorded(ridden(smart, 0, 0), { at: smart, laps: [soon] }))).toEqual([]);
  });

  it('believes a device whose totals know no pause', () => {
    const totals = { elapsed: 65, timer: 65 } as Recording['totals'];
    expect(pausesOf(recorded(ridden(hole, 10, 60), { at: hole, totals }))).toEqual([]);
  });

  it('believes its timer alone where holes tell nothing: no place, no distance', () => {
    const totals = { elapsed: null, timer: 64.3 } as Recording['totals'];
    expect(pausesOf(recorded({ heartRate: hole }, { at: hole, totals }))).toEqual([]);
    const standing = ridden(hole, 10, 60);
    expect(pausesOf(recorded(standing, { at: hole, totals }))).toEqual([{ start: 11, end: 60 }]);
  });

  it('takes a hole for a pause where nothing tells the place', () => {
    expect(pausesOf(recorded({ power: hole }, { at: hole }))).toEqual([{ start: 11, end: 60 }]);
  });
});

describe('runningSeconds(pauses, seconds) and standing(running)', () => {
  it('are each other’s mirror on whole seconds', () => {
    const pauses = [
      { start: 0, end: 3 },
      { start: 7, end: 8 },
      { start: 9, end: 10 },
    ];
    expect(standing(runningSeconds(pauses, 10))).toEqual(pauses);
  });
});
