import { LabError } from '../errors.ts';
import type { Note } from '../notes.ts';
import {
  type Channel,
  type Device,
  type DeviceTotals,
  type LapMark,
  LIMITS,
  type Limits,
  type Recording,
} from '../recording.ts';
import { truncatedNote, WORTH_KEEPING } from './salvage.ts';
import { placeOf, Samples } from './samples.ts';
import { takeOutImpossible } from './sanity.ts';
import { sportOf } from './sport.ts';
import { readDocument } from './xml/document.ts';
import { NameTable } from './xml/name-table.ts';
import { END, OPEN, type XmlScanner } from './xml/scanner.ts';

const ACTIVITY = 1;
const LAP = 2;
const TRACK = 3;
const POINT = 4;
const TIME = 5;
const VALUE = 6;
const COURSE = 7;
const WORKOUT = 8;
const CREATOR = 9;
const AUTHOR = 10;
const NAME = 11;
const NOTES = 12;
const PLAN = 13;
const UNIT_ID = 14;
const TOTAL_TIME = 15;
const TRIGGER = 16;
const AVERAGE_HEART_RATE = 17;
const MAXIMUM_HEART_RATE = 18;
const AVERAGE_POWER = 19;
const MAXIMUM_POWER = 20;
/** Codes from here on are channels: CHANNEL + place in CHANNELS. */
const CHANNEL = 32;

/** Every spelling of a channel inside a track point, whatever its prefix (or none). */
const CHANNEL_NAMES: Partial<Record<Channel, readonly string[]>> = {
  latitude: ['LatitudeDegrees'],
  longitude: ['LongitudeDegrees'],
  altitude: ['AltitudeMeters'],
  distance: ['DistanceMeters'],
  speed: ['Speed'],
  power: ['Watts', 'Power', 'PowerInWatts'],
  heartRate: ['HeartRateBpm'],
  cadence: ['Cadence', 'RunCadence', 'BikeCadence'],
  temperature: ['Temperature', 'atemp', 'temp'],
};

const DISTANCE = CHANNEL + placeOf('distance');

const NAMES = new NameTable([
  ['Activity', ACTIVITY],
  ['Lap', LAP],
  ['Track', TRACK],
  ['Trackpoint', POINT],
  ['Time', TIME],
  ['Value', VALUE],
  ['Course', COURSE],
  ['Workout', WORKOUT],
  ['Creator', CREATOR],
  ['Author', AUTHOR],
  ['Name', NAME],
  ['Notes', NOTES],
  ['Plan', PLAN],
  ['UnitId', UNIT_ID],
  ['TotalTimeSeconds', TOTAL_TIME],
  ['TriggerMethod', TRIGGER],
  ['AverageHeartRateBpm', AVERAGE_HEART_RATE],
  ['MaximumHeartRateBpm', MAXIMUM_HEART_RATE],
  ['AvgWatts', AVERAGE_POWER],
  ['MaxWatts', MAXIMUM_POWER],
  ...Object.entries(CHANNEL_NAMES).flatMap(([channel, names]) =>
    names.map((name) => [name, CHANNEL + placeOf(channel as Channel)] as const),
  ),
]);

const SPORT = new TextEncoder().encode('Sport');
const START_TIME = new TextEncoder().encode('StartTime');

/** UnitId of a device that has none to tell. */
const NO_SERIAL = ['0', '4294967295'];

/** What the file says about one lap; NaN where it says nothing. */
class Lap {
  /** Number of the first sample. */
  readonly first: number;
  readonly start: number;
  timer = Number.NaN;
  distance = Number.NaN;
  averageHeartRate = Number.NaN;
  maximumHeartRate = Number.NaN;
  averagePower = Number.NaN;
  maximumPower = Number.NaN;
  trigger: string | null = null;
  tracks = 0;

  constructor(start: number, first: number) {
    this.start = start;
    this.first = first;
  }
}

class Activity {
  readonly sport: string | null;
  readonly samples: Samples;
  readonly breaks: number[] = [];
  readonly laps: Lap[] = [];
  title: string | null = null;
  device: string | null = null;
  serial: string | null = null;
  /** Its closing tag was met. */
  complete = false;
  /** The next point opens a track that is not the first of its lap: the timer had stopped. */
  resumes = false;

  constructor(sport: string | null, limit: number) {
    this.sport = sport;
    this.samples = new Samples(limit);
  }
}

