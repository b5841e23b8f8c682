/**
 * The CRC-16 of a FIT file. Its polynomial P = x¹⁶ + x¹⁵ + x² + 1 squared seven times over GF(2) is
 * x²⁰⁴⁸ + x¹⁹²⁰ + x²⁵⁶ + 1: a vector of 128 bits may be taken away when it is added to the vectors 1,
 * 14 and 16 places further on. So all but the last 256 bytes are folded forward, three exclusive ors
 * for sixteen bytes, and only the rest is divided.
 */

const VECTOR: usize = 16;
/** Sixteen vectors: those before the present one as they were folded, each in its place of the round. */
const ROUND: usize = 256;
const folded: usize = memory.data(256, 16);
/** What is still to be added to the sixteen vectors behind the folded ones. */
const due: usize = memory.data(256, 16);

/** What four bits more do to a remainder (polynomial 0x8005, reflected). */
const nibbles: usize = memory.data<u16>([
  0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401,
  0x5000, 0x9c01, 0x8801, 0x4400,
]);

/** The checksum, starting from 0, of the bytes [from, to). */
export function fitCrc(from: usize, to: usize): i32 {
  const rest = fold(from, to);
  let crc: u32 = 0;
  for (let at = rest; at < to; at++) {
    let byte = <u32>load<u8>(at);
    if (at - rest < ROUND) byte ^= load<u8>(due + (at - rest));
    crc = (crc >> 4) ^ load<u16>(nibbles + 2 * ((crc ^ byte) & 15));
    crc = (crc >> 4) ^ load<u16>(nibbles + 2 * ((crc ^ (byte >> 4)) & 15));
  }
  return <i32>crc;
}

/** Folds vectors while sixteen more follow, and returns where it stopped. */
function fold(from: usize, to: usize): usize {
  memory.fill(folded, 0, ROUND);
  let before = i64x2.splat(0);
  let at = from;
  let place: usize = 0;
  for (; at + ROUND + VECTOR <= to; at += VECTOR) {
    before = v128.xor(v128.xor(v128.load(at), before), v128.xor(back16(place), back14(place)));
    v128.store(folded + place, before);
    place = (place + VECTOR) & (ROUND - 1);
  }
  for (let ahead: usize = 0; ahead < ROUND; ahead += VECTOR) {
    let sum = back16(place);
    if (ahead === 0) sum = v128.xor(sum, before);
    if (ahead < 14 * VECTOR) sum = v128.xor(sum, back14(place));
    v128.store(due + ahead, sum);
    place = (place + VECTOR) & (ROUND - 1);
  }
  return at;
}

function back16(place: usize): v128 {
  return v128.load(folded + place);
}

function back14(place: usize): v128 {
  return v128.load(folded + ((place + 2 * VECTOR) & (ROUND - 1)));
}
