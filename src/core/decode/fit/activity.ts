import type { Note } from '../../notes.ts';
import type { Column, Recording } from '../../recording.ts';
import { dropEmpty, dropZeroPositions } from '../sanity.ts';
import { readFields, readText } from './columns.ts';
import { noteIgnored, readDeveloperFields } from './developer-fields.ts';
import { readDevices } from './devices.ts';
import { type Beats, fillFromBeats } from './heart-rate.ts';
import { MESSAGE } from './messages.ts';
import { creatorName, sportOf, subSportOf } from './names.ts';
import { readSamples } from './records.ts';
import { readSessions, type Session, type Share, shareOut } from './sessions.ts';
import type { Source } from './source.ts';
import { readLaps, readTimer, readUtcOffset } from './summaries.ts';
import type { Table } from './tables.ts';
import type { Walk } from './walk.ts';

/** True for the parts that a watch appends after a swim: the strap's beats and nothing else. */
export function isBeatsOnly({ tables }: Walk): boolean {
  return tables.has(MESSAGE.heartRate) && !tables.has(MESSAGE.record);
}

/** Reads one part that has samples: a Recording a session, or one when it has no sessions. */
export function readActivity(source: Source, { tables }: Walk, beats: Beats): Recording[] {
  const records = tables.get(MESSAGE.record);
  if (records === undefined) return [];
  const developerFields = readDeveloperFields(source, tables.get(MESSAGE.fieldDescription));
  const samples = readSamples(source, records, developerFields);
  const ignored = noteIgnored(source, records, developerFields);
  const notes = ignored === null ? samples.notes : [...samples.notes, ignored];
  const sessions = readSessions(source, tables.get(MESSAGE.session));
  if (sessions.length === 0) sessions.push(sessionOfSport(source, tables.get(MESSAGE.sport)));

  const whole = {
    creator: readCreator(source, tables.get(MESSAGE.fileId)),
    athlete: readAthlete(source, tables.get(MESSAGE.userProfile)),
    devices: readDevices(source, tables.get(MESSAGE.deviceInfo)),
    laps: readLaps(source, tables.get(MESSAGE.lap)),
    timer: readTimer(source, tables.get(MESSAGE.event)),
    utcOffset: readUtcOffset(source, tables.get(MESSAGE.activity)),
  };
  return shareOut(sessions, samples.time, samples.columns).map((share) => {
    const { session, start, end } = share;
    return {
      format: 'fit',
      sport: session.sport,
      subSport: session.subSport,
      title: session.title,
      creator: whole.creator,
      athlete: whole.athlete,
      utcOffset: whole.utcOffset,
      time: share.time,
      columns: share.columns,
      breaks: [],
      timer: whole.timer.filter(({ time, kind }) =>
        // what stops a session happens at its end, which is the start of the next one
        kind === 'start' ? time >= start && time < end : time > start && time <= end,
      ),
      laps: whole.laps.filter((lap) => lap.start >= start && lap.start < end),
      totals: session.totals,
      devices: whole.devices,
      partial: false,
      notes: [...notes, ...clean(share, beats, samples.undated)],
    };
  });
}

/**
 * Takes out positions that are none, fills in the strap's beats; returns the notes on it. `undated` is
 * how many samples of all sessions have no date.
 */
function clean({ time, columns }: Share, beats: Beats, undated: number): Note[] {
  const zeros = dropZeroPositions(columns);
  const notes = zeros === null ? [] : [zeros];
  const unset = undated === 0 ? 0 : countMissing(time);
  if (unset > 0) {
    const detail = `${unset} samples have no date: the device had not found the time`;
    notes.push({ code: 'time-unset-samples', count: unset, detail });
  }
  dropEmpty(columns);
  if (beats.time.length === 0) return notes;
  const heartRate = columns.heartRate ?? new Float64Array(time.length).fill(Number.NaN);
  const filled = fillFromBeats(time, heartRate, beats);
  if (filled > 0) {
    columns.heartRate = heartRate;
    const detail = `${filled} samples got their heart rate from beats that the strap stored`;
    notes.push({ code: 'heart-rate-merged', count: filled, detail });
  }
  return notes;
}

function countMissing(column: Column): number {
  let count = 0;
  for (let i = 0; i < column.length; i++) if (Number.isNaN(column[i])) count++;
  return count;
}

/** For a part without a session: the sport that the device was set to (message 12). */
function sessionOfSport(source: Source, table: Table | undefined): Session {
  const said = readFields(source, table, { sport: { field: 0 }, subSport: { field: 1 } });
  const [sport, subSport] = [said.sport[0] ?? Number.NaN, said.subSport[0] ?? Number.NaN];
  return {
    start: Number.NaN,
    sport: sportOf(sport, subSport),
    subSport: subSportOf(sport, subSport),
    title: table ? readText(source, table, 0, 3) : null,
    totals: null,
  };
}

/** The name that the device calls its user by (message 3). */
function readAthlete(source: Source, userProfile: Table | undefined): string | null {
  return userProfile ? readText(source, userProfile, 0, 0) : null;
}

function readCreator(source: Source, fileId: Table | undefined): string | null {
  if (fileId === undefined) return null;
  const said = readFields(source, fileId, { manufacturer: { field: 1 }, product: { field: 2 } });
  if (said.time.length === 0) return null;
  return creatorName(said.manufacturer[0], said.product[0], readText(source, fileId, 0, 8));
}
