import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement } from './run.ts';
import { serve, signUp, untilReady } from './served.ts';
import { median } from './timing.ts';

const MOST_MILLISECONDS = 300;
const FEWEST_STARTS = 10;

/** From the start of the process to its port, its first answer and its open warehouse. */
export async function measureColdStart({ rounds }: { rounds: number }): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'started-'));
  try {
    const first = await serve(folder);
    await signUp(first);
    await first.stop();
    const starts = Math.max(rounds, FEWEST_STARTS);
    const warm = [];
    const cold = [];
    for (let i = 0; i < starts; i++) warm.push(await start(folder));
    for (let i = 0; i < starts; i++) {
      rmSync(join(folder, 'compiled'), { recursive: true });
      cold.push(await start(folder));
    }
    const told = (times: Times[], name: keyof Times) => median(times.map((one) => one[name]));
    const also = (times: Times[]) =>
      `${told(times, 'answer').toFixed(0)} ms to the first answer, ${told(times, 'ready').toFixed(0)} ms to ready`;
    const value = { unit: 'ms', most: MOST_MILLISECONDS };
    return {
      what: 'cold start to listening, the warehouse opening meanwhile',
      data: `${starts} starts each with and without kept compiled code, median`,
      values: [
        { ...value, name: 'compiled before', value: told(warm, 'listening') },
        { ...value, name: 'compiled anew', value: told(cold, 'listening') },
      ],
      beside: `compiled before: ${also(warm)}; anew: ${also(cold)}; a Node that does nothing ${emptyNode().toFixed(0)} ms`,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What starts before any of ours: milliseconds from start to end. */
function emptyNode(): number {
  const times = Array.from({ length: FEWEST_STARTS }, () => {
    const began = performance.now();
    execFileSync(process.execPath, ['--eval', '0']);
    return performance.now() - began;
  });
  return median(times);
}

/** Milliseconds. */
interface Times {
  listening: number;
  answer: number;
  ready: number;
}

async function start(folder: string): Promise<Times> {
  const began = performance.now();
  const served = await serve(folder);
  const answer = await fetch(`${served.url}/healthz`);
  assert.deepEqual(await answer.json(), { alive: true });
  const answered = performance.now() - began;
  await untilReady(served);
  const ready = performance.now() - began;
  await served.stop();
  return { listening: served.listening, answer: answered, ready };
}
