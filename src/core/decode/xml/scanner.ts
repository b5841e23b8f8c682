import { LabError } from '../../errors.ts';
import type { Limits } from '../../recording.ts';
import type { NameTable } from './name-table.ts';
import { decodeText } from './text.ts';
import { decimal, instant } from './values.ts';

/** What `next` met. */
export type Met = typeof END | typeof OPEN | typeof CLOSE;
export const END = 0;
export const OPEN = 1;
export const CLOSE = 2;

/**
 * Thrown where a value is written in a way that the scanner does not read (an entity or a comment
 * inside a number …): the document is well-formed perhaps, and is to be rewritten plainly first.
 */
export class UnusualXml extends Error {}

const SPACE = 0x20;
const BANG = 0x21;
const QUOTE = 0x22;
const AMPERSAND = 0x26;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const COLON = 0x3a;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/** Numbers kept per open element: start of its name, start of its local name, end, code. */
const FRAME = 4;
/** Numbers kept per attribute: start and end of name and value. */
const RANGE = 4;

/**
 * A pull reader over the bytes of an UTF-8 document. It makes no strings and no tree: `next` moves
 * to the next tag, whose element is named by a code of the name table (its prefix does not count);
 * a value is parsed only when the caller asks for it.
 *
 * Checked: tags close in order, quotes and markup are complete, depth, number of attributes, no
 * DOCTYPE. Text between elements is passed over. Errors: xml-syntax, xml-doctype, xml-depth,
 * xml-attributes.
 */
export class XmlScanner {
  /** Code of the element that `next` opened or closed, 0 = not in the table. */
  element = 0;
  /** How many elements are open: 1 inside the root. */
  depth = 0;
  /** Values that were there but could not be read. */
  unreadable = 0;
  /** Set when a text was no UTF-8 and was read as Windows-1252. */
  encodingGuessed = false;

  readonly bytes: Uint8Array;
  private readonly names: NameTable;
  readonly limits: Pick<Limits, 'xmlDepth' | 'xmlAttributes'>;
  /** The document was rewritten: nothing in it can be unusual any more. */
  private readonly rewritten: boolean;
  private readonly frames: Int32Array;
  private readonly attributes: Int32Array;
  private attributeCount = 0;
  private at = 0;
  private selfClosed = false;
  private rootClosed = false;
  private valueStart = 0;
  private valueEnd = 0;

  constructor(
    bytes: Uint8Array,
    names: NameTable,
    limits: Pick<Limits, 'xmlDepth' | 'xmlAttributes'>,
    options: { rewritten: boolean },
  ) {
    this.bytes = bytes;
    this.names = names;
    this.limits = limits;
    this.rewritten = options.rewritten;
    this.frames = new Int32Array(FRAME * (limits.xmlDepth + 1));
    this.attributes = new Int32Array(RANGE * limits.xmlAttributes);
  }

  /** Moves to the next opening or closing tag; `<a/>` is met twice, as opening and as closing. */
  next(): Met {
    if (this.selfClosed) {
      this.selfClosed = false;
      return this.pop();
    }
    const { bytes } = this;
    const end = bytes.length;
    let at = this.at;
    for (;;) {
      while (at < end && bytes[at] !== LESS) at++;
      if (at + 1 >= end) return this.finish(at);
      const mark = bytes[at + 1];
      if (mark === SLASH) return this.close(at);
      if (mark === BANG) at = this.skipDeclaration(at);
      else if (mark === QUESTION) at = this.skipTo('?>', at + 2);
      else return this.open(at);
    }
  }

  /** Code of the element around the one just opened; 0 for the root. */
  get parent(): number {
    return this.depth > 1 ? this.frames[FRAME * (this.depth - 2) + 3] : 0;
  }

  /** Byte at which the tag of the element just opened begins. */
  get tag(): number {
    return this.frames[FRAME * (this.depth - 1)] - 1;
  }

  /** Goes on behind the element just opened, and what else another reader has read up to byte `end`. */
  passOver(end: number): void {
    this.selfClosed = false;
    this.at = end;
    this.pop();
  }

  /** Local name of the element just opened. */
  get name(): string {
    const frame = FRAME * (this.depth - 1);
    return decodeText(this.bytes, this.frames[frame + 1], this.frames[frame + 2]).text;
  }

  /** The number that the element just opened holds; NaN where it is empty, no number or no leaf. */
  number(): number {
    this.readLeaf();
    const value = decimal(this.bytes, this.valueStart, this.valueEnd);
    return Number.isNaN(value) ? this.missing() : value;
  }

  /** The time that the element just opened holds, in seconds since 1970 UTC; NaN as for `number`. */
  time(): number {
    this.readLeaf();
    const value = instant(this.bytes, this.valueStart, this.valueEnd);
    return Number.isNaN(value) ? this.missing() : value;
  }

