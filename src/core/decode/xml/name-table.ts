/**
 * Finds the code of an element from the bytes of its local name, without making a string.
 * ASCII letters are compared without case, because programs disagree about it in extensions.
 */
export class NameTable {
  /** Open addressing, 0 = free, else 1 + index into the arrays below. */
  private readonly slots = new Uint8Array(SLOTS);
  private readonly names: Uint8Array[] = [];
  private readonly codes: number[] = [];

  /** @param entries pairs of ASCII name and code; codes are positive. */
  constructor(entries: Iterable<readonly [string, number]>) {
    for (const [name, code] of entries) {
      const bytes = Uint8Array.from(name, (letter) => letter.charCodeAt(0) | LOWER_CASE);
      let slot = slotOf(bytes, 0, bytes.length);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
      this.slots[slot] = this.names.push(bytes);
      this.codes.push(code);
    }
  }

  /** The code of the name in [start, end), 0 where the table does not know it. */
  find(bytes: Uint8Array, start: number, end: number): number {
    let slot = slotOf(bytes, start, end);
    for (let entry = this.slots[slot]; entry !== 0; entry = this.slots[slot]) {
      if (sameName(this.names[entry - 1], bytes, start, end)) return this.codes[entry - 1];
      slot = (slot + 1) & (SLOTS - 1);
    }
    return 0;
  }
}

/** A power of two well above the number of names in any table. */
const SLOTS = 256;
const LOWER_CASE = 0x20;

function slotOf(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] | LOWER_CASE;
  const last = bytes[end - 1] | LOWER_CASE;
  return (first ^ (last << 3) ^ ((end - start) << 4)) & (SLOTS - 1);
}

function sameName(name: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i++) {
    if (name[i] !== (bytes[start + i] | LOWER_CASE)) return false;
  }
  return true;
}
