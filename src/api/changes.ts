/** A proxy that sees nothing for long hangs up. */
const HEARTBEAT_SECONDS = 15;
export const HEARTBEAT = null;
/** What goes on may be over in a moment: what is quick is told of once. */
const HELD_SECONDS = 0.1;
/** A stream rests after each change it told of, so that an archive of thousands floods no page … */
const REST_SECONDS = 0.005;
/** … but never longer than this. */
const LONGEST_REST_SECONDS = 0.1;

/**
 * What changed, each id once a round however often it did; a heartbeat where nothing did. Ends when
 * the listener goes away (`end`) or the service stops.
 */
export function gatherChanges(stopping: AbortSignal) {
  const pending = new Set<string>();
  const ended = new AbortController();
  const over = AbortSignal.any([stopping, ended.signal]);
  let held: NodeJS.Timeout | undefined;
  let isDue = false;
  let wake = () => {};
  over.addEventListener('abort', () => {
    clearTimeout(held);
    wake();
  });

  function tellNow(): void {
    clearTimeout(held);
    held = undefined;
    isDue = true;
    wake();
  }

  function dueOr(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    /** `now`: together with what is held, instead of a moment later. */
    add(id: string, now: boolean): void {
      pending.add(id);
      if (now) tellNow();
      else held ??= setTimeout(tellNow, HELD_SECONDS * 1000);
    },
    end: () => ended.abort(),
    async *rounds(): AsyncGenerator<(string | typeof HEARTBEAT)[]> {
      while (!over.aborted) {
        if (!isDue) await dueOr(HEARTBEAT_SECONDS);
        if (over.aborted) return;
        isDue = false;
        const changed = [...pending];
        pending.clear();
        yield changed.length > 0 ? changed : [HEARTBEAT];
        await sleep(Math.min(LONGEST_REST_SECONDS, REST_SECONDS * changed.length));
      }
    },
  };
}

function sleep(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
