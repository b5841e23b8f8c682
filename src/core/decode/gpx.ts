import { LabError } from '../errors.ts';
import { MEANING, TrackPointReader } from '../kernels/track-points.ts';
import { type Channel, LIMITS, type Limits, type Recording } from '../recording.ts';
import { truncatedNote, WORTH_KEEPING } from './salvage.ts';
import { placeOf, Samples } from './samples.ts';
import { takeOutImpossible } from './sanity.ts';
import { sportOf } from './sport.ts';
import { type Reading, readDocument } from './xml/document.ts';
import { NameTable } from './xml/name-table.ts';
import { END, OPEN, type XmlScanner } from './xml/scanner.ts';

const GPX = 1;
const METADATA = 2;
const TRACK = 3;
const SEGMENT = 4;
const POINT = 5;
const ROUTE_POINT = 6;
const WAYPOINT = 7;
const NAME = 8;
const TYPE = 9;
const TIME = 10;
const VALUE = 11;
const AUTHOR = 12;
/** Codes from here on are channels: CHANNEL + place in CHANNELS. */
const CHANNEL = 16;

/** Every spelling of a channel inside a track point, whatever its prefix (or none) and its case. */
const CHANNEL_NAMES: Partial<Record<Channel, readonly string[]>> = {
  altitude: ['ele', 'altitude'],
  distance: ['distance'],
  speed: ['speed'],
  power: ['power', 'PowerInWatts', 'watts'],
  heartRate: ['hr', 'heartrate', 'HeartRateBpm'],
  cadence: ['cad', 'cadence', 'RunCadence', 'BikeCadence'],
  temperature: ['atemp', 'temp', 'temperature'],
  accuracy: ['accuracy'],
};

const NAMED: (readonly [name: string, code: number])[] = [
  ['gpx', GPX],
  ['metadata', METADATA],
  ['trk', TRACK],
  ['trkseg', SEGMENT],
  ['trkpt', POINT],
  ['rtept', ROUTE_POINT],
  ['wpt', WAYPOINT],
  ['name', NAME],
  ['type', TYPE],
  ['time', TIME],
  ['value', VALUE],
  ['author', AUTHOR],
  ...Object.entries(CHANNEL_NAMES).flatMap(([channel, names]) =>
    names.map((name) => [name, CHANNEL + placeOf(channel as Channel)] as const),
  ),
];
const NAMES = new NameTable(NAMED);

/** What the kernel makes of each name inside a track point; of others it knows nothing. */
const MEANINGS = NAMED.map(([name, code]) => [name, meaningOf(code)] as const);

function meaningOf(code: number): number {
  if (code >= CHANNEL) return code - CHANNEL;
  if (code === POINT) return MEANING.trackPoint;
  if (code === TIME) return MEANING.time;
  if (code === VALUE) return MEANING.value;
  // a point's own name and type are passed over
  return code === NAME || code === TYPE ? MEANING.nothing : MEANING.other;
}

const LATITUDE = placeOf('latitude');
const LONGITUDE = placeOf('longitude');
const LAT = new TextEncoder().encode('lat');
const LON = new TextEncoder().encode('lon');
const CREATOR = new TextEncoder().encode('creator');

/** What a GPX file holds, in its order. */
class GpxContent {
  readonly samples: Samples;
  readonly breaks: number[] = [];
  creator: string | null = null;
  author: string | null = null;
  title: string | null = null;
  documentName: string | null = null;
  type: string | null = null;
  routePoints = 0;
  waypoints = 0;
  inPoint = false;
  opensSegment = false;
  /** Reads points by the kernel; null where kernels cannot run, undefined before the first point. */
  points: TrackPointReader | null | undefined;

  constructor(limit: number) {
    this.samples = new Samples(limit);
  }
}

/**
 * Reads GPX 1.0 and 1.1: all timed tracks of the file as one recording, their segments as breaks.
 * Errors: planned-route (a route, or a track without any time), waypoints-only, no-samples,
 * too-many-samples, too-large, xml-syntax, xml-doctype, xml-depth, xml-attributes, xml-encoding.
 * A broken file with 60 timed samples or more gives a partial recording.
 */
export function decodeGpx(bytes: Uint8Array, limits: Limits = LIMITS): Recording[] {
  const reading = readDocument(bytes, limits, {
    names: NAMES,
    begin: () => new GpxContent(limits.samples),
    read: readGpx,
  });
  return [toRecording(reading)];
}

