/** Lets one waiter sleep until it rings; a ring while nobody waits is heard by the next. */
export function createBell() {
  let rung = false;
  let hear: (() => void) | null = null;
  return {
    ring(): void {
      if (hear) hear();
      else rung = true;
    },
    /** At most so many seconds. */
    async wait(seconds: number): Promise<void> {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = seconds < 1e6 ? setTimeout(() => resolve(), seconds * 1_000) : undefined;
          hear = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      hear = null;
      rung = false;
    },
  };
}
