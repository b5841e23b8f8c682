/** CRC of one byte: the polynomial 0x8005, reflected. */
const TABLE = buildTable();

/** The CRC-16 of a FIT file, starting from 0, over the bytes `[start, end)`. */
export function crcPlainly(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0;
  for (let i = start; i < end; i++) crc = (crc >> 8) ^ TABLE[(crc ^ bytes[i]) & 0xff];
  return crc;
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
