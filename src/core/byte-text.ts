const ROOM = 1 << 16;
/** No number takes more. */
const LONGEST_NUMBER = 32;
const LARGEST = 2 ** 31;
const WHOLE = 2 ** 53;
/** By decimals. */
const SCALES = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
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

  /**
   * The number rounded to at most six decimals (half up), as JavaScript prints it: without zeros at the
   * end. One of 2⁵³ or more has no decimals.
   */
  decimal(value: number, digits: number): this {
    const scale = SCALES[digits];
    const scaled = Math.round(value * scale);
    // not −2³¹ < scaled < 2³¹, or not a number at all
    if (!(Math.abs(scaled) < LARGEST)) {
      return this.ascii(String(Math.abs(value) < WHOLE ? scaled / scale : value));
    }
    this.makeRoom(LONGEST_NUMBER);
    this.length = writeDecimal(this.bytes, this.length, scaled, digits);
    return this;
  }

  /** A JSON list of numbers, each as `decimal` writes it, null where it is not finite. */
  list(values: ArrayLike<number>, digits: number): this {
    this.ascii('[');
    for (let i = 0; i < values.length; i++) {
      if (i > 0) this.ascii(',');
      if (Number.isFinite(values[i])) this.decimal(values[i], digits);
      else this.ascii('null');
    }
    return this.ascii(']');
  }

  private makeRoom(wanted: number): void {
    if (this.length + wanted <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.bytes.length + wanted));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** Writes a whole number of `digits` decimals, below 2³¹, without zeros behind the point; says where it ends. */
function writeDecimal(bytes: Uint8Array, start: number, scaled: number, digits: number): number {
  let at = start;
  if (scaled < 0) bytes[at++] = MINUS;
  let rest = Math.abs(scaled) | 0;
  let decimals = digits;
  for (; decimals > 0 && rest % 10 === 0; decimals--) rest = (rest / 10) | 0;
  const end = at + Math.max(countDigits(rest), decimals + 1) + (decimals > 0 ? 1 : 0);
  // from the last digit to the first
  for (let place = end - 1; place >= at; place--) {
    if (decimals > 0 && place === end - 1 - decimals) {
      bytes[place] = POINT;
      continue;
    }
    const tenth = (rest / 10) | 0;
    bytes[place] = ZERO + rest - 10 * tenth;
    rest = tenth;
  }
  return end;
}

function countDigits(value: number): number {
  let count = 1;
  for (let rest = (value / 10) | 0; rest > 0; rest = (rest / 10) | 0) count++;
  return count;
}
