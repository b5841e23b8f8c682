import { expect, it, onTestFinished, vi } from 'vitest';
import { createHeadStarts } from '../../src/jobs/head-start.ts';
import type { Runner } from '../../src/jobs/runner.ts';
import { temporaryFolder } from '../folder.ts';
import { startTinyLab } from './lab.ts';

type Lab = Awaited<ReturnType<typeof startTinyLab>>;

/**
 * A lab with one thread, which waits for work. Each file that comes is durable only when its head
 * start has ended and `meanwhile` has happened.
 */
async function watchedLab(meanwhile: (lab: Lab) => unknown = () => {}) {
  const lab = await startTinyLab(temporaryFolder(), { budget: 0.25 });
  await lab.runner.ready();
  const analyses = vi.spyOn(lab.runner, 'analyse');
  const { put } = lab.originals;
  vi.spyOn(lab.originals, 'put').mockImplementation(async (body, options) => {
    const stored = await put(body, options);
    await vi.waitUntil(() => analyses.mock.calls.length > 0);
    await Promise.allSettled(analyses.mock.results.map(({ value }) => value));
    await meanwhile(lab);
    return stored;
  });
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  return { ...lab, analyses };
}

it('a file is analysed once, before it is acknowledged, and nothing shows of that', async () => {
  const { jobs, drop, rides, analyses } = await watchedLab(async ({ ledger, warehouse, rider }) => {
    expect(await ledger.uploads.list({ limit: 9, ofRiders: [rider.id] })).toEqual([]);
    expect((await warehouse.current()).size).toBe(0);
  });
  await drop('morning');
  expect(analyses).toHaveBeenCalledTimes(1);
  await jobs.idle();
  expect(analyses).toHaveBeenCalledTimes(1);
  expect(await rides()).toMatchObject([{ title: 'morning' }]);
});

it('a file of whose rider something else is known by then is analysed again', async () => {
  const { jobs, drop, rides, analyses } = await watchedLab(({ say }) =>
    say({ kind: 'threshold', validFrom: null, value: 250 }),
  );
  await drop('morning');
  await jobs.idle();
  expect(analyses).toHaveBeenCalledTimes(2);
  expect(await rides()).toMatchObject([{ metrics: { averagePower: 250 } }]);
});

it('nothing comes of it where the consent is taken back, and nothing is left of it', async () => {
  const { jobs, drop, rides, added, unwilling, analyses } = await watchedLab((lab) => {
    if (analyses.mock.calls.length === 1) lab.unwilling.add(lab.rider.id);
  });
  await expect(drop('morning')).rejects.toMatchObject({ code: 'consent-needed' });
  await jobs.idle();
  expect([await rides(), await added()]).toEqual([[], 0]);
  unwilling.clear();
  await drop('morning');
  await jobs.idle();
  expect(analyses).toHaveBeenCalledTimes(2);
  expect(await rides()).toHaveLength(1);
});

it('nothing is kept for a file that cannot be kept', async () => {
  const { jobs, drop, analyses } = await watchedLab(() => {
    if (analyses.mock.calls.length === 1) throw new Error('the disk is on fire');
  });
  await expect(drop('morning')).rejects.toThrow('on fire');
  await drop('morning');
  await jobs.idle();
  expect(analyses).toHaveBeenCalledTimes(2);
});

it('a duplicate leaves nothing behind that a later upload would be given', async () => {
  const { jobs, drop, ledger, analyses } = await watchedLab();
  const { uploadId } = await drop('morning');
  await jobs.idle();
  expect((await drop('morning')).state).toBe('duplicate');
  const [ride = ''] = (await ledger.uploads.get(uploadId))?.rideIds ?? [];
  await jobs.editRide(ride, { title: 'mine' });
  expect(analyses).toHaveBeenCalledTimes(3);
});

it.each([
  ['exit', 'worker-lost'],
  ['hang', 'time-budget'],
])('a file that makes its worker %s is a dead letter all the same', async (word, code) => {
  const { jobs, drop, ledger } = await watchedLab();
  const { uploadId } = await drop(word);
  await jobs.idle();
  expect(await ledger.uploads.get(uploadId)).toMatchObject({ state: 'dead', error: { code } });
  expect(await jobs.dead()).toMatchObject([{ attempts: 3 }]);
});

it('a file that is refused says so itself', async () => {
  const { jobs, drop, ledger, analyses } = await watchedLab();
  const { uploadId } = await drop('refuse fit-crc');
  await jobs.idle();
  expect(await ledger.uploads.get(uploadId)).toMatchObject({ error: { code: 'fit-crc' } });
  expect(analyses).toHaveBeenCalledTimes(2);
});

/** Files of whose riders nothing is known, and what a thread is asked about them. */
function startsBy(runner: Pick<Runner, 'isIdle' | 'analyse'>) {
  const known = { profile: [], zones: [], zoneKey: '' };
  const parts = { runner: runner as Runner, riderNow: async () => known, now: () => 0 };
  const { during, analyse } = createHeadStarts(parts);
  return {
    takeIn: (hash: string, size = 1) =>
      during('ann', async (named) => {
        named({ hash, size, path: 'named' });
        await new Promise(setImmediate);
        return { uploadId: hash, state: 'queued', duplicateOf: null };
      }),
    analyse: (hash: string) =>
      analyse(hash, { file: 'kept', now: 1, profile: [], zones: [], declared: [] }),
  };
}

it('nobody comes for it, and seconds later it is forgotten', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const analyse = vi.fn(async () => []);
  const starts = startsBy({ isIdle: () => true, analyse });
  await starts.takeIn('waited for');
  await starts.takeIn('left lying');
  await starts.analyse('waited for');
  vi.advanceTimersByTime(3_000);
  await starts.analyse('left lying');
  expect(analyse).toHaveBeenCalledTimes(3);
});

it('few are kept, and none of a large file', async () => {
  const analyse = vi.fn(async () => []);
  const starts = startsBy({ isIdle: () => true, analyse });
  await starts.takeIn('large', 2 ** 23);
  expect(analyse).toHaveBeenCalledTimes(0);
  for (let i = 0; i < 9; i++) await starts.takeIn(`file ${i}`);
  expect(analyse).toHaveBeenCalledTimes(4);
});

it('there is none while all threads are busy', async () => {
  const { jobs, drop, runner } = await startTinyLab(temporaryFolder());
  await runner.ready();
  vi.spyOn(runner, 'isIdle').mockReturnValue(false);
  const analyses = vi.spyOn(runner, 'analyse');
  await jobs.stop();
  await drop('morning');
  expect(analyses).not.toHaveBeenCalled();
});
