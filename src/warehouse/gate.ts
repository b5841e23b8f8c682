export interface Gate {
  /** Any number at a time, but none beside what works alone. */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for those inside; whoever comes meanwhile waits until it is over. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate(): Gate {
  const inside = new Set<Promise<unknown>>();
  let shut: Promise<unknown> | null = null;

  return {
    async pass(work) {
      while (shut) await shut;
      const passing = work();
      const settled = passing.catch(() => undefined);
      inside.add(settled);
      try {
        return await passing;
      } finally {
        inside.delete(settled);
      }
    },

    async alone(work) {
      while (shut) await shut;
      const working = Promise.all(inside).then(work);
      shut = working.catch(() => undefined);
      try {
        return await working;
      } finally {
        shut = null;
      }
    },
  };
}
