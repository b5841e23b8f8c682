import type { NoteCode } from '../../src/core/notes.ts';
import { t } from '../i18n/index.ts';

export interface ShownNote {
  code: NoteCode;
  count: number;
  detail: string;
}

/** What a result says about itself, in the reader's language; the exact sentence on hover. */
export function Notes({ notes }: { notes: ShownNote[] }) {
  return (
    <ul class="notes">
      {notes.map((note) => (
        <li key={`${note.code} ${note.detail}`} title={note.detail}>
          {t().notes[note.code](note.count)}
        </li>
      ))}
    </ul>
  );
}
