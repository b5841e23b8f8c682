import { LabError } from '../../errors.ts';
import { FitFile } from '../../kernels/fit-file.ts';
import type { Note } from '../../notes.ts';
import { LIMITS, type Limits, type Recording } from '../../recording.ts';
import { isBeatsOnly, readActivity } from './activity.ts';
import { dropWildTail, judge, type Verdict } from './damage.ts';
import { type Beats, readBeats } from './heart-rate.ts';
import { MESSAGE, wantedMessages } from './messages.ts';
import { type Part, splitParts } from './parts.ts';
import type { Source } from './source.ts';
import type { Table } from './tables.ts';
import { type Walk, walk } from './walk.ts';

/**
 * Reads a FIT file: one Recording for each session that has samples, over all chained parts. Damaged
 * parts are kept as far as they can be read when at least 60 dated samples are left (`partial`, with
 * notes); parts that are no activity are left out with a note. When nothing is left it throws
 * `fit-header`, `fit-crc`, `fit-truncated`, `fit-definition`, `not-an-activity`, `planned-route` or
 * `no-samples`, for an empty or oversized file `empty-file`, `too-large`, `too-many-samples`,
 * `fit-parts`.
 */
export function decodeFit(bytes: Uint8Array, limits: Partial<Limits> = {}): Recording[] {
  const bounds = { ...LIMITS, ...limits };
  checkSize(bytes, bounds);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const source = { bytes, view, kernel: FitFile.of(bytes) };
  const { parts, trailingBytes } = splitParts(source, bounds.fitParts);
  const walks = walkParts(source, parts, bounds);
  const beatTables = walks.map(({ tables }) => tables.get(MESSAGE.heartRate));
  const beats = readBeats(source, beatTables.filter(isTable), bounds.samples);

  const recordings: Recording[] = [];
  const refusals: LabError[] = [];
  for (const [i, part] of parts.entries()) {
    if (isBeatsOnly(walks[i])) continue;
    const verdict = judge(source, part, walks[i]);
    if (verdict.refusal !== null) refusals.push(verdict.refusal);
    else recordings.push(...readPart(source, walks[i], beats, verdict));
  }
  if (recordings.length === 0) {
    throw refusals[0] ?? new LabError('no-samples', 'stored heart beats without an activity');
  }
  const leftOut = noteLeftOut(refusals, trailingBytes);
  if (leftOut !== null) for (const { notes } of recordings) notes.push(leftOut);
  return recordings;
}

function checkSize(bytes: Uint8Array, { fitBytes }: Limits): void {
  if (bytes.length === 0) throw new LabError('empty-file', 'the file has no bytes');
  if (bytes.length > fitBytes) {
    throw new LabError('too-large', `${bytes.length} bytes; a FIT file may have ${fitBytes}`);
  }
}

/** The sample limit is one for all parts together. */
function walkParts(source: Source, parts: readonly Part[], limits: Limits): Walk[] {
  let samples = limits.samples;
  return parts.map(({ dataStart, dataEnd }) => {
    const options = { wanted: wantedMessages(samples), emptyMessages: limits.fitEmptyMessages };
    const found = walk(source, dataStart, dataEnd, options);
    const records = found.tables.get(MESSAGE.record);
    if (records !== undefined && found.stop !== null) dropWildTail(source, records);
    samples -= records?.count ?? 0;
    return found;
  });
}

function isTable(table: Table | undefined): table is Table {
  return table !== undefined;
}

function readPart(
  source: Source,
  found: Walk,
  beats: Beats,
  { partial, notes }: Verdict,
): Recording[] {
  const recordings = readActivity(source, found, beats);
  return recordings.map((one) => ({ ...one, partial, notes: [...notes, ...one.notes] }));
}

function noteLeftOut(refusals: readonly LabError[], trailingBytes: number): Note | null {
  const reasons = refusals.map(({ message }) => message);
  if (trailingBytes > 0) reasons.push(`the last ${trailingBytes} bytes are no FIT file`);
  if (reasons.length === 0) return null;
  return { code: 'part-skipped', count: reasons.length, detail: `Left out: ${reasons.join('; ')}` };
}
