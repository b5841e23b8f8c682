const PREDEFINED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi;

/** Names and the like are for display: what is longer is cut. */
const LONGEST_TEXT = 300;

/**
 * The bytes [start, end) as one line of display text: entities replaced, control characters and
 * runs of white space made one space, cut at 300 characters. Bytes that are no UTF-8 are read as
 * Windows-1252, which `guessed` says.
 */
export function decodeText(
  bytes: Uint8Array,
  start: number,
  end: number,
): { text: string; guessed: boolean } {
  const cut = Math.min(end, start + 12 * LONGEST_TEXT);
  const { text, guessed } = decodeBytes(bytes.subarray(start, cut), cut < end);
  const plain = text.replace(REFERENCE, (all, decimal, hex, name) => {
    if (name !== undefined) return PREDEFINED[name] ?? all;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const line = plain.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
  return { text: [...line].slice(0, LONGEST_TEXT).join(''), guessed };
}

function decodeBytes(raw: Uint8Array, cut: boolean): { text: string; guessed: boolean } {
  try {
    // `stream`: the last character may be incomplete where the text was cut
    const text = new TextDecoder('utf-8', { fatal: true }).decode(raw, { stream: cut });
    return { text, guessed: false };
  } catch {
    // not UTF-8, whatever the file says
    return { text: new TextDecoder('windows-1252').decode(raw), guessed: true };
  }
}
