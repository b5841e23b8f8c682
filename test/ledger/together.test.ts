import { expect, it } from 'vitest';
import { together } from '../../src/ledger/together.ts';

it('does at once what comes at once, and gives each its own result', async () => {
  const batches: number[][] = [];
  const double = together(async (items: number[]) => {
    batches.push(items);
    return items.map((item) => 2 * item);
  });
  expect(await Promise.all([double(1), double(2), double(3)])).toEqual([2, 4, 6]);
  expect(await double(4)).toBe(8);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

it('does in one what comes while it is at work', async () => {
  const batches: number[][] = [];
  const first = Promise.withResolvers<void>();
  const slow = together(async (items: number[]) => {
    batches.push(items);
    if (batches.length === 1) await first.promise;
    return items;
  });
  const one = slow(1);
  await new Promise(setImmediate);
  const others = [slow(2), slow(3)];
  await new Promise(setImmediate);
  expect(batches).toEqual([[1]]);
  first.resolve();
  expect(await Promise.all([one, ...others])).toEqual([1, 2, 3]);
  expect(batches).toEqual([[1], [2, 3]]);
});

it('fails only for what is at fault', async () => {
  const picky = together(async (items: number[]) => {
    if (items.includes(2)) throw new Error('not 2');
    return items;
  });
  const settled = await Promise.allSettled([picky(1), picky(2), picky(3)]);
  expect(settled.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('does nothing again that is done but does not last', async () => {
  const done: number[][] = [];
  const lost = together(
    async (items: number[]) => {
      done.push(items);
      return items;
    },
    async () => {
      throw new Error('EIO');
    },
  );
  const settled = await Promise.allSettled([lost(1), lost(2)]);
  expect(settled.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  expect(done).toEqual([[1, 2]]);
});
