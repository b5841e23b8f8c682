import { SaxesParser } from 'saxes';
import { LabError } from '../../errors.ts';
import type { Limits } from '../../recording.ts';

type XmlLimits = Pick<Limits, 'xmlBytes' | 'xmlDepth' | 'xmlAttributes'>;

const CHUNK = 1 << 16;

/**
 * Rewrites an unusual document (another encoding; CDATA, comments or character references inside
 * values) as plain UTF-8 that the scanner reads: the same elements, attributes and text, read by a
 * strict parser. Where that finds the document broken it stops: `damage` says why, and `bytes` hold
 * what came before. Errors: xml-encoding, xml-doctype, xml-depth, xml-attributes, too-large.
 */
export function rewriteXml(
  bytes: Uint8Array,
  encoding: string,
  limits: XmlLimits,
): { bytes: Uint8Array; damage: LabError | null } {
  const decoder = decoderOf(encoding);
  const writer = new Utf8Writer(limits.xmlBytes);
  const parser = plainWriter(writer, limits);
  try {
    let first = true;
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const chunk = bytes.subarray(at, at + CHUNK);
      const text = decoder.decode(chunk, { stream: true });
      parser.write(first ? text.trimStart() : text);
      first = false;
    }
    parser.write(decoder.decode()).close();
    return { bytes: writer.written(), damage: null };
  } catch (cause) {
    if (cause instanceof LabError) throw cause;
    const problem = cause instanceof Error ? cause.message : String(cause);
    const damage = new LabError('xml-syntax', `The XML is broken: ${problem}`, { cause });
    return { bytes: writer.written(), damage };
  }
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch (cause) {
    throw new LabError('xml-encoding', `The text encoding "${encoding}" is unknown.`, { cause });
  }
}

/** A strict parser that writes down what it reads, within the limits. */
function plainWriter(writer: Utf8Writer, limits: XmlLimits): SaxesParser {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  let attributes = 0;
  parser.on('doctype', () => {
    throw new LabError('xml-doctype', 'A document type declaration is refused.');
  });
  parser.on('opentagstart', () => {
    attributes = 0;
    if (++depth > limits.xmlDepth) {
      throw new LabError('xml-depth', `Elements nest over ${limits.xmlDepth} deep.`);
    }
  });
  parser.on('attribute', () => {
    if (++attributes > limits.xmlAttributes) {
      throw new LabError('xml-attributes', `A tag has over ${limits.xmlAttributes} attributes.`);
    }
  });
  parser.on('opentag', ({ name, attributes }) => {
    writer.write(`<${name}`);
    for (const [key, value] of Object.entries(attributes)) {
      writer.write(` ${key}="${escaped(value)}"`);
    }
    writer.write('>');
  });
  parser.on('text', (text) => writer.write(escaped(text)));
  parser.on('cdata', (text) => writer.write(escaped(text)));
  parser.on('closetag', ({ name }) => {
    depth--;
    writer.write(`</${name}>`);
  });
  return parser;
}

function escaped(text: string): string {
  return /[&<"]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
    : text;
}

/** Collects text as UTF-8 in one growing block. */
class Utf8Writer {
  private bytes = new Uint8Array(CHUNK);
  private length = 0;
  private readonly limit: number;
  private readonly encoder = new TextEncoder();

  constructor(limit: number) {
    this.limit = limit;
  }

  write(text: string): void {
    // one UTF-16 unit becomes at most three bytes
    const room = this.length + 3 * text.length;
    if (room > this.bytes.length) {
      const larger = new Uint8Array(Math.max(room, 2 * this.bytes.length));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.length += this.encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
    if (this.length > this.limit) {
      throw new LabError('too-large', `The XML holds over ${this.limit} bytes.`);
    }
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}
