import { orNull } from './missing.ts';

/** Where numbers become bytes: a buffer of its own for each list costs four times as much as its text. */
const ROOM = 64 * 1024;
const room = Buffer.from(new ArrayBuffer(ROOM));
const doubles = new Float64Array(room.buffer);
const floats = new Float32Array(room.buffer);

/** Numbers as text for JSON, their bytes in base64: shorter than in digits, and quicker both ways. */
export function packedDoubles(values: readonly number[]): string {
  if (values.length > doubles.length) return base64(Buffer.from(new Float64Array(values).buffer));
  doubles.set(values);
  return base64(room.subarray(0, values.length * doubles.BYTES_PER_ELEMENT));
}

/** For what 24 bits are exact enough. */
export function packedFloats(values: ArrayLike<number>): string {
  if (values.length > floats.length) return base64(Buffer.from(new Float32Array(values).buffer));
  floats.set(values);
  return base64(room.subarray(0, values.length * floats.BYTES_PER_ELEMENT));
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64');
}

/** Unknown ones as null. */
export function doublesIn(text: string): (number | null)[] {
  const bytes = bytesIn(text);
  const values: (number | null)[] = [];
  for (let at = 0; at < bytes.byteLength; at += 8) values.push(orNull(bytes.getFloat64(at, true)));
  return values;
}

/** As `doublesIn`. */
export function floatsIn(text: string): (number | null)[] {
  const bytes = bytesIn(text);
  const values: (number | null)[] = [];
  for (let at = 0; at < bytes.byteLength; at += 4) values.push(orNull(bytes.getFloat32(at, true)));
  return values;
}

function bytesIn(text: string): DataView {
  const { buffer, byteOffset, byteLength } = Buffer.from(text, 'base64');
  return new DataView(buffer, byteOffset, byteLength);
}
