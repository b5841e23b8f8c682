import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gatherChanges } from '../../src/api/changes.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Gathers into `told`, a line a round. */
function listen() {
  const stopping = new AbortController();
  const changes = gatherChanges(stopping.signal);
  const told: string[] = [];
  const ended = (async () => {
    for await (const round of changes.rounds()) told.push(round.join());
  })();
  return { ...changes, told, ended, stop: () => stopping.abort() };
}

it('what goes on is told of a moment later, once', async () => {
  const { add, told } = listen();
  add('one', false);
  await vi.advanceTimersByTimeAsync(50);
  add('two', false);
  add('one', false);
  await vi.advanceTimersByTimeAsync(49);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual(['one,two']);
});

it('what is over is told at once, with what is held; nothing is told again', async () => {
  const { add, told } = listen();
  add('quick', false);
  add('slow', false);
  add('quick', true);
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(['quick,slow']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual(['quick,slow']);
});

it('what changes while the stream rests is told after it', async () => {
  const { add, told } = listen();
  add('one', true);
  await vi.advanceTimersByTimeAsync(0);
  add('two', true);
  await vi.advanceTimersByTimeAsync(4);
  expect(told).toEqual(['one']);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual(['one', 'two']);
});

it('a heartbeat says that nothing happened', async () => {
  const { told } = listen();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(told).toEqual(['']);
});

it.each(['stop', 'end'] as const)('%s ends it, also while something is held', async (how) => {
  const listener = listen();
  listener.add('one', false);
  await vi.advanceTimersByTimeAsync(0);
  listener[how]();
  await listener.ended;
  expect(listener.told).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
