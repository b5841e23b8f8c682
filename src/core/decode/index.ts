import { LabError } from '../errors.ts';
import { type Format, LIMITS, type Limits, type Recording } from '../recording.ts';
import { decodeFit } from './fit/index.ts';
import { decodeGpx } from './gpx.ts';
import { decodeTcx } from './tcx.ts';
import { rootName } from './xml/root.ts';

/** ".FIT", in bytes 8 to 11. */
const FIT_MARK = [0x2e, 0x46, 0x49, 0x54];

/** What the first bytes of a file say it is; containers are opened elsewhere (`src/archives`). */
export type Kind = Format | 'zip' | 'gzip';

/** To add a format: its decoder, its line here. The first that knows the file reads it. */
const FORMATS: readonly {
  format: Format;
  /** @param root local name of the root element in lower case, null where the file is no XML. */
  matches(bytes: Uint8Array, root: string | null): boolean;
  decode(bytes: Uint8Array, limits: Limits): Recording[];
}[] = [
  { format: 'fit', matches: (bytes) => startsWith(bytes.subarray(8), FIT_MARK), decode: decodeFit },
  { format: 'gpx', matches: (_, root) => root === 'gpx', decode: decodeGpx },
  { format: 'tcx', matches: (_, root) => root === 'trainingcenterdatabase', decode: decodeTcx },
];

/** Enough bytes of a file for `sniff`. */
export const SNIFF_BYTES = 64 * 2 ** 10;

/**
 * What a file is, by its content; its first 64 KiB are enough.
 * Errors: empty-file, unknown-format, xml-doctype.
 */
export function sniff(bytes: Uint8Array): Kind {
  if (bytes.length === 0) throw new LabError('empty-file', 'The file is empty.');
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return 'zip';
  }
  if (startsWith(bytes, [0x1f, 0x8b])) return 'gzip';
  const root = rootName(bytes.subarray(0, SNIFF_BYTES));
  const known = FORMATS.find(({ matches }) => matches(bytes, root));
  if (known !== undefined) return known.format;
  if (bytes.every((byte) => byte === 0)) {
    throw new LabError('empty-file', `The file holds nothing but ${bytes.length} zeros.`);
  }
  const seen = root === null ? `begins with ${hex(bytes.subarray(0, 4))}` : `is <${root}>`;
  throw new LabError('unknown-format', `The file is no FIT, GPX or TCX: it ${seen}.`);
}

/**
 * Reads a ride file: one recording a session that has samples.
 * Errors: those of `sniff` and of the decoders; unsupported-media for a ZIP or gzip file, which is
 * to be opened first.
 */
export function decode(bytes: Uint8Array, limits: Partial<Limits> = {}): Recording[] {
  const kind = sniff(bytes);
  const reader = FORMATS.find(({ format }) => format === kind);
  if (reader === undefined) {
    const name = kind === 'zip' ? 'a ZIP archive' : 'gzip-compressed';
    throw new LabError(
      'unsupported-media',
      `The file is ${name}: open it and give what is inside.`,
    );
  }
  return reader.decode(bytes, { ...LIMITS, ...limits });
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
