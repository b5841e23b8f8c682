import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { decodeGpx } from '../../../src/core/decode/gpx.ts';
import { LIMITS, type Recording } from '../../../src/core/recording.ts';
import {
  corpusFiles,
  describeCorpus,
  elapsedOf,
  otherScan,
  readCorpus,
  valuesIn,
} from '../../corpus.ts';
import { codeOf } from '../../faults.ts';
import { mutations } from '../../mutations.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const START = Date.UTC(2024, 5, 1, 8) / 1000;
const iso = (second: number) => new Date((START + second) * 1000).toISOString();

/** A track point of second i with what else stands in it. */
const point = (i: number, inside = '') =>
  `<trkpt lat="${(45 + i * 1e-4).toFixed(5)}" lon="6.1"><ele>${700 + i}</ele><time>${iso(i)}</time>${inside}</trkpt>`;
const track = (points: string) =>
  `<gpx version="1.1" creator="Test &amp; Co"><trk><name>Col</name><type>cycling</type><trkseg>${points}</trkseg></trk></gpx>`;
const points = (count: number, inside = '') =>
  Array.from({ length: count }, (_, i) => point(i, inside)).join('\n');

const decodeText = (text: string) => decodeGpx(bytesOf(text))[0];

describe('decodeGpx', () => {
  it('reads positions, altitude, time and what the file says of itself', () => {
    const recording = decodeText(track(points(3)));
    expect(recording).toMatchObject({
      format: 'gpx',
      sport: 'cycling',
      subSport: null,
      title: 'Col',
      creator: 'Test & Co',
      breaks: [],
      partial: false,
      notes: [],
    });
    expect([...recording.time]).toEqual([START, START + 1, START + 2]);
    expect([...(recording.columns.latitude ?? [])]).toEqual([45, 45.0001, 45.0002]);
    expect([...(recording.columns.altitude ?? [])]).toEqual([700, 701, 702]);
    expect(Object.keys(recording.columns)).toEqual(['latitude', 'longitude', 'altitude']);
  });

  it.each([
    ['power', '<power>250</power>'],
    [
      'power',
      '<gpxtpx:TrackPointExtension><gpxtpx:power>250</gpxtpx:power></gpxtpx:TrackPointExtension>',
    ],
    [
      'power',
      '<gpxpx:PowerExtension><gpxpx:PowerInWatts>250</gpxpx:PowerInWatts></gpxpx:PowerExtension>',
    ],
    ['power', '<ns3:Watts>250</ns3:Watts>'],
    ['heartRate', '<ns3:TrackPointExtension><ns3:hr>150</ns3:hr></ns3:TrackPointExtension>'],
    ['heartRate', '<heartrate>150</heartrate>'],
    ['heartRate', '<HeartRateBpm><Value>150</Value></HeartRateBpm>'],
    ['cadence', '<gpxtpx:cad>90</gpxtpx:cad>'],
    ['cadence', '<gpxdata:cadence>90</gpxdata:cadence>'],
    ['cadence', '<RunCadence>90</RunCadence>'],
    ['temperature', '<gpxtpx:atemp>21.5</gpxtpx:atemp>'],
    ['temperature', '<gpxdata:temp>21.5</gpxdata:temp>'],
    ['temperature', '<Temperature>21.5</Temperature>'],
    ['speed', '<gpxdata:speed>5.25</gpxdata:speed>'],
    ['distance', '<gpxdata:distance>1234</gpxdata:distance>'],
  ] as const)('reads %s from %s', (channel, extension) => {
    const { columns } = decodeText(
      track(point(0, `<extensions>${extension}</extensions>`) + point(1)),
    );
    const value = Number(/>([\d.]+)</.exec(extension)?.[1]);
    expect([...(columns[channel] ?? [])]).toEqual([value, Number.NaN]);
  });

  it('makes a break where a segment or a track begins, but not for empty ones', () => {
    const text = `<gpx><trk><trkseg/><trkseg>${points(2)}</trkseg><trkseg></trkseg><trkseg>${point(5)}</trkseg></trk><trk><trkseg>${point(9)}</trkseg></trk></gpx>`;
    expect(decodeText(text).breaks).toEqual([2, 3]);
  });

  it('counts a point inside a point once', () => {
    const inner = point(1);
    const nested = point(0).replace('</trkpt>', `${inner}</trkpt>`);
    expect([...decodeText(track(nested + point(2))).time]).toEqual([START + 1, START + 2]);
  });

  it('keeps times of points apart from times of the file and of laps', () => {
    const lap = '<extensions><lap><time>2001-01-01T00:00:00Z</time></lap></extensions>';
    const text = `<gpx><metadata><time>2000-01-01T00:00:00Z</time></metadata><trk><trkseg><trkpt lat="1" lon="2">${lap}<time>${iso(7)}</time></trkpt></trkseg></trk></gpx>`;
    expect([...decodeText(text).time]).toEqual([START + 7]);
  });

  it.each([
    ['CDATA and comments in values', track(point(0).replace('700', '<![CDATA[7]]>0<!-- -->0'))],
    ['entities in values', track(point(0).replace('700', '&#x37;00').replace('6.1', '6&#46;1'))],
  ])('reads a file with %s', (_, text) => {
    const { columns } = decodeText(text);
    expect([columns.altitude?.[0], columns.longitude?.[0]]).toEqual([700, 6.1]);
  });

  it('reads UTF-16 and Latin-1', () => {
    const text = track(point(0)).replace('Col', 'Col à vélo');
    const utf16 = new Uint8Array(Uint16Array.from(`\ufeff${text}`, (c) => c.charCodeAt(0)).buffer);
    const latin = Uint8Array.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${text}`, (c) =>
      c.charCodeAt(0),
    );
    for (const bytes of [utf16, latin]) {
      const [{ title, columns }] = decodeGpx(bytes);
      expect([title, columns.altitude?.[0]]).toEqual(['Col à vélo', 700]);
    }
  });

  it('nulls what cannot be true and counts it', () => {
    const { columns, notes } = decodeText(
      track(point(0, '<hr>300</hr><power>99999</power>') + point(1, '<hr>0</hr><power>0</power>')),
    );
    expect(columns.heartRate).toBeUndefined();
    expect([...(columns.power ?? [])]).toEqual([Number.NaN, 0]);
    expect(notes.map(({ code, count }) => [code, count])).toEqual([['values-out-of-range', 2]]);
  });

  const untimed = point(0).replace(/<time>.*<\/time>/, '');
  const laughs =
    '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><gpx>&lol2;</gpx>';
  it.each([
    ['planned-route', track(untimed)],
    ['planned-route', '<gpx><rte><rtept lat="1" lon="2"/></rte></gpx>'],
    ['waypoints-only', '<gpx><wpt lat="1" lon="2"><time>2024-01-01T00:00:00Z</time></wpt></gpx>'],
    ['no-samples', '<gpx><trk><trkseg/></trk></gpx>'],
    ['no-samples', '<gpx/>'],
    ['xml-syntax', track(points(59)).replace('</gpx>', '')],
    ['xml-syntax', '<gpx><trk></gpx>'],
    ['xml-doctype', laughs],
    ['xml-doctype', `<?xml version="1.0" encoding="latin1"?>${laughs}`],
    ['xml-depth', `<gpx>${'<a>'.repeat(32)}${'</a>'.repeat(32)}</gpx>`],
    ['xml-attributes', `<gpx ${Array.from({ length: 65 }, (_, i) => `a${i}=""`).join(' ')}/>`],
    ['xml-encoding', '<?xml version="1.0" encoding="klingon"?><gpx/>'],
  ])('refuses as %s: %.60s', (code, text) => {
    expect(codeOf(() => decodeText(text))).toBe(code);
  });

  it('refuses more samples or bytes than allowed', () => {
    const bytes = bytesOf(track(points(5)));
    expect(codeOf(() => decodeGpx(bytes, { ...LIMITS, samples: 4 }))).toBe('too-many-samples');
    expect(codeOf(() => decodeGpx(bytes, { ...LIMITS, xmlBytes: 99 }))).toBe('too-large');
    expect(codeOf(() => decodeGpx(bytes, { ...LIMITS, samples: 5 }))).toBeNull();
  });

  it('keeps a file cut off at any byte once 60 samples are whole, and says so', () => {
    const bytes = bytesOf(track(points(64, '<extensions><power>200</power></extensions>')));
    const wrong: string[] = [];
    let whole = 0;
    for (let size = 0; size < bytes.length; size++) {
      if (bytes[size - 1] === 0x3e && endsWith(bytes.subarray(0, size), '</trkpt>')) whole++;
      const outcome = outcomeOf(bytes.subarray(0, size));
      const expected = whole < 60 ? 'xml-syntax' : `partial ${whole} truncated ${whole}`;
      if (outcome !== expected) wrong.push(`${size} bytes: ${outcome}, not ${expected}`);
    }
    expect(wrong).toEqual([]);
    expect(whole).toBe(64);
  });

  it('answers any mutation of a file with a recording or an error of the family', () => {
    const original = bytesOf(track(points(70, '<extensions><x:hr>150</x:hr></extensions>')));
    for (const bytes of mutations(original, { seed: 4, count: 500 })) {
      // another error than one of the family passes through and fails the test
      codeOf(() => decodeGpx(bytes).forEach(expectSound));
    }
  });
});

function endsWith(bytes: Uint8Array, text: string): boolean {
  return new TextDecoder().decode(bytes.subarray(-text.length)) === text;
}

/** What becomes of a damaged file, in a line. */
function outcomeOf(bytes: Uint8Array): string | null {
  let outcome = '';
  const code = codeOf(() => {
    const [{ time, partial, notes }] = decodeGpx(bytes);
    const noted = notes.map(({ code, count }) => `${code} ${count}`);
    outcome = [partial ? 'partial' : 'whole', time.length, ...noted].join(' ');
  });
  return code ?? outcome;
}

function expectSound({ time, columns }: Recording) {
  for (const column of Object.values(columns)) {
    if (column.length !== time.length) throw new Error('columns differ in length');
    if (column.includes(Infinity) || column.includes(-Infinity)) throw new Error('not finite');
  }
}

describeCorpus('decodeGpx on the corpus', () => {
  const files = corpusFiles('gpx', '.gpx');

  /** Files that hold no ride, with what they are. */
  const REFUSED: Record<string, string> = {
    'custom_schema_locations.gpx': 'no-samples',
    'default_schema_locations.gpx': 'no-samples',
    'unicode2.gpx': 'no-samples',
    'gpx1.1_with_extensions.gpx': 'waypoints-only',
    'gpx1.1_with_extensions_without_namespaces.gpx': 'waypoints-only',
    'gpx_with_garmin_extension.gpx': 'waypoints-only',
    'lowrance-utf16-test.gpx': 'waypoints-only',
    'unicode.gpx': 'waypoints-only',
    'unicode_with_bom.gpx': 'waypoints-only',
    'unicode_with_bom_noencoding.gpx': 'waypoints-only',
    'route.gpx': 'planned-route',
    'with_routes.gpx': 'planned-route',
    // tracks without any time
    'track-with-extremes.gpx': 'planned-route',
    'track-with-small-floats.gpx': 'planned-route',
    'track_with_dilution_errors.gpx': 'planned-route',
    'with_cad.gpx': 'planned-route',
    'with_hr.gpx': 'planned-route',
    'with_power_1.gpx': 'planned-route',
    'with_power_2.gpx': 'planned-route',
    'with_segments.gpx': 'planned-route',
    'with_style.gpx': 'planned-route',
    'with_surface.gpx': 'planned-route',
    'with_temp.gpx': 'planned-route',
    'with_tracks.gpx': 'planned-route',
    'with_waypoint.gpx': 'planned-route',
  };
  /** Where we see fewer samples than the other scan: it counts waypoints and route points too. */
  const COUNTED_BESIDES = { 'gpx1.0_with_all_fields.gpx': 5, 'gpx1.1_with_all_fields.gpx': 5 };
  /** Elapsed times where the other scan took the largest time, not the last, for the end. */
  const OUT_OF_ORDER = [
    'first_and_last_elevation.gpx',
    'runkeeper-negative-time-step-at-start.gpx',
  ];

  it.each(files)('%s', (file) => {
    const bytes = readCorpus(`gpx/${file}`);
    const refused = REFUSED[file];
    if (refused !== undefined) {
      expect(codeOf(() => decodeGpx(bytes))).toBe(refused);
      return;
    }
    const [recording] = decodeGpx(bytes);
    expectSame(recording, slowReading(bytes));
    expectSound(recording);

    const other = otherScan(`gpx/${file}`);
    const besides = COUNTED_BESIDES[file as keyof typeof COUNTED_BESIDES] ?? 0;
    const { time, columns } = recording;
    expect(time.length + besides).toBe(other.samples_seen_by_another_decoder);
    expect(valuesIn(columns.power)).toBe(other.samples_with_power ?? 0);
    expect(valuesIn(columns.heartRate)).toBe(other.samples_with_heart_rate ?? 0);
    expect(valuesIn(columns.latitude) + besides).toBe(other.samples_with_position);
    if (besides === 0 && other.elapsed_s !== undefined && !OUT_OF_ORDER.includes(file)) {
      expect(Math.abs(elapsedOf(time) - other.elapsed_s)).toBeLessThan(1);
    }
  });
});

/** The track points of a file as a strict parser gives them, read in the simplest way. */
function slowReading(bytes: Uint8Array) {
  const rows: Record<string, number>[] = [];
  let row: Record<string, number> | null = null;
  const path: string[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name.slice(name.indexOf(':') + 1));
    text = '';
    if (name === 'trkpt')
      row = { latitude: Number(attributes.lat), longitude: Number(attributes.lon) };
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('closetag', () => {
    const name = path.pop() ?? '';
    const channel = CHANNEL_OF[name];
    if (row !== null && name === 'time' && path.at(-1) === 'trkpt')
      row.time = Date.parse(zoned(text)) / 1000;
    else if (row !== null && channel !== undefined) row[channel] ??= Number(text);
    if (name === 'trkpt' && row !== null) rows.push(row);
    if (name === 'trkpt') row = null;
  });
  parser.write(new TextDecoder().decode(bytes)).close();
  return rows;
}

const CHANNEL_OF: Record<string, string> = {
  ele: 'altitude',
  power: 'power',
  hr: 'heartRate',
  heartrate: 'heartRate',
  cad: 'cadence',
  cadence: 'cadence',
  atemp: 'temperature',
  temp: 'temperature',
  speed: 'speed',
  distance: 'distance',
};

const zoned = (time: string) => (/(Z|[+-]\d\d:\d\d)$/.test(time) ? time : `${time}Z`);

function expectSame({ time, columns }: Recording, rows: Record<string, number>[]) {
  expect(time.length).toBe(rows.length);
  rows.forEach((row, i) => {
    const ours: Record<string, number> = Object.fromEntries(
      Object.entries(columns).map(([channel, column]) => [channel, column[i]]),
    );
    ours.time = time[i];
    for (const channel of new Set([...Object.keys(ours), ...Object.keys(row)])) {
      const value = ours[channel] ?? Number.NaN;
      const other = row[channel] ?? Number.NaN;
      // Date.parse knows no more than milliseconds
      const tolerance = channel === 'time' ? 1e-3 : 1.2e-15 * Math.abs(other);
      const agree = Number.isNaN(value)
        ? Number.isNaN(other)
        : Math.abs(value - other) <= tolerance;
      if (!agree) throw new Error(`${channel} of point ${i} is ${value}, not ${other}`);
    }
  });
}