  /** The text of the element just opened, entities replaced; null where it is blank or no leaf. */
  text(): string | null {
    this.readLeaf();
    return this.displayText();
  }

  /** An attribute of the element just opened as a number; NaN where it is absent or no number. */
  attributeNumber(name: Uint8Array): number {
    if (!this.findAttribute(name)) return Number.NaN;
    const value = decimal(this.bytes, this.valueStart, this.valueEnd);
    return Number.isNaN(value) ? this.missing() : value;
  }

  /** An attribute of the element just opened as a time, like `time`. */
  attributeTime(name: Uint8Array): number {
    if (!this.findAttribute(name)) return Number.NaN;
    const value = instant(this.bytes, this.valueStart, this.valueEnd);
    return Number.isNaN(value) ? this.missing() : value;
  }

  /** An attribute of the element just opened as text; null where it is absent or blank. */
  attributeText(name: Uint8Array): string | null {
    return this.findAttribute(name) ? this.displayText() : null;
  }

  private open(tag: number): Met {
    const { bytes, frames } = this;
    const end = bytes.length;
    if (this.rootClosed) throw syntaxError(tag, 'a second root element begins');
    let at = tag + 1;
    let local = at;
    let byte = bytes[at];
    if (!startsName(byte)) throw syntaxError(tag, 'a tag has no name');
    while (isNameByte(byte)) {
      if (byte === COLON) local = at + 1;
      if (++at >= end) throw syntaxError(tag, 'a tag is cut off');
      byte = bytes[at];
    }
    if (this.depth >= this.limits.xmlDepth) {
      throw new LabError(
        'xml-depth',
        `Elements nest over ${this.limits.xmlDepth} deep at byte ${tag}.`,
      );
    }
    const frame = FRAME * this.depth++;
    frames[frame] = tag + 1;
    frames[frame + 1] = local;
    frames[frame + 2] = at;
    this.element = frames[frame + 3] = this.names.find(bytes, local, at);
    this.attributeCount = 0;
    this.at = byte === GREATER ? at + 1 : this.readAttributes(at, tag);
    return OPEN;
  }

  private close(tag: number): Met {
    const { bytes, frames } = this;
    if (this.depth === 0) throw syntaxError(tag, 'a closing tag has no opening one');
    const frame = FRAME * (this.depth - 1);
    const name = frames[frame];
    const size = frames[frame + 2] - name;
    let at = tag + 2;
    if (at + size >= bytes.length) throw syntaxError(tag, 'a closing tag is cut off');
    for (let i = 0; i < size; i++) {
      if (bytes[at + i] !== bytes[name + i]) throw this.mismatch(tag);
    }
    at += size;
    while (at < bytes.length && bytes[at] <= SPACE) at++;
    if (at >= bytes.length || bytes[at] !== GREATER) throw this.mismatch(tag);
    this.at = at + 1;
    return this.pop();
  }

  private pop(): Met {
    this.depth--;
    this.element = this.frames[FRAME * this.depth + 3];
    if (this.depth === 0) this.rootClosed = true;
    return CLOSE;
  }

  private mismatch(tag: number): LabError {
    return syntaxError(tag, `<${this.name}> is open, but another tag closes`);
  }

  private finish(at: number): Met {
    this.at = at;
    if (this.depth > 0) throw syntaxError(this.bytes.length, `the file ends inside <${this.name}>`);
    if (!this.rootClosed) throw syntaxError(this.bytes.length, 'the file ends before its root');
    return END;
  }

  /** Reads name="value" pairs up to the end of the tag; answers where the content begins. */
  private readAttributes(from: number, tag: number): number {
    const { bytes } = this;
    const end = bytes.length;
    let at = from;
    for (;;) {
      while (at < end && bytes[at] <= SPACE) at++;
      if (at < end && bytes[at] === GREATER) return at + 1;
      if (at < end && bytes[at] === SLASH) {
        if (at + 1 >= end || bytes[at + 1] !== GREATER) throw syntaxError(at, 'a tag is broken');
        this.selfClosed = true;
        return at + 2;
      }
      const name = at;
      while (at < end && isNameByte(bytes[at])) at++;
      const nameEnd = at;
      while (at < end && bytes[at] <= SPACE) at++;
      if (at >= end || nameEnd === name || bytes[at] !== EQUALS) {
        throw syntaxError(tag, 'the attributes of a tag are broken or cut off');
      }
      at++;
      while (at < end && bytes[at] <= SPACE) at++;
      const value = at + 1;
      at = this.endOfQuoted(at, tag);
      this.addAttribute(name, nameEnd, value, at, tag);
      at++;
    }
  }

