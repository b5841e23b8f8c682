import { LabError } from '../../errors.ts';
import { crcPlainly } from '../../kernels/plain/fit-crc.ts';
import type { Source } from './source.ts';

/** One of the FIT files that a file may chain: `[start, end)` with its messages in `[dataStart, dataEnd)`. */
export interface Part {
  start: number;
  dataStart: number;
  dataEnd: number;
  end: number;
  /** What is wrong with the header though it could be read; null when nothing is. */
  headerDamage: string | null;
  /** Bytes that the header promises and the file does not hold, checksum included. */
  missingBytes: number;
  /** The file checksum: 'unknown' where the header does not tell where it would be. */
  crc: 'ok' | 'bad' | 'unknown';
}

export interface Parts {
  parts: Part[];
  /** Bytes after the last part that are no FIT header, so nobody can tell what they are. */
  trailingBytes: number;
}

const SHORT_HEADER = 12;
const LONG_HEADER = 14;
const CRC_BYTES = 2;

/**
 * Splits a FIT file into its chained parts and checks both checksums of each. Throws `fit-header`
 * when the file does not begin with a FIT header, `fit-parts` when it chains more than `limit`.
 */
export function splitParts(source: Source, limit: number): Parts {
  const { bytes } = source;
  const parts: Part[] = [];
  let at = 0;
  while (isHeader(bytes, at)) {
    if (parts.length === limit) {
      throw new LabError('fit-parts', `more than ${limit} FIT files are chained (byte ${at})`);
    }
    const part = readPart(source, at);
    parts.push(part);
    at = part.end;
  }
  if (parts.length === 0) {
    throw new LabError('fit-header', `no FIT header in the first bytes of ${bytes.length}`);
  }
  return { parts, trailingBytes: bytes.length - at };
}

/** Every header says ".FIT" in its bytes 8 to 11. */
function isHeader(bytes: Uint8Array, at: number): boolean {
  return (
    at + SHORT_HEADER <= bytes.length &&
    bytes[at + 8] === 0x2e &&
    bytes[at + 9] === 0x46 &&
    bytes[at + 10] === 0x49 &&
    bytes[at + 11] === 0x54
  );
}

function readPart(source: Source, start: number): Part {
  const { bytes, view } = source;
  const headerSize = sizeOfHeader(bytes, start);
  const dataStart = Math.min(start + headerSize, bytes.length);
  const dataSize = view.getUint32(start + 4, true);
  let headerDamage = damageOfHeader(source, start, headerSize);

  const promisedEnd = start + headerSize + dataSize + CRC_BYTES;
  if (dataSize === 0 && promisedEnd < bytes.length && !isHeader(bytes, promisedEnd)) {
    // the device stopped before it came back to write the size: everything that follows is data
    headerDamage ??= 'says that there is no data, yet data follows';
    const end = bytes.length;
    const missingBytes = CRC_BYTES;
    return { start, dataStart, dataEnd: end, end, headerDamage, missingBytes, crc: 'unknown' };
  }
  const end = Math.min(promisedEnd, bytes.length);
  const missingBytes = promisedEnd - end;
  const dataEnd = Math.min(dataStart + dataSize, bytes.length);
  const complete = missingBytes === 0;
  const crc = complete ? checkCrc(source, start, dataEnd) : 'unknown';
  return { start, dataStart, dataEnd, end, headerDamage, missingBytes, crc };
}

/** The first byte is the header's size; where it cannot be, a definition after twelve bytes decides. */
function sizeOfHeader(bytes: Uint8Array, start: number): number {
  const size = bytes[start];
  if (size === SHORT_HEADER || size === LONG_HEADER) return size;
  const afterShort = bytes[start + SHORT_HEADER];
  return afterShort >= 0x40 && afterShort < 0x50 ? SHORT_HEADER : LONG_HEADER;
}

function damageOfHeader({ bytes, view }: Source, start: number, size: number): string | null {
  if (bytes[start] !== size) return `gives its own size as ${bytes[start]} bytes`;
  if (size !== LONG_HEADER || start + LONG_HEADER > bytes.length) return null;
  const stored = view.getUint16(start + SHORT_HEADER, true);
  // 0 means that the writer did not compute one
  const sound = stored === 0 || stored === crcPlainly(bytes, start, start + SHORT_HEADER);
  return sound ? null : 'does not match its checksum';
}

function checkCrc({ bytes, view, kernel }: Source, start: number, end: number): 'ok' | 'bad' {
  const crc = kernel?.crc16(start, end) ?? crcPlainly(bytes, start, end);
  return view.getUint16(end, true) === crc ? 'ok' : 'bad';
}
