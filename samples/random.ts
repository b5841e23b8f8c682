/** Seeded random numbers, so that every sample file is the same on every machine (mulberry32). */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal (Box–Muller). */
  normal(): number;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

/** First-order autoregressive noise with standard deviation `sigma` and correlation time `tau` steps. */
export function drift(random: Random, sigma: number, tau: number): () => number {
  const keep = Math.exp(-1 / tau);
  const fresh = sigma * Math.sqrt(1 - keep * keep);
  let value = sigma * random.normal();
  return () => {
    value = keep * value + fresh * random.normal();
    return value;
  };
}
