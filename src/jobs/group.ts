export interface GroupOptions<Item> {
  /** A group is taken when it has so many items … */
  most: number;
  /** … or when its first item has waited so long; milliseconds. */
  longest: number;
  /** Takes one group at a time; must not reject. */
  take: (items: Item[]) => Promise<void>;
}

export interface Group<Item> {
  add(item: Item): void;
  /** No need to wait for more: nothing is coming. */
  flush(): void;
  /** Nothing waits and nothing is being taken. */
  isEmpty(): boolean;
  /** Takes what waits and waits for it. */
  settle(): Promise<void>;
}

/** Gathers items for work that costs nearly the same for one as for many. */
export function createGroup<Item>({ most, longest, take }: GroupOptions<Item>): Group<Item> {
  const waiting: Item[] = [];
  let taking: Promise<void> | null = null;
  let alarm: NodeJS.Timeout | undefined;
  let due = false;

  function flush(): void {
    clearTimeout(alarm);
    alarm = undefined;
    due = waiting.length > 0;
    if (!due || taking) return;
    due = false;
    const items = waiting.splice(0, most);
    taking = take(items).finally(() => {
      taking = null;
      if (due || waiting.length >= most) flush();
    });
  }

  return {
    add(item) {
      waiting.push(item);
      if (waiting.length >= most) flush();
      else alarm ??= setTimeout(flush, longest);
    },
    flush,
    isEmpty: () => waiting.length === 0 && taking === null,
    async settle() {
      while (waiting.length > 0 || taking) {
        flush();
        await taking;
      }
    },
  };
}
