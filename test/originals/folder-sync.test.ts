import { expect, it } from 'vitest';
import { createFolderSync } from '../../src/originals/folder-sync.ts';

/** Syncs that the test ends. */
function slowSync() {
  const begun: string[] = [];
  const ends: PromiseWithResolvers<void>[] = [];
  const sync = createFolderSync((path) => {
    begun.push(path);
    const end = Promise.withResolvers<void>();
    ends.push(end);
    return end.promise;
  });
  return { sync, begun, ends };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

it('syncs a folder once for all who come while another round is under way', async () => {
  const { sync, begun, ends } = slowSync();
  const first = sync('a');
  await soon();
  const meanwhile = Promise.all([sync('a'), sync('b'), sync('a')]);
  await soon();
  expect(begun).toEqual(['a']);
  ends[0]?.resolve();
  await first;
  await soon();
  expect(begun).toEqual(['a', 'a', 'b']);
  for (const { resolve } of ends) resolve();
  await meanwhile;
});

it('never counts a sync that began before', async () => {
  const { sync, begun, ends } = slowSync();
  void sync('a');
  await soon();
  let settled = false;
  const later = sync('a').then(() => {
    settled = true;
  });
  ends[0]?.resolve();
  await soon();
  expect(begun).toEqual(['a', 'a']);
  expect(settled).toBe(false);
  ends[1]?.resolve();
  await later;
});

it('fails all who share a round when one of its syncs fails, and goes on with the next', async () => {
  const { sync, begun, ends } = slowSync();
  const shared = Promise.allSettled([sync('a'), sync('b')]);
  await soon();
  const next = sync('c');
  ends[0]?.resolve();
  ends[1]?.reject(new Error('no'));
  expect((await shared).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await soon();
  expect(begun).toEqual(['a', 'b', 'c']);
  ends[2]?.resolve();
  await next;
});
