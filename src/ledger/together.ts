interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Does for all items that come in one turn of the event loop what is done for one. `work` must do
 * all or nothing; should it fail for several, each is tried by itself, so that one does not spoil
 * the others.
 */
export function together<Item, Result>(
  work: (items: Item[]) => Promise<Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];

  async function settle(some: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await work(some.map(({ item }) => item));
      for (const [i, { resolve }] of some.entries()) resolve(results[i] as Result);
    } catch (error) {
      if (some.length > 1) for (const one of some) await settle([one]);
      else for (const { reject } of some) reject(error);
    }
  }

  function begin(): void {
    const some = waiting;
    waiting = [];
    void settle(some);
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(begin);
      waiting.push({ item, resolve, reject });
    });
}
