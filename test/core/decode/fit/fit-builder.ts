/** Writes FIT files byte by byte, also ones that no encoder would write. Base types as in the file. */
export const U8 = 0x02;
export const ENUM = 0x00;
export const I8 = 0x01;
export const I16 = 0x83;
export const U16 = 0x84;
export const I32 = 0x85;
export const U32 = 0x86;
export const TEXT = 0x07;
export const F32 = 0x88;
export const BYTE = 0x0d;

const SIZES: Record<number, number> = {
  [U8]: 1,
  [ENUM]: 1,
  [I8]: 1,
  [I16]: 2,
  [U16]: 2,
  [I32]: 4,
  [U32]: 4,
  [F32]: 4,
};

/** Number, base type, and the size in bytes where it is not that of one value. */
export type Field = [number: number, type: number, size?: number];
type Value = number | readonly number[] | string;

interface DeveloperField {
  number: number;
  size: number;
  index: number;
  type: number;
}

interface BuilderOptions {
  bigEndian?: boolean;
  headerSize?: 12 | 14;
}

/** A day in 2021 as a raw FIT time. */
export const NOON = 1_000_000_000;
export const NOON_UNIX = NOON + 631_065_600;

export class FitBuilder {
  readonly #data: number[] = [];
  readonly #fields = new Map<number, Field[]>();
  readonly #bigEndian: boolean;
  readonly #headerSize: 12 | 14;

  constructor({ bigEndian = false, headerSize = 14 }: BuilderOptions = {}) {
    this.#bigEndian = bigEndian;
    this.#headerSize = headerSize;
  }

  /** Where the next message begins in the finished file. */
  get position(): number {
    return this.#headerSize + this.#data.length;
  }

  define(local: number, message: number, fields: Field[], developer: DeveloperField[] = []): this {
    const order = this.#bigEndian ? 1 : 0;
    this.raw(0x40 | (developer.length > 0 ? 0x20 : 0) | local, 0, order);
    this.raw(...this.#integer(message, 2), fields.length);
    for (const field of fields) this.raw(field[0], sizeOf(field), field[1]);
    if (developer.length > 0) {
      this.raw(developer.length);
      for (const { number, size, index } of developer) this.raw(number, size, index);
    }
    const extra = developer.map(({ number, size, type }): Field => [number, type, size]);
    this.#fields.set(local, [...fields, ...extra]);
    return this;
  }

  data(local: number, ...values: Value[]): this {
    return this.raw(local, ...this.#payload(local, values));
  }

  /** A data message whose time is `offset`, the low five bits of a time, in the header byte. */
  compressed(local: number, offset: number, ...values: Value[]): this {
    return this.raw(0x80 | (local << 5) | offset, ...this.#payload(local, values));
  }

  raw(...bytes: number[]): this {
    this.#data.push(...bytes);
    return this;
  }

  /** The file_id of an activity (or another file type). */
  fileId(type = 4): this {
    return this.define(15, 0, [[0, ENUM]]).data(15, type);
  }

  /** `count` records a second apart with power 100, 101, …, as local message 0. */
  ride(count: number, start = NOON): this {
    this.define(0, 20, [
      [253, U32],
      [7, U16],
    ]);
    for (let i = 0; i < count; i++) this.data(0, start + i, 100 + i);
    return this;
  }

  build(): Uint8Array<ArrayBuffer> {
    const size = this.#headerSize;
    const file = new Uint8Array(size + this.#data.length + 2);
    const view = new DataView(file.buffer);
    file.set([size, 0x10, 0x64, 0x00]);
    view.setUint32(4, this.#data.length, true);
    file.set([0x2e, 0x46, 0x49, 0x54], 8);
    if (size === 14) view.setUint16(12, slowCrc(file.subarray(0, 12)), true);
    file.set(this.#data, size);
    view.setUint16(file.length - 2, slowCrc(file.subarray(0, -2)), true);
    return file;
  }

  #payload(local: number, values: Value[]): number[] {
    const fields = this.#fields.get(local) ?? [];
    return fields.flatMap((field, i) => this.#value(field, values[i]));
  }

  #value(field: Field, value: Value): number[] {
    const size = sizeOf(field);
    if (typeof value === 'string') {
      const text = new TextEncoder().encode(value);
      return Array.from({ length: size }, (_, i) => text[i] ?? 0);
    }
    if (typeof value !== 'number') {
      const one = SIZES[field[1]] ?? 1;
      return value.flatMap((item) => this.#integer(item, one));
    }
    return field[1] === F32 ? this.#float(value) : this.#integer(value, size);
  }

  #integer(value: number, size: number): number[] {
    const bytes = Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** i) & 0xff);
    return this.#bigEndian ? bytes.reverse() : bytes;
  }

  #float(value: number): number[] {
    const view = new DataView(new ArrayBuffer(4));
    view.setFloat32(0, value, !this.#bigEndian);
    return [...new Uint8Array(view.buffer)];
  }
}

function sizeOf([, type, size]: Field): number {
  return size ?? SIZES[type] ?? 1;
}

/** CRC-16 bit by bit, straight from its definition. */
export function slowCrc(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}

/** The files one after another, as chained FIT parts. */
export function chain(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parts.flatMap((part) => [...part]));
}

/** A small seeded random source (mulberry32), values in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
