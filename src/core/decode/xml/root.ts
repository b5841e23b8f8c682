import { LabError } from '../../errors.ts';
import { LIMITS } from '../../recording.ts';
import { encodingOf } from './encoding.ts';
import { NameTable } from './name-table.ts';
import { XmlScanner } from './scanner.ts';

const SPACE = 0x20;
const LESS = 0x3c;
const NO_NAMES = new NameTable([]);

/**
 * Local name, in lower case, of the root element in the first bytes of a file; null where they are
 * no XML. Errors: xml-doctype.
 */
export function rootName(head: Uint8Array): string | null {
  const { label, plain } = encodingOf(head);
  const text = plain ? head : transcode(head, label);
  if (text === null || !beginsWithTag(text)) return null;
  try {
    const xml = new XmlScanner(text, NO_NAMES, LIMITS, { rewritten: true });
    xml.next();
    return xml.name.toLowerCase();
  } catch (error) {
    if (error instanceof LabError && error.code === 'xml-doctype') throw error;
    return null; // what begins with '<' need not be XML
  }
}

function transcode(head: Uint8Array, label: string): Uint8Array | null {
  try {
    return new TextEncoder().encode(new TextDecoder(label).decode(head));
  } catch {
    return null; // an encoding of that name is unknown
  }
}

/** '<' comes first, but for a byte order mark and white space. */
function beginsWithTag(text: Uint8Array): boolean {
  let at = text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? 3 : 0;
  while (at < text.length && text[at] <= SPACE && text[at] !== 0) at++;
  return text[at] === LESS;
}