function readGpx(xml: XmlScanner, gpx: GpxContent): void {
  for (let met = xml.next(); met !== END; met = xml.next()) {
    if (met === OPEN) open(xml, gpx);
    else if (xml.element === POINT && gpx.inPoint) endPoint(gpx);
  }
}

function open(xml: XmlScanner, gpx: GpxContent): void {
  const { element } = xml;
  if (element >= CHANNEL) {
    if (gpx.inPoint) gpx.samples.set(element - CHANNEL, xml.number());
    return;
  }
  switch (element) {
    case POINT:
      if (gpx.inPoint || !readPlainPoints(xml, gpx)) beginPoint(xml, gpx);
      return;
    case TIME:
      if (gpx.inPoint && xml.parent === POINT) gpx.samples.setTime(xml.time());
      return;
    case VALUE:
      // <HeartRateBpm><Value>, as TCX has it
      if (gpx.inPoint && xml.parent >= CHANNEL) gpx.samples.set(xml.parent - CHANNEL, xml.number());
      return;
    case SEGMENT:
      gpx.opensSegment = true;
      return;
    case ROUTE_POINT:
      gpx.routePoints++;
      return;
    case WAYPOINT:
      gpx.waypoints++;
      return;
    case NAME:
      if (xml.parent === TRACK) gpx.title ??= xml.text();
      if (xml.parent === AUTHOR) gpx.author ??= xml.text();
      if (xml.parent === METADATA || xml.parent === GPX) gpx.documentName ??= xml.text();
      return;
    case TYPE:
      if (xml.parent === TRACK) gpx.type ??= xml.text();
      return;
    case GPX:
      gpx.creator = xml.attributeText(CREATOR);
  }
}

/** Takes in the plain points that begin with the one just opened; false where the first is not plain. */
function readPlainPoints(xml: XmlScanner, gpx: GpxContent): boolean {
  if (gpx.points === undefined) gpx.points = TrackPointReader.of(xml.bytes, MEANINGS);
  const read = gpx.points?.read(xml.tag, {
    points: gpx.samples.room,
    depth: xml.limits.xmlDepth - xml.depth + 1,
    attributes: xml.limits.xmlAttributes,
  });
  if (!read) return false;
  beginSegment(gpx);
  // as many in the rest of the file as in this part of it
  const left = (xml.bytes.length - read.end) / (read.end - xml.tag);
  const expected = gpx.samples.length + Math.ceil(read.count * (1 + left));
  gpx.samples.append(read.time, read.columns, expected);
  xml.passOver(read.end);
  return true;
}

function beginPoint(xml: XmlScanner, gpx: GpxContent): void {
  gpx.inPoint = true;
  gpx.samples.begin();
  gpx.samples.set(LATITUDE, xml.attributeNumber(LAT));
  gpx.samples.set(LONGITUDE, xml.attributeNumber(LON));
}

function endPoint(gpx: GpxContent): void {
  beginSegment(gpx);
  gpx.inPoint = false;
  gpx.samples.end();
}

function beginSegment(gpx: GpxContent): void {
  if (gpx.opensSegment && gpx.samples.length > 0) gpx.breaks.push(gpx.samples.length);
  gpx.opensSegment = false;
}

function toRecording({ content, damage, notes }: Reading<GpxContent>): Recording {
  const timed = content.samples.countTimes();
  if (damage !== null && timed < WORTH_KEEPING) throw damage;
  if (timed === 0) throw withoutTimes(content);
  if (damage !== null) notes.push(truncatedNote(damage, timed));
  const { time, columns } = content.samples.finish();
  notes.push(...takeOutImpossible(columns));
  return {
    format: 'gpx',
    ...sportOf(content.type),
    title: content.title ?? content.documentName,
    creator: content.creator,
    athlete: content.author,
    time,
    columns,
    breaks: content.breaks,
    timer: [],
    laps: [],
    totals: null,
    devices: [],
    utcOffset: null,
    partial: damage !== null,
    notes,
  };
}

function withoutTimes({ samples, routePoints, waypoints }: GpxContent): LabError {
  if (samples.length > 0) {
    const track = `a track of ${samples.length} points without any time`;
    return new LabError('planned-route', `The file holds ${track}: planned, not ridden.`);
  }
  if (routePoints > 0) {
    const route = `a route of ${routePoints} points`;
    return new LabError('planned-route', `The file holds ${route}: planned, not ridden.`);
  }
  if (waypoints > 0) {
    return new LabError('waypoints-only', `The file holds ${waypoints} waypoints and no track.`);
  }
  return new LabError('no-samples', 'The file holds no track point.');
}
