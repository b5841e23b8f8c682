import { describe, expect, it } from 'vitest';
import { canariesIn } from '../canaries.ts';
import { CANARIES, expectAnnGone, ridesOf, withTwo } from '../faults/erased.ts';
import { describeKilledErasure } from '../faults/killed-erasure.ts';
import { temporaryFolder } from '../folder.ts';

describe('erase(personId) and finishErasures()', () => {
  it('leave no byte of a person in any file, and others’ rides and files as they were', async () => {
    const folder = temporaryFolder();
    const lab = await withTwo(folder);
    const before = await ridesOf(lab, lab.ben.riderId);
    expect(canariesIn(folder, CANARIES).length).toBeGreaterThan(5);
    expect(await lab.jobs.erase(lab.ann.personId)).toBe(true);
    expect(await ridesOf(lab, lab.ann.riderId)).toEqual([]);
    expect(await lab.jobs.finishErasures()).toBe(1);
    const after = await ridesOf(lab, lab.ben.riderId);
    expect(after).toEqual(before);
    await expectAnnGone(folder, lab, after);
    expect(await lab.jobs.finishErasures()).toBe(0);
    expect(await lab.jobs.erase(lab.ann.personId)).toBe(false);
    expect(lab.warnings).toEqual([]);
  });

  it('also while her files arrive and are analysed', async () => {
    const folder = temporaryFolder();
    const lab = await withTwo(folder);
    const before = await ridesOf(lab, lab.ben.riderId);
    const archive = `archive:${Array.from({ length: 40 }, (_, i) => `CANARY late ${i}`).join('\n')}`;
    const arriving = [lab.drop(archive, lab.ann)];
    for (let i = 0; i < 40; i++) arriving.push(lab.drop(`CANARY more ${i}`, lab.ann));
    const answers = Promise.allSettled(arriving);
    await arriving[5];
    await lab.jobs.erase(lab.ann.personId);
    for (const answer of await answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'not-found' });
    }
    await lab.jobs.idle();
    await lab.jobs.finishErasures();
    const after = await ridesOf(lab, lab.ben.riderId);
    expect(after).toEqual(before);
    expect(canariesIn(folder, ['CANARY late', 'CANARY more'])).toEqual([]);
    await expectAnnGone(folder, lab, after);
    expect(lab.warnings).toEqual([]);
  });
});

describeKilledErasure([['before', 'rewrite']]);
