const ROOM = 1 << 16;
/** No number takes more. */
const LONGEST_NUMBER = 32;
const LARGEST = 2 ** 31;
const [ZERO, MINUS, POINT] = [48, 45, 46];

/** ASCII text that grows at its end: for texts of so many numbers that strings would be most of the work. */
export class ByteText {
  private bytes = new Uint8Array(ROOM);
  private length = 0;

  /** The text so far; nothing may be added any more. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }

  ascii(text: string): this {
    this.makeRoom(text.length);
    for (let i = 0; i < text.length; i++) this.bytes[this.length++] = text.charCodeAt(i);
    return this;
  }

  /** The number rounded to so many decimals (half up), as JavaScript prints it: without zeros at the end. */
  decimal(value: number, digits: number): this {
    const scale = 10 ** digits;
    const scaled = Math.round(value * scale);
    // not −2³¹ < scaled < 2³¹, or not a number at all
    if (!(Math.abs(scaled) < LARGEST)) return this.ascii(String(scaled / scale));
    this.makeRoom(LONGEST_NUMBER);
    if (scaled < 0) this.bytes[this.length++] = MINUS;
    let rest = Math.abs(scaled) | 0;
    let decimals = digits;
    for (; decimals > 0 && rest % 10 === 0; decimals--) rest = (rest / 10) | 0;
    this.digits(rest, decimals);
    return this;
  }

  /** A whole number's digits, the last `decimals` of them behind a point; from the last to the first. */
  private digits(value: number, decimals: number): void {
    const { bytes } = this;
    const point = decimals > 0 ? 1 : 0;
    const end = this.length + Math.max(countDigits(value), decimals + 1) + point;
    let rest = value;
    let left = decimals;
    for (let at = end - 1; at >= this.length; at--) {
      if (left-- === 0 && point === 1) {
        bytes[at] = POINT;
        continue;
      }
      const tenth = (rest / 10) | 0;
      bytes[at] = ZERO + rest - 10 * tenth;
      rest = tenth;
    }
    this.length = end;
  }

  private makeRoom(wanted: number): void {
    if (this.length + wanted <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.bytes.length + wanted));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

function countDigits(value: number): number {
  let count = 1;
  for (let power = 10; power <= value; power *= 10) count++;
  return count;
}
