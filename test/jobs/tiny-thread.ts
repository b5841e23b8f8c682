import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Look } from '../../src/core/look.ts';
import { dayOf, riderOn } from '../../src/core/profile.ts';
import { streamsText } from '../../src/core/streams-text.ts';
import type { Reply, StreamsRequest, Task } from '../../src/jobs/runner.ts';
import { rideResult } from '../warehouse/results.ts';

/**
 * A worker for tests that reads a tiny language instead of ride files, one word a file: `hang`,
 * `exit`, `throw`, `exhaust`, `refuse CODE`; everything else is a ride whose title is the file and
 * whose power is its rider's threshold; `on DAY` is ridden on that day, `two` are two rides, each with
 * its part in its distance, `packs VERSION` was looked through with these packs.
 */
parentPort?.on('message', (task: Task) => {
  const text = readFileSync(task.request.file, 'utf8').trim();
  parentPort?.postMessage(answer(text, task));
});
parentPort?.postMessage({ kind: 'ready' });

function answer(text: string, task: Task): Reply {
  const [word, rest = ''] = text.split(' ');
  if (word === 'hang') for (;;);
  if (word === 'exit') process.exit(7);
  if (word === 'exhaust') exhaust();
  if (word === 'throw') throw new Error('a bug in the analysis');
  if (word === 'refuse') return { kind: 'error', code: rest, message: `no ${rest} here` };
  if (task.kind === 'streams') return { kind: 'result', result: oneSecond(task.request) };
  if (task.kind === 'look') return { kind: 'result', result: seenIn(text) };
  const { declared: said, profile } = task.request;
  const parts = word === 'two' ? [1, 2] : [0];
  const result = parts.map((part) => {
    const declared = said.find((one) => one.part === part)?.bikeClass;
    const start = word === 'on' ? Date.parse(`${rest}T12:00Z`) / 1000 : rideResult().start;
    const power = riderOn(profile, dayOf(start, null)).threshold ?? Number.NaN;
    return rideResult({
      part,
      start,
      title: text,
      ...(word === 'packs' ? { packsVersion: rest } : {}),
      bikeClass: declared ?? 'road',
      metrics: Float32Array.of(text.length + part, power),
    });
  });
  return { kind: 'result', result };
}

/** `… by ATHLETE`, `… with SERIAL`, or both in this order. */
function seenIn(text: string): Look {
  const athlete = / by (\w+)/.exec(text)?.[1] ?? null;
  const serial = / with (\w+)/.exec(text)?.[1] ?? null;
  return { device: serial && 'Edge', serial, athlete, start: rideResult().start };
}

/** A ride of one second in which every channel that is asked for is 1. */
function oneSecond({ channels, format }: StreamsRequest): Uint8Array {
  const one = Float64Array.of(1);
  const all = Object.fromEntries(channels.map((name) => [name, one]));
  const about = { start: 0, seconds: 1, step: 1, time: Float64Array.of(0), pauses: [] };
  return streamsText({ ...about, channels: all }, format);
}

function exhaust(): void {
  const hoard: object[] = [];
  for (;;) hoard.push({ more: hoard.length });
}
