const LANES = 16;
/** Sixteen tables of 256: table k holds the CRC of one byte followed by k zero bytes. */
const TABLES = buildTables();

/**
 * The CRC-16 of a FIT file (polynomial 0x8005 reflected, start 0) over `bytes[start, end)`.
 * "Slicing": sixteen bytes a step, each through its own table.
 */
export function crc16(bytes: Uint8Array, start: number, end: number): number {
  const t = TABLES;
  let crc = 0;
  let i = start;
  for (; i + LANES <= end; i += LANES) {
    crc =
      t[0xf00 + (bytes[i] ^ (crc & 0xff))] ^
      t[0xe00 + (bytes[i + 1] ^ (crc >> 8))] ^
      t[0xd00 + bytes[i + 2]] ^
      t[0xc00 + bytes[i + 3]] ^
      t[0xb00 + bytes[i + 4]] ^
      t[0xa00 + bytes[i + 5]] ^
      t[0x900 + bytes[i + 6]] ^
      t[0x800 + bytes[i + 7]] ^
      t[0x700 + bytes[i + 8]] ^
      t[0x600 + bytes[i + 9]] ^
      t[0x500 + bytes[i + 10]] ^
      t[0x400 + bytes[i + 11]] ^
      t[0x300 + bytes[i + 12]] ^
      t[0x200 + bytes[i + 13]] ^
      t[0x100 + bytes[i + 14]] ^
      t[bytes[i + 15]];
  }
  for (; i < end; i++) crc = (crc >> 8) ^ t[(crc ^ bytes[i]) & 0xff];
  return crc;
}

function buildTables(): Uint16Array {
  const tables = new Uint16Array(LANES * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
    tables[byte] = crc;
  }
  for (let i = 256; i < tables.length; i++) {
    const shorter = tables[i - 256];
    tables[i] = (shorter >> 8) ^ tables[shorter & 0xff];
  }
  return tables;
}
