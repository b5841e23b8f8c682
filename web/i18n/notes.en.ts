import type { NoteCode } from '../../src/core/notes.ts';
import { pluralEn as plural } from './plural.ts';

/** What a note says, from how many samples, pauses or fields it is about. */
export const notesEn: Record<NoteCode, (count: number) => string> = {
  'crc-mismatch': () => 'The checksum of the file does not match: it was damaged after recording.',
  'header-damaged': () => 'The beginning of the file was damaged; the rest was read.',
  truncated: (n) => `The file stops too early: ${plural(n, 'sample', 'samples')} kept.`,
  partial: (n) =>
    `Saved from a damaged file (${plural(n, 'sample', 'samples')}): left out of records.`,
  'part-skipped': (n) => `${plural(n, 'part', 'parts')} of the file could not be read.`,
  'definition-missing': (n) =>
    `${plural(n, 'message', 'messages')} could not be read: their description is missing.`,
  'heart-rate-merged': (n) =>
    `Heart rate came from the strap’s memory: ${plural(n, 'value', 'values')} put in place.`,
  'values-out-of-range': (n) =>
    `${plural(n, 'impossible value was', 'impossible values were')} left out.`,
  'time-unset-samples': (n) => `${plural(n, 'sample', 'samples')} without a valid time left out.`,
  'developer-fields-ignored': (n) =>
    `${plural(n, 'field', 'fields')} of an added app not understood here.`,
  'encoding-guessed': () => 'The character encoding was guessed.',
  'second-format': () => 'The file follows an older or unusual dialect of its format.',

  'times-sorted': (n) => `${plural(n, 'sample', 'samples')} put back into the order of time.`,
  'duplicates-dropped': (n) => `${plural(n, 'repeated sample', 'repeated samples')} dropped.`,
  pauses: (n) => plural(n, 'pause', 'pauses'),
  lifts: (n) =>
    `${plural(n, 'ride', 'rides')} in a lift, counted as a pause: no climbing, no distance.`,
  gaps: (n) => `${plural(n, 'gap', 'gaps')} in the recording.`,
  'smart-recording': () =>
    'The device did not record every second: values in between are held or interpolated.',

  'spikes-repaired': (n) => `${plural(n, 'spike', 'spikes')} repaired.`,
  'power-missing': (n) => `Power is missing for ${plural(n, 'second', 'seconds')}.`,
  'heart-rate-missing': (n) => `Heart rate is missing for ${plural(n, 'second', 'seconds')}.`,
  'positions-missing': (n) => `Position is missing for ${plural(n, 'second', 'seconds')}.`,
  'altitude-repaired': (n) => `${plural(n, 'altitude', 'altitudes')} repaired.`,
  'altitude-gps': () => 'Altitude comes from GPS: ascent is less certain than from a barometer.',
  'distance-from-positions': () => 'The file has no distance: it was computed from the positions.',
  'zero-positions-dropped': (n) =>
    `${plural(n, 'position', 'positions')} at latitude 0, longitude 0 dropped.`,

  'bike-class-guessed': () => 'The kind of bike was inferred; you can correct it.',
  short: () => 'The ride is short: some numbers say little.',
  'device-totals-differ': (n) =>
    `${plural(n, 'total', 'totals')} shown by the device differ from ours.`,
  estimated: () => 'Some values are estimated.',
};
