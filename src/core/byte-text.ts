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
    let rest = scaled;
    if (scaled < 0) {
      this.bytes[this.length++] = MINUS;
      rest = -scaled;
    }
    const whole = Math.floor(rest / scale);
    this.integer(whole);
    this.fraction(rest - whole * scale, digits);
    return this;
  }

  private integer(value: number): void {
    let above = 10;
    while (above <= value) above *= 10;
    for (let unit = above / 10; unit >= 1; unit /= 10) {
      this.bytes[this.length++] = ZERO + (Math.floor(value / unit) % 10);
    }
  }

  private fraction(value: number, digits: number): void {
    if (value === 0) return;
    this.bytes[this.length++] = POINT;
    let rest = value;
    let unit = 10 ** (digits - 1);
    while (rest > 0) {
      const digit = Math.floor(rest / unit);
      this.bytes[this.length++] = ZERO + digit;
      rest -= digit * unit;
      unit /= 10;
    }
  }

  private makeRoom(wanted: number): void {
    if (this.length + wanted <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.bytes.length + wanted));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