/** What a TCX file holds, in its order. */
class TcxContent {
  readonly activities: Activity[] = [];
  author: string | null = null;
  courses = 0;
  workouts = 0;
  /** The activity, lap and point that are open. */
  activity: Activity | null = null;
  lap: Lap | null = null;
  inPoint = false;
}

/**
 * Reads TCX: one recording an activity that has timed samples. A second track within a lap means
 * that the timer had stopped and is a break; a new lap alone is none.
 * Errors: planned-route (courses), not-an-activity (workouts), no-samples, too-many-samples,
 * too-large, xml-syntax, xml-doctype, xml-depth, xml-attributes, xml-encoding. Of a broken file the
 * whole activities are kept, and the last one as partial if it has 60 timed samples or more.
 */
export function decodeTcx(bytes: Uint8Array, limits: Limits = LIMITS): Recording[] {
  const { content, damage, notes } = readDocument(bytes, limits, {
    names: NAMES,
    begin: () => new TcxContent(),
    read: (xml, tcx) => readTcx(xml, tcx, limits),
  });
  const kept = content.activities.filter(
    ({ complete, samples }) => samples.countTimes() >= (complete ? 1 : WORTH_KEEPING),
  );
  if (kept.length === 0) throw damage ?? withoutSamples(content);
  if (damage !== null) notes.push(damageNote(damage, content, kept));
  return kept.map((activity) => toRecording(activity, content.author, notes));
}

/** What to say of a damaged file: where it broke off, and whether an activity was given up. */
function damageNote(damage: LabError, { activities }: TcxContent, kept: Activity[]): Note {
  const cut = activities.find(({ complete }) => !complete);
  if (cut === undefined || kept.includes(cut)) {
    return truncatedNote(damage, kept.at(-1)?.samples.countTimes() ?? 0);
  }
  const detail = `The last activity is cut off and was left out. ${damage.message}`;
  return { code: 'part-skipped', count: 1, detail };
}

function readTcx(xml: XmlScanner, tcx: TcxContent, limits: Limits): void {
  for (let met = xml.next(); met !== END; met = xml.next()) {
    if (met === OPEN) open(xml, tcx, limits);
    else close(xml, tcx);
  }
}

function open(xml: XmlScanner, tcx: TcxContent, limits: Limits): void {
  const { element } = xml;
  if (element >= CHANNEL) {
    if (tcx.inPoint) tcx.activity?.samples.set(element - CHANNEL, xml.number());
    else if (element === DISTANCE && xml.parent === LAP && tcx.lap) tcx.lap.distance = xml.number();
    return;
  }
  switch (element) {
    case POINT:
      beginPoint(tcx);
      return;
    case TIME:
      if (tcx.inPoint && xml.parent === POINT) tcx.activity?.samples.setTime(xml.time());
      return;
    case VALUE:
      setNested(xml, tcx);
      return;
    case TRACK:
      if (tcx.activity && tcx.lap && tcx.lap.tracks++ > 0) tcx.activity.resumes = true;
      return;
    case ACTIVITY:
      tcx.activity = new Activity(xml.attributeText(SPORT), limits.samples);
      tcx.activities.push(tcx.activity);
      return;
    case LAP:
      if (tcx.activity === null) return;
      tcx.lap = new Lap(xml.attributeTime(START_TIME), tcx.activity.samples.length);
      tcx.activity.laps.push(tcx.lap);
      return;
    case COURSE:
      tcx.courses++;
      return;
    case WORKOUT:
      tcx.workouts++;
      return;
    default:
      describe(xml, tcx);
  }
}

/** `<HeartRateBpm><Value>` of a point and of a lap. */
function setNested(xml: XmlScanner, { activity, lap, inPoint }: TcxContent): void {
  const { parent } = xml;
  if (inPoint && parent >= CHANNEL) activity?.samples.set(parent - CHANNEL, xml.number());
  else if (lap === null) return;
  else if (parent === AVERAGE_HEART_RATE) lap.averageHeartRate = xml.number();
  else if (parent === MAXIMUM_HEART_RATE) lap.maximumHeartRate = xml.number();
}

/** Texts and totals, which are few. */
function describe(xml: XmlScanner, tcx: TcxContent): void {
  const { element, parent } = xml;
  const { activity, lap } = tcx;
  if (element === NAME && parent === AUTHOR) tcx.author ??= xml.text();
  if (activity === null) return;
  if (element === NAME && parent === CREATOR) activity.device ??= xml.text();
  if (element === NAME && parent === PLAN) activity.title ??= xml.text();
  if (element === NOTES && parent === ACTIVITY) activity.title ??= xml.text();
  if (element === UNIT_ID && parent === CREATOR) activity.serial ??= xml.text();
  if (lap === null) return;
  if (element === TOTAL_TIME && parent === LAP) lap.timer = xml.number();
  if (element === TRIGGER) lap.trigger ??= xml.text();
  if (element === AVERAGE_POWER) lap.averagePower = xml.number();
  if (element === MAXIMUM_POWER) lap.maximumPower = xml.number();
}

