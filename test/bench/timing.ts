/** Passes of ours for one of theirs, so that both sides run for a like time. */
const PASSES = 20;
const WARM_UP = 3;

/**
 * Times both in turns, so that whatever else the machine does meets both; median milliseconds of one
 * pass each. Rubbish is collected between the turns, so that neither pays for what the other left.
 */
export async function alternate(
  rounds: number,
  { ours, theirs }: { ours: () => unknown; theirs: () => unknown },
  warmUp = WARM_UP,
): Promise<{ ours: number; theirs: number }> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = -warmUp; round < rounds; round++) {
    globalThis.gc?.();
    const start = performance.now();
    for (let pass = 0; pass < PASSES; pass++) ours();
    const middle = performance.now();
    globalThis.gc?.();
    const again = performance.now();
    await theirs();
    const end = performance.now();
    if (round < 0) continue;
    times.ours.push((middle - start) / PASSES);
    times.theirs.push(end - again);
  }
  return { ours: median(times.ours), theirs: median(times.theirs) };
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
