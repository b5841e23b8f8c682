/** CRC of one byte: the polynomial 0x8005, reflected. */
const TABLE = buildTable();

const BLOCK = 64;

/**
 * The CRC-16 of a FIT file (polynomial P = x¹⁶ + x¹⁵ + x² + 1 reflected, start 0) over the bytes
 * `[start, end)`.
 *
 * Squaring P five times over GF(2) gives x⁵¹² ≡ x⁴⁸⁰ + x⁶⁴ + 1: a word of 32 bits may be taken away
 * when it is added to the words 1, 14 and 16 places further on. So all but the last words are folded
 * forward by three exclusive ors each, and only the rest is divided byte by byte.
 */
export function crc16(view: DataView, start: number, end: number): number {
  const carry = new Uint8Array(BLOCK);
  const rest = fold(view, start, end, new DataView(carry.buffer));
  let crc = 0;
  for (let i = rest; i < end; i++) {
    const byte = view.getUint8(i) ^ (i - rest < BLOCK ? carry[i - rest] : 0);
    crc = (crc >> 8) ^ TABLE[(crc ^ byte) & 0xff];
  }
  return crc;
}

/**
 * Folds whole blocks while another block follows, and returns where it stopped; `carry` is to be
 * added to the 64 bytes from there. Each of the sixteen words takes its own old value (16 places
 * back), that of two places on (14 back) and that of the place before (1 back).
 */
function fold(view: DataView, start: number, end: number, carry: DataView): number {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [i, j, k, l, m, n, o, p] = [0, 0, 0, 0, 0, 0, 0, 0];
  let at = start;
  for (; at + 2 * BLOCK <= end; at += BLOCK) {
    a ^= view.getInt32(at, true) ^ p ^ c;
    b ^= view.getInt32(at + 4, true) ^ a ^ d;
    c ^= view.getInt32(at + 8, true) ^ b ^ e;
    d ^= view.getInt32(at + 12, true) ^ c ^ f;
    e ^= view.getInt32(at + 16, true) ^ d ^ g;
    f ^= view.getInt32(at + 20, true) ^ e ^ h;
    g ^= view.getInt32(at + 24, true) ^ f ^ i;
    h ^= view.getInt32(at + 28, true) ^ g ^ j;
    i ^= view.getInt32(at + 32, true) ^ h ^ k;
    j ^= view.getInt32(at + 36, true) ^ i ^ l;
    k ^= view.getInt32(at + 40, true) ^ j ^ m;
    l ^= view.getInt32(at + 44, true) ^ k ^ n;
    m ^= view.getInt32(at + 48, true) ^ l ^ o;
    n ^= view.getInt32(at + 52, true) ^ m ^ p;
    o ^= view.getInt32(at + 56, true) ^ n ^ a;
    p ^= view.getInt32(at + 60, true) ^ o ^ b;
  }
  const words = [
    a ^ c ^ p,
    b ^ d,
    c ^ e,
    d ^ f,
    e ^ g,
    f ^ h,
    g ^ i,
    h ^ j,
    i ^ k,
    j ^ l,
    k ^ m,
    l ^ n,
    m ^ o,
    n ^ p,
    o,
    p,
  ];
  for (const [word, value] of words.entries()) carry.setInt32(4 * word, value, true);
  return at;
}

function buildTable(): Uint16Array {
  const table = new Uint16Array(256);
  for (let byte = 0; byte < table.length; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
    table[byte] = crc;
  }
  return table;
}
