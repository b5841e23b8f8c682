import { type ErrorCode, LabError } from '../../errors.ts';
import type { Note } from '../../notes.ts';
import { readFields } from './columns.ts';
import { MESSAGE } from './messages.ts';
import type { Part } from './parts.ts';
import type { Source } from './source.ts';
import { definitionOf, dropRowsFrom, rawTime, type Table } from './tables.ts';
import { readTimes } from './times.ts';
import type { Walk } from './walk.ts';

/** Whether a part is worth reading. */
export interface Verdict {
  /** Why the part is left out; null when it is read. */
  refusal: LabError | null;
  /** Damaged, but enough of it is left. */
  partial: boolean;
  /** What is wrong with a part that is read all the same. */
  notes: Note[];
}

interface Damage {
  error: ErrorCode;
  note: Note;
}

/** A damaged part with fewer dated samples than this is not worth keeping (reliability-privacy.md). */
const FEWEST_SAVED = 60;

/** Seconds. */
const LONGEST_RIDE = 48 * 3600;

const ACTIVITY = 4;
const COURSE = 6;
/** FIT `file` types that are no record of a ride, by the number in `file_id`. */
const FILE_TYPES: Record<number, string> = {
  1: 'device description',
  2: 'settings',
  3: 'sport settings',
  5: 'workout',
  7: 'schedule',
  9: 'weight',
  10: 'totals',
  11: 'goals',
  14: 'blood pressure',
  15: 'monitoring',
  20: 'activity summary',
  28: 'daily monitoring',
  32: 'monitoring',
  34: 'segment',
  35: 'segment list',
};

/**
 * Judges one part: what it is, and whether its damage leaves enough. The refusal is one of
 * `planned-route`, `not-an-activity`, `no-samples`, `fit-truncated`, `fit-crc`, `fit-definition`.
 */
export function judge(source: Source, part: Part, walk: Walk): Verdict {
  const records = walk.tables.get(MESSAGE.record);
  const damages = damagesOf(part, walk);
  const notes = damages.map(({ note }) => note);
  if (part.headerDamage !== null) notes.push(noteHeader(part));
  const refusal =
    refuseType(source, walk, part) ??
    refuseDamage(source, damages, records) ??
    refuseEmpty(records, part);
  if (damages.length > 0 && records !== undefined) notes.push(notePartial(records));
  return { refusal, partial: damages.length > 0, notes };
}

/**
 * Where reading failed, the bytes just before are often wrong already: takes out the last records
 * while their time is further from the one before than any ride is long.
 */
export function dropWildTail({ view }: Source, records: Table): void {
  const time = (row: number) => rawTime(view, records, definitionOf(records, row), row);
  let count = records.count;
  while (count > 1 && Math.abs(time(count - 1) - time(count - 2)) > LONGEST_RIDE) count--;
  dropRowsFrom(records, count);
}

function damagesOf({ start, end, missingBytes, crc }: Part, { stop }: Walk): Damage[] {
  const damages: Damage[] = [];
  if (missingBytes > 0) {
    const detail = `${missingBytes} bytes are missing at the end of the part (byte ${end})`;
    damages.push({ error: 'fit-truncated', note: { code: 'truncated', count: 1, detail } });
  }
  if (crc === 'bad') {
    const detail = `The checksum of bytes ${start} to ${end} does not match`;
    damages.push({ error: 'fit-crc', note: { code: 'crc-mismatch', count: 1, detail } });
  }
  // where bytes are missing, the last message is cut as a matter of course
  if (stop !== null && (missingBytes === 0 || stop.code === 'fit-definition')) {
    const code = stop.code === 'fit-definition' ? 'definition-missing' : 'truncated';
    const detail = `Reading ended at byte ${stop.at}: ${stop.detail}`;
    damages.push({ error: stop.code, note: { code, count: 1, detail } });
  }
  return damages;
}

function refuseType(source: Source, { tables }: Walk, { start }: Part): LabError | null {
  const fileId = tables.get(MESSAGE.fileId);
  const type = readFields(source, fileId, { type: { field: 0 } }).type[0] ?? Number.NaN;
  if (type === ACTIVITY || (Number.isNaN(type) && tables.has(MESSAGE.record))) return null;
  if (type === COURSE) {
    return new LabError(
      'planned-route',
      `the part at byte ${start} is a course: planned, not ridden`,
    );
  }
  const kind = FILE_TYPES[type] ?? (Number.isNaN(type) ? 'file without a type' : `type ${type}`);
  return new LabError('not-an-activity', `the part at byte ${start} is no activity: ${kind}`);
}

function refuseDamage(
  source: Source,
  damages: readonly Damage[],
  records: Table | undefined,
): LabError | null {
  if (damages.length === 0) return null;
  const dated = records === undefined ? 0 : records.count - readTimes(source, records).missing;
  if (dated >= FEWEST_SAVED) return null;
  const [{ error, note }] = damages;
  return new LabError(
    error,
    `${note.detail}, and ${dated} dated samples are too few to keep (${FEWEST_SAVED} are needed)`,
  );
}

function refuseEmpty(records: Table | undefined, { start }: Part): LabError | null {
  if (records !== undefined && records.count > 0) return null;
  return new LabError('no-samples', `the activity at byte ${start} has no record messages`);
}

function noteHeader({ start, headerDamage }: Part): Note {
  return {
    code: 'header-damaged',
    count: 1,
    detail: `The file header at byte ${start} ${headerDamage}`,
  };
}

function notePartial({ count }: Table): Note {
  return { code: 'partial', count, detail: `${count} samples were saved from a damaged file` };
}