  /** From the opening quote to the closing one. */
  private endOfQuoted(from: number, tag: number): number {
    const { bytes } = this;
    const end = bytes.length;
    const quote = from < end ? bytes[from] : 0;
    let at = from + 1;
    if (quote === QUOTE || quote === APOSTROPHE) {
      while (at < end && bytes[at] !== quote && bytes[at] !== LESS) at++;
      if (at < end && bytes[at] === quote) return at;
    }
    throw syntaxError(tag, 'an attribute value has no closing quote');
  }

  private addAttribute(name: number, nameEnd: number, value: number, end: number, tag: number) {
    if (this.attributeCount >= this.limits.xmlAttributes) {
      throw new LabError(
        'xml-attributes',
        `A tag has over ${this.limits.xmlAttributes} attributes at byte ${tag}.`,
      );
    }
    const range = RANGE * this.attributeCount++;
    this.attributes[range] = name;
    this.attributes[range + 1] = nameEnd;
    this.attributes[range + 2] = value;
    this.attributes[range + 3] = end;
  }

  /** Points the value at the attribute of that exact name; false where there is none. */
  private findAttribute(name: Uint8Array): boolean {
    const { attributes } = this;
    for (let range = 0; range < RANGE * this.attributeCount; range += RANGE) {
      if (!equals(this.bytes, attributes[range], attributes[range + 1], name)) continue;
      this.valueStart = attributes[range + 2];
      this.valueEnd = attributes[range + 3];
      return true;
    }
    return false;
  }

  /** Points the value at the text of the element just opened; empty where elements are inside. */
  private readLeaf(): void {
    const { bytes } = this;
    const end = bytes.length;
    this.valueStart = this.valueEnd = this.at;
    if (this.selfClosed) return;
    let at = this.at;
    while (at < end && bytes[at] !== LESS) at++;
    if (at + 1 >= end) return;
    const mark = bytes[at + 1];
    if (mark === SLASH) {
      this.valueEnd = at;
      this.at = at;
    } else if (mark === BANG || mark === QUESTION) {
      throw new UnusualXml(`markup inside a value at byte ${at}`);
    }
  }

  private displayText(): string | null {
    const { text, guessed } = decodeText(this.bytes, this.valueStart, this.valueEnd);
    if (guessed) this.encodingGuessed = true;
    return text === '' ? null : text;
  }

  /** A value that could not be parsed: nothing there, an entity that needs rewriting, or nonsense. */
  private missing(): number {
    let blank = true;
    for (let at = this.valueStart; at < this.valueEnd; at++) {
      if (this.bytes[at] === AMPERSAND && !this.rewritten) {
        throw new UnusualXml(`an entity inside a value at byte ${at}`);
      }
      if (this.bytes[at] > SPACE) blank = false;
    }
    if (!blank) this.unreadable++;
    return Number.NaN;
  }

  /** `<!…`: comments and CDATA sections are passed over, a DOCTYPE is refused. */
  private skipDeclaration(tag: number): number {
    if (this.startsWith('<!--', tag)) return this.skipTo('-->', tag + 4);
    if (this.startsWith('<![CDATA[', tag)) return this.skipTo(']]>', tag + 9);
    if (this.startsWith('<!DOCTYPE', tag)) {
      throw new LabError('xml-doctype', `A document type declaration at byte ${tag} is refused.`);
    }
    throw syntaxError(tag, 'a declaration is broken or cut off');
  }

  private skipTo(mark: string, from: number): number {
    const first = mark.charCodeAt(0);
    let at = this.bytes.indexOf(first, from);
    while (at >= 0 && !this.startsWith(mark, at)) at = this.bytes.indexOf(first, at + 1);
    if (at < 0) throw syntaxError(from, `"${mark}" is missing`);
    return at + mark.length;
  }

  private startsWith(mark: string, at: number): boolean {
    for (let i = 0; i < mark.length; i++) {
      if (this.bytes[at + i] !== mark.charCodeAt(i)) return false;
    }
    return true;
  }
}

function syntaxError(at: number, problem: string): LabError {
  return new LabError('xml-syntax', `The XML is broken at byte ${at}: ${problem}.`);
}

/** Everything but white space, quotes and the marks of a tag. */
function isNameByte(byte: number): boolean {
  if (byte > QUESTION) return true;
  return byte > APOSTROPHE && byte !== SLASH && byte < LESS;
}

function startsName(byte: number): boolean {
  return byte > QUESTION || byte === COLON;
}

function equals(bytes: Uint8Array, start: number, end: number, name: Uint8Array): boolean {
  if (end - start !== name.length) return false;
  for (let i = 0; i < name.length; i++) {
    if (bytes[start + i] !== name[i]) return false;
  }
  return true;
}
