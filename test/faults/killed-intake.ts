import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../folder.ts';
import { expectEachOnce } from '../jobs/lab.ts';
import { bodyOf, openTinyLab } from '../jobs/tiny-lab.ts';

const TAKING_IN = fileURLToPath(new URL('taking-in.ts', import.meta.url));

/** The way of a file: its bytes, its upload, its job, its results, its ride's id, rows, the end. */
export const STEPS = ['put', 'accept', 'claim', 'markStoring', 'ensure', 'commit', 'finish'];

/** Kills the process right before or after one step; then everything is sent again. */
export function describeKilledIntake(cases: [moment: 'before' | 'after', step: string][]): void {
  describe('files that come in', () => {
    it.each(cases)(
      'are there once, and nothing else, when the process is killed %s %s',
      async (...at) => {
        const [moment, step] = at;
        const folder = temporaryFolder();
        const lab = await openTinyLab(folder);
        const { id: riderId } = await lab.ledger.riders.create({ name: 'Ann' });
        await lab.close();
        const killed = spawnSync(process.execPath, [TAKING_IN, folder, step, moment]);
        expect(killed.signal).toBe('SIGKILL');
        const next = await openTinyLab(folder);
        await next.jobs.start();
        for (const name of ['a', 'b', 'c']) {
          const arrival = { filename: `${name}.fit`, riderId, uploadedBy: 'owner', maxBytes: 9 };
          await next.jobs.takeIn(bodyOf(name), arrival);
        }
        await next.jobs.idle();
        await next.close();
        await expectEachOnce(folder, new Set(['a', 'b', 'c']));
      },
    );
  });
}
