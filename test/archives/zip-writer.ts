import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a ZIP to be made; what is given here stands in it even where it is a lie. */
export interface Written {
  path: string;
  content: Uint8Array | string;
  /** Bit 0 of the flags. */
  encrypted?: boolean;
  /** Wrong figures for the directory. */
  checksum?: number;
  size?: number;
  /** Points the directory at the local header of an earlier entry. */
  sharesDataOf?: number;
}

const UTF8_NAME = 0x800;
const DEFLATE = 8;

/** A ZIP archive written byte by byte, so that tests can make broken and hostile ones. */
export function zipOf(entries: readonly Written[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  const sizes: number[] = [];
  let at = 0;
  entries.forEach((entry, index) => {
    const content = Buffer.from(entry.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(entry.path);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(UTF8_NAME | (entry.encrypted ? 1 : 0), 2);
    fields.writeUInt16LE(DEFLATE, 4);
    fields.writeUInt32LE(entry.checksum ?? crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(entry.size ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const shared = entry.sharesDataOf;
    offsets[index] = shared === undefined ? at : offsets[shared];
    sizes[index] = shared === undefined ? packed.length : sizes[shared];
    fields.writeUInt32LE(sizes[index], 14);
    if (shared === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed]);
      parts.push(local);
      at += local.length;
    }
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offsets[index], 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, rest, name]));
  });
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}
