import { LabError } from '../../errors.ts';
import type { Note } from '../../notes.ts';
import type { Limits } from '../../recording.ts';
import { encodingOf } from './encoding.ts';
import type { NameTable } from './name-table.ts';
import { rewriteXml } from './rewrite.ts';
import { UnusualXml, XmlScanner } from './scanner.ts';

/** A document as far as it could be read. */
export interface Reading<Content> {
  content: Content;
  /** Why reading stopped before the end, null where the document is whole. */
  damage: LabError | null;
  /** What is to be said about the document as a whole. */
  notes: Note[];
}

/** How a format reads its documents. */
export interface DocumentReader<Content> {
  names: NameTable;
  /** Makes an empty content. A document may be read twice: first fast, then rewritten. */
  begin(): Content;
  /** Moves `xml` to the end of the document and fills `content` on the way. */
  read(xml: XmlScanner, content: Content): void;
}

/**
 * Reads a document with the scanner; an unusual one is rewritten plainly first. A document that
 * breaks off or is not well-formed gives what came before, with its `damage`.
 * Errors: too-large, xml-encoding, xml-doctype, xml-depth, xml-attributes, what `read` throws.
 */
export function readDocument<Content>(
  bytes: Uint8Array,
  limits: Limits,
  reader: DocumentReader<Content>,
): Reading<Content> {
  if (bytes.length > limits.xmlBytes) {
    throw new LabError(
      'too-large',
      `The file holds ${bytes.length} bytes; at most ${limits.xmlBytes} are read.`,
    );
  }
  const encoding = encodingOf(bytes);
  const reading = encoding.plain ? attempt(bytes, limits, reader, { rewritten: false }) : null;
  if (reading !== null) {
    if (encoding.guessed)
      reading.notes.push(guessNote('read as UTF-8 in spite of what it declares'));
    return reading;
  }
  const plain = rewriteXml(bytes, encoding.label, limits);
  const again = attempt(plain.bytes, limits, reader, { rewritten: true });
  if (again === null) throw new LabError('internal', 'A rewritten document is unusual again.');
  return { ...again, damage: plain.damage ?? again.damage };
}

/** One run of the scanner; null where the document turns out to be unusual. */
function attempt<Content>(
  bytes: Uint8Array,
  limits: Limits,
  reader: DocumentReader<Content>,
  options: { rewritten: boolean },
): Reading<Content> | null {
  const content = reader.begin();
  const xml = new XmlScanner(bytes, reader.names, limits, options);
  let damage: LabError | null = null;
  try {
    reader.read(xml, content);
  } catch (error) {
    if (error instanceof UnusualXml) return null;
    if (!(error instanceof LabError) || error.code !== 'xml-syntax') throw error;
    damage = error;
  }
  return { content, damage, notes: notesOf(xml) };
}

function notesOf(xml: XmlScanner): Note[] {
  const notes: Note[] = [];
  if (xml.encodingGuessed) notes.push(guessNote('read as Windows-1252 where they are no UTF-8'));
  if (xml.unreadable > 0) {
    notes.push({
      code: 'values-out-of-range',
      count: xml.unreadable,
      detail: `${xml.unreadable} values are no numbers or times and were left out.`,
    });
  }
  return notes;
}

function guessNote(how: string): Note {
  return { code: 'encoding-guessed', count: 1, detail: `Texts were ${how}.` };
}
