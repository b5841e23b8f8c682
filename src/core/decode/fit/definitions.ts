import { LabError } from '../../errors.ts';
import type { Source } from './source.ts';
import type { Definition, Place, Table } from './tables.ts';

/** Header byte of a definition that lists developer fields. */
const DEVELOPER_FLAG = 0x20;
const TIMESTAMP = 253;
const FIXED = 5;
const TRIPLE = 3;

/** A real device knows a few dozen; more than this is an attack on our memory. */
const MOST_DEFINITIONS = 4096;

/**
 * Reads definitions and gives the same object for the same content: some devices repeat one
 * definition 14,000 times, and rows of one definition are read in one loop.
 */
export class DefinitionReader {
  readonly #source: Source;
  readonly #tableOf: (message: number) => Table | null;
  readonly #known = new Map<number, Definition>();
  #count = 0;

  constructor(source: Source, tableOf: (message: number) => Table | null) {
    this.#source = source;
    this.#tableOf = tableOf;
  }

  /**
   * The definition whose header byte is at `at`; `before` is what its local number meant until now.
   * Null when it does not end before `end` or its byte order is none. Throws `fit-definition` on a
   * flood of different definitions.
   */
  read(at: number, end: number, before: Definition | null): Definition | null {
    const length = this.#lengthAt(at, end);
    if (length === 0) return null;
    if (before !== null && this.#sameContent(before, at, length)) return before;
    const hash = this.#hash(at, length);
    const known = this.#known.get(hash);
    if (known !== undefined && this.#sameContent(known, at, length)) return known;
    if (++this.#count > MOST_DEFINITIONS) {
      throw new LabError(
        'fit-definition',
        `more than ${MOST_DEFINITIONS} different message definitions (byte ${at})`,
      );
    }
    const definition = this.#parse(at, length);
    this.#known.set(hash, definition);
    return definition;
  }

  /** Bytes from the header byte to the last field, 0 when the definition cannot be. */
  #lengthAt(at: number, end: number): number {
    const { bytes } = this.#source;
    let length = 1 + FIXED;
    if (at + length > end || bytes[at + 2] > 1) return 0;
    length += bytes[at + FIXED] * TRIPLE;
    if ((bytes[at] & DEVELOPER_FLAG) !== 0) {
      if (at + length >= end) return 0;
      length += 1 + bytes[at + length] * TRIPLE;
    }
    return at + length <= end ? length : 0;
  }

  /** The local number in the header byte is no part of the content, the developer flag is. */
  #sameContent(known: Definition, at: number, length: number): boolean {
    const { bytes } = this.#source;
    if (known.length !== length) return false;
    if (((bytes[known.at] ^ bytes[at]) & DEVELOPER_FLAG) !== 0) return false;
    for (let i = 1; i < length; i++) if (bytes[known.at + i] !== bytes[at + i]) return false;
    return true;
  }

  /** FNV-1a; definitions that share a hash are both kept, only not deduplicated. */
  #hash(at: number, length: number): number {
    const { bytes } = this.#source;
    let hash = 0x811c9dc5 ^ (bytes[at] & DEVELOPER_FLAG);
    for (let i = 1; i < length; i++) hash = Math.imul(hash ^ bytes[at + i], 0x01000193);
    return hash;
  }

  #parse(at: number, length: number): Definition {
    const { bytes, view } = this.#source;
    const littleEndian = bytes[at + 2] === 0;
    const message = view.getUint16(at + 3, littleEndian);
    const fields = bytes[at + FIXED];
    const fieldsAt = at + 1 + FIXED;
    const developerCountAt = fieldsAt + fields * TRIPLE;
    const hasDevelopers = (bytes[at] & DEVELOPER_FLAG) !== 0;
    const definition: Definition = {
      message,
      littleEndian,
      size: 0,
      at,
      length,
      fieldsAt,
      fields,
      developersAt: developerCountAt + 1,
      developers: hasDevelopers ? bytes[developerCountAt] : 0,
      timeAt: -1,
      table: this.#tableOf(message),
      rank: -1,
    };
    definition.size =
      sumOfSizes(bytes, fieldsAt, fields) +
      sumOfSizes(bytes, definition.developersAt, definition.developers);
    const time = findField(bytes, definition, TIMESTAMP);
    if (time !== null && time.size === 4) definition.timeAt = time.offset;
    return definition;
  }
}

/** Where a field lies in the payload, null when the definition does not have it. */
export function findField(bytes: Uint8Array, definition: Definition, number: number): Place | null {
  let offset = 0;
  for (let i = 0; i < definition.fields; i++) {
    const at = definition.fieldsAt + i * TRIPLE;
    const size = bytes[at + 1];
    if (bytes[at] === number) return { offset, size, type: bytes[at + 2] & 0x1f };
    offset += size;
  }
  return null;
}

/** Where developer `index`'s field `number` lies in the payload; its base type is in its description. */
export function findDeveloperField(
  bytes: Uint8Array,
  definition: Definition,
  index: number,
  number: number,
): { offset: number; size: number } | null {
  let offset = sumOfSizes(bytes, definition.fieldsAt, definition.fields);
  for (let i = 0; i < definition.developers; i++) {
    const at = definition.developersAt + i * TRIPLE;
    const size = bytes[at + 1];
    if (bytes[at] === number && bytes[at + 2] === index) return { offset, size };
    offset += size;
  }
  return null;
}

function sumOfSizes(bytes: Uint8Array, at: number, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += bytes[at + i * TRIPLE + 1];
  return sum;
}
