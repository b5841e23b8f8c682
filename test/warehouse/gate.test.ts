import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createGate } from '../../src/warehouse/gate.ts';

describe('createGate()', () => {
  it('lets nobody in beside what works alone', async () => {
    const gate = createGate();
    let inside = 0;
    const seen: number[] = [];
    const stay = async (): Promise<void> => {
      inside++;
      await sleep(2);
      inside--;
    };
    const all: Promise<unknown>[] = [];
    for (let i = 0; i < 30; i++) {
      all.push(
        i % 7 === 3
          ? gate.alone(async () => {
              seen.push(inside);
              await sleep(3);
              seen.push(inside);
            })
          : gate.pass(stay),
      );
      await sleep(1);
    }
    await Promise.all(all);
    expect(seen).toEqual(new Array(8).fill(0));
  });

  it('opens again after a failure, which reaches only whose it is', async () => {
    const gate = createGate();
    const broken = async (): Promise<never> => {
      throw new Error('broken');
    };
    const answers = await Promise.allSettled([
      gate.pass(broken),
      gate.alone(broken),
      gate.pass(async () => 'well'),
      gate.alone(async () => 'well'),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
