/** A small seeded generator of numbers in [0, 1) (mulberry32), so that a failure can be repeated. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Broken copies of a file: bytes changed, pieces cut out, doubled, or the end cut off. */
export function* mutations(
  original: Uint8Array,
  { seed, count }: { seed: number; count: number },
): Generator<Uint8Array> {
  const random = randomOf(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let i = 0; i < count; i++) {
    let bytes = original.slice();
    for (let change = 0; change <= below(3); change++) {
      const at = below(bytes.length);
      const to = Math.min(bytes.length, at + 1 + below(40));
      const kind = below(8);
      if (kind === 0) bytes = bytes.slice(0, at + 1);
      else if (kind === 1) bytes = joined(bytes.slice(0, at), bytes.slice(to));
      else if (kind === 2) bytes = joined(bytes.slice(0, to), bytes.slice(at));
      else bytes[at] = kind < 6 ? below(256) : original[below(original.length)];
    }
    yield bytes;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
