/** Passes of ours for one of theirs, so that both sides run for a like time. */
const PASSES = 20;
const WARM_UP = 1;

/**
 * Times both in turns, so that whatever else the machine does meets both; median milliseconds of one
 * pass each.
 */
export async function alternate(
  rounds: number,
  { ours, theirs }: { ours: () => unknown; theirs: () => unknown },
  warmUp = WARM_UP,
): Promise<{ ours: number; theirs: number }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -warmUp; round < rounds; round++) {
    const turns = { ours: await turn(ours, PASSES), theirs: await turn(theirs, 1) };
    if (round < 0) continue;
    times.ours.push(turns.ours);
    times.theirs.push(turns.theirs);
  }
  return { ours: median(times.ours), theirs: median(times.theirs) };
}

/**
 * Milliseconds of a pass. Rubbish is collected first, so that neither side pays for what the other
 * left. Collecting it on demand throws away what was compiled, too, which nothing but a bench ever
 * meets: so each side runs as long untimed as it is timed.
 */
async function turn(run: () => unknown, passes: number): Promise<number> {
  globalThis.gc?.();
  await repeat(run, passes);
  const start = performance.now();
  await repeat(run, passes);
  return (performance.now() - start) / passes;
}

async function repeat(run: () => unknown, passes: number): Promise<void> {
  for (let pass = 0; pass < passes; pass++) await run();
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The items in an order that the seed decides (Fisher–Yates on a linear congruential generator). */
export function shuffle<T>(items: readonly T[], seed: number): T[] {
  const shuffled = [...items];
  let state = seed >>> 0;
  for (let i = shuffled.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
  }
  return shuffled;
}
