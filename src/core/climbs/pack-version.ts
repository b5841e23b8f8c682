import type { UnversionedVariant } from './variant.ts';

/** FNV-1a, 64 bits, as two halves. */
const OFFSET = [0xcbf29ce4 | 0, 0x84222325 | 0];
/** The prime is 2⁴⁰ + this. */
const PRIME = 0x1b3;

/**
 * What efforts on these lines depend on, as 16 hexadecimal digits: ids, lines with their altitudes,
 * gates with their widths, heights. Names, texts and the order of the features do not count.
 */
export function packVersion(variants: readonly UnversionedVariant[]): string {
  const texts = variants.map((one) =>
    JSON.stringify([
      one.territory,
      one.climb,
      one.variant,
      [...one.longitude],
      [...one.latitude],
      one.altitude && [...one.altitude],
      one.base,
      one.height,
      one.start.halfWidth,
      one.end.halfWidth,
      one.gates.map(({ id, longitude, latitude }) => [id, longitude, latitude]),
    ]),
  );
  return fnv1a(texts.sort().join('\n'));
}

/** Fowler–Noll–Vo hash 1a with 64 bits of the text's UTF-8 bytes (Noll, isthe.com/chongo/tech/comp/fnv). */
export function fnv1a(text: string): string {
  let [high, low] = OFFSET;
  const bytes = new TextEncoder().encode(text);
  for (let i = 0; i < bytes.length; i++) {
    low ^= bytes[i];
    const carry = ((low >>> 16) * PRIME + (((low & 0xffff) * PRIME) >>> 16)) >>> 16;
    // hash × 2⁴⁰ moves the low half into the high one, 8 bits up
    high = (Math.imul(high, PRIME) + carry + (low << 8)) | 0;
    low = Math.imul(low, PRIME);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
