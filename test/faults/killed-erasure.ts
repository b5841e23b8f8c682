import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../folder.ts';
import { expectAnnGone, openIn, ridesOf, withTwo } from './erased.ts';

const ERASING = fileURLToPath(new URL('erasing.ts', import.meta.url));

/** Kills the process right before or after steps of an erasure; the next start has to finish it. */
export function describeKilledErasure(cases: [moment: 'before' | 'after', step: string][]): void {
  describe('an erasure', () => {
    it.each(cases)(
      'is finished by the next start when the process is killed %s %s',
      async (...at) => {
        const [moment, step] = at;
        const folder = temporaryFolder();
        const lab = await withTwo(folder);
        await lab.close();
        const killed = spawnSync(process.execPath, [
          ERASING,
          folder,
          lab.ann.personId,
          step,
          moment,
        ]);
        expect(killed.signal).toBe('SIGKILL');
        const next = await openIn(folder);
        const erased = moment === 'after' || step !== 'erase';
        if (!erased) await next.jobs.erase(lab.ann.personId);
        await next.jobs.finishErasures();
        await expectAnnGone(folder, next, await ridesOf(next, lab.ben.riderId));
      },
    );
  });
}
