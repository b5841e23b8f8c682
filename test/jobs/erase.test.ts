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
      // Erased before the last question whether she agrees, or after it.
      if (answer.status === 'rejected') {
        expect(['consent-needed', 'not-found']).toContain(answer.reason.code);
      }
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

it('erase(personId) while her archive expands: others’ files are analysed as before', async () => {
  const lab = await withTwo(temporaryFolder());
  const { ann, ben, jobs } = lab;
  const erased = Promise.withResolvers<unknown>();
  const unsubscribe = jobs.subscribe(null, ({ parent }) => {
    if (parent === null) return;
    unsubscribe();
    erased.resolve(jobs.erase(ann.personId));
  });
  const entries = Array.from({ length: 60 }, (_, i) => `entry ${i}`);
  await lab.drop(`archive:${entries.join('\n')}`, ann);
  await erased.promise;
  await lab.drop('archive:bens last', ben);
  await jobs.idle();
  expect((await ridesOf(lab, ben.riderId)).map(({ title }) => title)).toContain('bens last');
  expect(await ridesOf(lab, ann.riderId)).toEqual([]);
  expect(lab.warnings).toEqual([]);
});

describeKilledErasure([['before', 'rewrite']]);
