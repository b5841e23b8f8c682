interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Does for all items that come in one turn of the event loop, or while it is at work, what is done
 * for one. `work` must do all or nothing; should it fail for several, each is tried by itself, so
 * that one does not spoil the others. What is done is told when `lasting` has settled; should that
 * fail, nobody is told that it was done, and it is not done again.
 */
export function together<Item, Result>(
  work: (items: Item[]) => Promise<Result[]>,
  lasting: () => Promise<void> = async () => {},
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let atWork = false;

  async function settle(some: Waiting<Item, Result>[]): Promise<void> {
    let results: Result[];
    try {
      results = await work(some.map(({ item }) => item));
    } catch (error) {
      if (some.length > 1) for (const one of some) await settle([one]);
      else for (const { reject } of some) reject(error);
      return;
    }
    try {
      await lasting();
      for (const [i, { resolve }] of some.entries()) resolve(results[i] as Result);
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  }

  async function workOff(): Promise<void> {
    while (waiting.length > 0) await settle(waiting.splice(0));
    atWork = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (atWork) return;
      atWork = true;
      setImmediate(workOff);
    });
}
