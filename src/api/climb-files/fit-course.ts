import { Encoder, Profile } from '@garmin/fitsdk';
import { altitudeOf, type Guide, type Mark, positionAt } from './guide.ts';

const SEMICIRCLES = 2 ** 31 / 180;
/** Course files hold times that no device looks at but by their differences; these begin with 2020. */
const START = Date.UTC(2020, 0, 1) / 1000;
/** A plausible rider: 900 m of height an hour, and never faster than 22 km/h. */
const RISE = 0.25;
const FASTEST = 6;
/** Bytes of a name that every head unit shows whole. */
const NAME = 15;
/** Longest text a FIT field holds. */
const TEXT = 250;

/** What a head unit shows at a mark. Inner gates are no turns: nothing leaves the road there. */
const TYPES: Record<Mark['kind'], string> = {
  gate: 'generic',
  finish: 'summit',
  water: 'water',
  repair: 'service',
  host: 'generic',
  station: 'transport',
  'third-place': 'generic',
  toilets: 'toilet',
  shelter: 'shelter',
  hazard: 'danger',
};

/** A point of the course: metres of road, seconds since the start. */
interface Step {
  along: number;
  time: number;
}

/**
 * A FIT course for head units: a record at each vertex and each mark, and a course point at each mark.
 * The same climb always gives the same bytes.
 */
export function writeFitCourse(guide: Guide): Uint8Array {
  const { line, climb, marks, attribution, licence } = guide;
  const encoder = new Encoder();
  const write = (mesgNum: number, fields: Record<string, unknown>) =>
    encoder.onMesg(mesgNum, { mesgNum, ...fields });
  const at = (second: number) => new Date((START + Math.round(second)) * 1000);
  const messages = Profile.MesgNum;
  const steps = stepsOf(guide);
  const seconds = steps[steps.length - 1].time;

  write(messages.FILE_ID, {
    type: 'course',
    manufacturer: 'development',
    product: 1,
    productName: cut(`Cycling Lab. ${attribution}. ${licence.id}: ${licence.url}`, TEXT),
    serialNumber: 1,
    timeCreated: at(0),
  });
  write(messages.COURSE, { name: shortName(climb, NAME), sport: 'cycling' });
  write(messages.LAP, { startTime: at(0), timestamp: at(seconds), ...lapOf(guide, seconds) });
  write(messages.EVENT, { timestamp: at(0), event: 'timer', eventType: 'start', eventGroup: 0 });
  const left = [...marks];
  for (const { along, time } of steps) {
    write(messages.RECORD, {
      timestamp: at(time),
      ...inSemicircles(positionAt(line, along)),
      ...altitudeFields(altitudeOf(line, along)),
      distance: along,
    });
    for (; left[0] && left[0].along <= along; left.shift()) {
      write(messages.COURSE_POINT, {
        messageIndex: marks.length - left.length,
        timestamp: at(time),
        ...inSemicircles(positionAt(line, left[0].along)),
        distance: left[0].along,
        type: TYPES[left[0].kind],
        name: shortName(left[0].name, NAME),
      });
    }
  }
  write(messages.EVENT, {
    timestamp: at(seconds),
    event: 'timer',
    eventType: 'stopDisableAll',
    eventGroup: 0,
  });
  return encoder.close();
}

/** The vertices of the line and the places of its marks, with the time at a plausible pace. */
function stepsOf({ line, marks }: Guide): Step[] {
  const places = [...line.line.along, ...marks.map(({ along }) => along)].sort((a, b) => a - b);
  const steps: Step[] = [];
  let time = 0;
  for (const along of places) {
    const last = steps.at(-1);
    if (last) {
      if (along - last.along < 0.5) continue;
      time += secondsBetween(rise(line, last.along, along), along - last.along);
    }
    steps.push({ along, time });
  }
  // the last one is the end of the line, whatever stood just before it
  steps[steps.length - 1].along = line.length;
  return steps;
}

function rise(line: Guide['line'], from: number, to: number): number {
  const [foot, top] = [altitudeOf(line, from), altitudeOf(line, to)];
  if (foot === null || top === null) return (line.height * (to - from)) / line.length;
  return top - foot;
}

function secondsBetween(height: number, road: number): number {
  return Math.max(road / FASTEST, height / RISE);
}

function lapOf({ line }: Guide, seconds: number) {
  const start = inSemicircles(positionAt(line, 0));
  const end = inSemicircles(positionAt(line, line.length));
  return {
    startPositionLat: start.positionLat,
    startPositionLong: start.positionLong,
    endPositionLat: end.positionLat,
    endPositionLong: end.positionLong,
    totalElapsedTime: Math.round(seconds),
    totalTimerTime: Math.round(seconds),
    totalDistance: line.length,
    ...(line.altitude ? { totalAscent: Math.round(ascentOf(line.altitude)) } : {}),
  };
}

function ascentOf(altitude: ArrayLike<number>): number {
  let ascent = 0;
  for (let i = 1; i < altitude.length; i++) ascent += Math.max(0, altitude[i] - altitude[i - 1]);
  return ascent;
}

function altitudeFields(altitude: number | null): { altitude?: number } {
  return altitude === null ? {} : { altitude };
}

function inSemicircles({ latitude, longitude }: { latitude: number; longitude: number }) {
  return {
    positionLat: Math.round(latitude * SEMICIRCLES),
    positionLong: Math.round(longitude * SEMICIRCLES),
  };
}

/** What fits into so many bytes, whole words where there are several. */
export function shortName(name: string, bytes: number): string {
  const short = cut(name, bytes);
  if (short === name || name[short.length] === ' ') return short;
  return short.slice(0, Math.max(0, short.lastIndexOf(' '))).trimEnd() || short;
}

/** The beginning of a text that is no longer than so many bytes in UTF-8. */
function cut(text: string, bytes: number): string {
  let length = 0;
  let kept = '';
  for (const character of text.toWellFormed()) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    kept += character;
  }
  return kept;
}
