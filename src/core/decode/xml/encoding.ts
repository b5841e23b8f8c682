/** How the bytes of an XML document are to be read. */
export interface Encoding {
  /** A label that TextDecoder may know, in lower case. */
  label: string;
  /** UTF-8 or ASCII: the scanner reads the bytes as they are. */
  plain: boolean;
  /** The document declares another encoding than its bytes show. */
  guessed: boolean;
}

const PLAIN = ['utf-8', 'utf8', 'us-ascii', 'ascii'];
/** An XML declaration stands in the first bytes; what is longer is none. */
const DECLARATION_SIZE = 256;
const DECLARED = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/;

/** By byte order mark, by the zeros of UTF-16 around the first '<', else by the XML declaration. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return byBytes('utf-8');
  if (first === 0xff && second === 0xfe) return byBytes('utf-16le');
  if (first === 0xfe && second === 0xff) return byBytes('utf-16be');
  if (first !== 0 && second === 0) return byBytes('utf-16le');
  if (first === 0 && second !== 0) return byBytes('utf-16be');

  const head = String.fromCharCode(...bytes.subarray(0, DECLARATION_SIZE));
  const label = DECLARED.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  // declared by a program that wrote the text in another encoding than it had it in memory
  if (/^(utf-?16|ucs-?2|unicode)/.test(label)) {
    return { label: 'utf-8', plain: true, guessed: true };
  }
  return { label, plain: PLAIN.includes(label), guessed: false };
}

function byBytes(label: string): Encoding {
  return { label, plain: label === 'utf-8', guessed: false };
}
