import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import GpxParser from 'gpxparser';
import { SaxesParser } from 'saxes';
import { decodeGpx } from '../../src/core/decode/gpx.ts';
import { withLentMemory } from '../../src/core/lent-memory.ts';
import type { Channel, Recording } from '../../src/core/recording.ts';
import { corpusDir } from '../corpus-dir.ts';
import type { Comparison } from './run.ts';
import { alternate } from './timing.ts';

/** Tracks with power, heart rate, cadence and temperature, of three programs. */
const CORPUS = ['7555261629.gpx', 'strava.gpx', '20160119_virtualride_1023440829.gpx'];
const SAMPLES = ['la-garde.gpx'];

/** Channel of each element that these files use inside a track point. */
const ELEMENTS = new Map<string, Channel>([
  ['ele', 'altitude'],
  ['power', 'power'],
  ['hr', 'heartRate'],
  ['cad', 'cadence'],
  ['atemp', 'temperature'],
]);

/** Points of the large file. */
const LARGE = 250_000;

type Columns = Map<string, number[]>;

/** Bytes of GPX files to columns: ours, and a reader of the same channels written on saxes. */
export async function compareGpxReading(options: { rounds: number }): Promise<Comparison> {
  const { data, files } = readFiles();
  for (const bytes of files) assertEqual(ours(bytes), readWithSaxes(bytes));
  const times = await alternate(options.rounds, {
    ours: () => files.forEach(asThreads),
    theirs: () => files.forEach(readWithSaxes),
  });
  const { ours: kept } = await alternate(options.rounds, {
    ours: () => files.forEach(ours),
    theirs: () => {},
  });
  const megabytes = files.reduce((sum, { length }) => sum + length, 0) / 1e6;
  const rate = `${(megabytes / times.ours).toFixed(2)} GB/s; in new memory ${kept.toFixed(1)} ms`;
  const beside = `${rate}; ${largeFile()}`;
  return { what: 'GPX to columns', target: 20, peer: 'saxes', data, ...times, beside };
}

/** A quarter of a million points, in a process of its own: the memory of this one has seen too much. */
function largeFile(): string {
  const script = fileURLToPath(new URL('gpx-memory.ts', import.meta.url));
  const said = execFileSync(process.execPath, ['--expose-gc', script, `${LARGE}`], {
    encoding: 'utf8',
  });
  const { points, bytes, peak, milliseconds } = JSON.parse(said);
  assert.equal(points, LARGE);
  const times = (peak / bytes).toFixed(1);
  return `${points} points, ${(bytes / 1e6).toFixed(0)} MB: ${milliseconds.toFixed(0)} ms the first time, at most ${times} times the file in memory`;
}

/** The same with gpxparser, which gives positions, altitudes and times alone: no power, no heart rate. */
export async function compareWithGpxParser(): Promise<Comparison> {
  const { data, files } = readFiles();
  for (const bytes of files) assertSameGeometry(ours(bytes), bytes);
  const times = await alternate(
    1,
    { ours: () => files.forEach(asThreads), theirs: () => files.forEach(readWithGpxParser) },
    0,
  );
  return { what: 'GPX to columns', target: 500, peer: 'gpxparser', data, ...times };
}

function readFiles(): { data: string; files: Uint8Array[] } {
  const corpus = corpusDir();
  const [folder, names] = corpus
    ? [`${corpus}/gpx`, CORPUS]
    : [fileURLToPath(new URL('../../samples', import.meta.url)), SAMPLES];
  const files = names.map((name) => new Uint8Array(readFileSync(`${folder}/${name}`)));
  const megabytes = files.reduce((sum, { length }) => sum + length, 0) / 1e6;
  return { data: `${files.length} files, ${megabytes.toFixed(1)} MB`, files };
}

function ours(bytes: Uint8Array): Recording {
  const [recording] = decodeGpx(bytes);
  assert.ok(recording);
  return recording;
}

/** As the threads of the service do it. */
function asThreads(bytes: Uint8Array): void {
  withLentMemory(() => void ours(bytes));
}

/** What a program written on saxes does: names without prefixes, the text of leaves as numbers. */
function readWithSaxes(bytes: Uint8Array): Columns {
  const columns: Columns = new Map();
  const put = (name: string, value: number) => {
    const column = columns.get(name) ?? [];
    columns.set(name, column);
    while (column.length < points - 1) column.push(Number.NaN);
    if (column.length < points) column.push(value);
  };
  let points = 0;
  let inPoint = false;
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    text = '';
    if (name !== 'trkpt') return;
    points++;
    inPoint = true;
    put('latitude', Number(attributes.lat));
    put('longitude', Number(attributes.lon));
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'trkpt') inPoint = false;
    if (!inPoint) return;
    const local = name.slice(name.indexOf(':') + 1);
    const channel = ELEMENTS.get(local);
    if (channel) put(channel, Number(text));
    else if (local === 'time') put('time', Date.parse(text) / 1000);
  });
  parser.write(new TextDecoder().decode(bytes)).close();
  return columns;
}

function assertEqual({ time, columns }: Recording, theirs: Columns): void {
  const names = [...new Set(ELEMENTS.values()), 'latitude', 'longitude'] as Channel[];
  for (let i = 0; i < time.length; i++) {
    assert.equal(time[i], theirs.get('time')?.[i]);
    for (const name of names) {
      // what cannot be true we leave out: 0 beats a minute
      const value = columns[name]?.[i] ?? Number.NaN;
      if (!Number.isNaN(value)) assertClose(value, theirs.get(name)?.[i], `${name} of point ${i}`);
    }
  }
  assert.equal(time.length, theirs.get('latitude')?.length);
}

/** Of more than 15 digits ours drops the rest. */
function assertClose(value: number, theirs: number | undefined, what: string): void {
  const difference = Math.abs(value - (theirs ?? Number.NaN));
  assert.ok(difference <= 2e-15 * Math.abs(value), `${what}: ${value}, ${theirs}`);
}

function readWithGpxParser(bytes: Uint8Array): GpxParser {
  const parser = new GpxParser();
  parser.parse(new TextDecoder().decode(bytes));
  return parser;
}

function assertSameGeometry({ time, columns }: Recording, bytes: Uint8Array): void {
  const points = readWithGpxParser(bytes).tracks.flatMap((track) => track.points);
  assert.equal(points.length, time.length);
  for (const [i, { lat, lon, ele, time: date }] of points.entries()) {
    const theirs = [lat, lon, ele, date.getTime() / 1000];
    const { latitude, longitude, altitude } = columns;
    for (const [k, value] of [latitude?.[i], longitude?.[i], altitude?.[i], time[i]].entries()) {
      assertClose(value ?? Number.NaN, theirs[k], `value ${k} of point ${i}`);
    }
  }
}