function close(xml: XmlScanner, tcx: TcxContent): void {
  const { element } = xml;
  if (element === POINT && tcx.inPoint) {
    tcx.inPoint = false;
    tcx.activity?.samples.end();
  } else if (element === LAP) {
    tcx.lap = null;
  } else if (element === ACTIVITY) {
    if (tcx.activity !== null) tcx.activity.complete = true;
    tcx.activity = null;
  }
}

function beginPoint(tcx: TcxContent): void {
  const { activity } = tcx;
  if (activity === null) return;
  tcx.inPoint = true;
  if (activity.resumes && activity.samples.length > 0)
    activity.breaks.push(activity.samples.length);
  activity.resumes = false;
  activity.samples.begin();
}

function toRecording(activity: Activity, author: string | null, notes: Note[]): Recording {
  const { time, columns } = activity.samples.finish();
  const dropped = takeOutImpossible(columns);
  return {
    format: 'tcx',
    ...sportOf(activity.sport),
    title: activity.title,
    creator: activity.device ?? author,
    time,
    columns,
    breaks: activity.breaks,
    timer: [],
    laps: lapMarks(activity),
    totals: totalsOf(activity.laps),
    devices: devicesOf(activity),
    athlete: null,
    utcOffset: null,
    partial: !activity.complete,
    notes: [...notes, ...dropped],
  };
}

/** A lap lasts to its last sample or for its timer, whichever is longer, but not into the next lap. */
function lapMarks({ laps, samples }: Activity): LapMark[] {
  return laps.flatMap((lap, index) => {
    const next = laps[index + 1];
    const last = samples.timeOf((next?.first ?? samples.length) - 1);
    const start = Number.isNaN(lap.start) ? samples.timeOf(lap.first) : lap.start;
    const reached = [last, start + lap.timer].filter((end) => end >= start);
    if (Number.isNaN(start) || reached.length === 0) return [];
    const longest = Math.max(...reached);
    const end = next !== undefined && next.start >= start ? Math.min(longest, next.start) : longest;
    const trigger = lap.trigger?.toLowerCase() ?? null;
    return [{ start, end, trigger, timer: known(lap.timer), distance: known(lap.distance) }];
  });
}

/** Sums, averages weighted by timer, and maxima over the laps; null where one of them says nothing. */
function totalsOf(laps: Lap[]): DeviceTotals | null {
  if (laps.length === 0) return null;
  const sum = (value: (lap: Lap) => number) => laps.reduce((total, lap) => total + value(lap), 0);
  const most = (value: (lap: Lap) => number) =>
    laps.reduce((highest, lap) => Math.max(highest, value(lap)), Number.NEGATIVE_INFINITY);
  const timer = sum((lap) => lap.timer);
  return {
    elapsed: null,
    timer: known(timer),
    distance: known(sum((lap) => lap.distance)),
    ascent: null,
    descent: null,
    averagePower: known(sum((lap) => lap.averagePower * lap.timer) / timer),
    maximumPower: known(most((lap) => lap.maximumPower)),
    weightedPower: null,
    trainingLoad: null,
    intensity: null,
    threshold: null,
    work: null,
    averageHeartRate: known(sum((lap) => lap.averageHeartRate * lap.timer) / timer),
    maximumHeartRate: known(most((lap) => lap.maximumHeartRate)),
    averageCadence: null,
  };
}

function devicesOf({ device, serial }: Activity): Device[] {
  if (device === null) return [];
  const known = serial !== null && !NO_SERIAL.includes(serial) ? serial : null;
  return [{ kind: 'head-unit', manufacturer: null, product: device, serial: known }];
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function withoutSamples({ activities, courses, workouts }: TcxContent): LabError {
  if (activities.length > 0) {
    return new LabError(
      'no-samples',
      'The activities of the file hold no track point with a time.',
    );
  }
  if (courses > 0) {
    return new LabError('planned-route', 'The file holds a course: planned, not ridden.');
  }
  if (workouts > 0) {
    return new LabError('not-an-activity', 'The file holds planned workouts and no activity.');
  }
  return new LabError('no-samples', 'The file holds no activity.');
}
