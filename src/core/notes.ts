/**
 * What a result says about itself: every repair, omission and assumption that a reader should know.
 * The web shows a note by its `code` (translated) and `count`; `detail` is an English sentence for
 * the command line, logs and tooltips.
 */
export const NOTE_CODES = [
  // decoding
  'crc-mismatch',
  'header-damaged',
  'truncated',
  'partial',
  'part-skipped',
  'definition-missing',
  'heart-rate-merged',
  'values-out-of-range',
  'time-unset-samples',
  'developer-fields-ignored',
  'encoding-guessed',
  'second-format',
  // time axis
  'times-sorted',
  'duplicates-dropped',
  'pauses',
  'gaps',
  'lifts',
  'smart-recording',
  // channels
  'spikes-repaired',
  'power-missing',
  'heart-rate-missing',
  'positions-missing',
  'altitude-repaired',
  'altitude-gps',
  'distance-from-positions',
  'zero-positions-dropped',
  // meaning
  'bike-class-guessed',
  'short',
  'device-totals-differ',
  'estimated',
] as const;

export type NoteCode = (typeof NOTE_CODES)[number];

export interface Note {
  code: NoteCode;
  /** How many samples, pauses, fields … the note is about; 1 where counting makes no sense. */
  count: number;
  detail: string;
}
