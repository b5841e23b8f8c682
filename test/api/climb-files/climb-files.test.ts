import { Decoder, Stream } from '@garmin/fitsdk';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analyse.ts';
import { buildIndex } from '../../../src/core/climbs/territory.ts';
import { decode } from '../../../src/core/decode/index.ts';
import { distanceBetween } from '../../../src/core/geo.ts';
import { constantProfile } from '../../../src/core/profile.ts';
import { oisans, variantOf } from '../../core/climbs/oisans.ts';
import { valley } from '../../core/climbs/valley.ts';
import { codeOf } from '../../faults.ts';
import { type Lab, openLab, signUp } from '../lab.ts';

const territories = [oisans, valley()];
const huez = variantOf('alpe-dhuez/finish-13.8');

let lab: Lab;
let owner: Awaited<ReturnType<typeof signUp>>;
beforeAll(async () => {
  lab = await openLab({ territories });
  owner = await signUp(lab);
});
afterAll(() => lab.close());

async function file(path: string) {
  const answer = await owner(`/api/climbs/${path}`);
  expect(answer.status, path).toBe(200);
  return { bytes: new Uint8Array(await answer.arrayBuffer()), headers: answer.headers };
}
const textOf = async (path: string) => new TextDecoder().decode((await file(path)).bytes);

describe('GET /climbs/{climb}/{variant}/course.fit, read by the decoder of Garmin', () => {
  // biome-ignore lint/suspicious/noExplicitAny: messages as the other decoder gives them
  type Messages = Record<string, any[]>;
  async function course(path: string): Promise<Messages> {
    const { bytes } = await file(path);
    const decoder = new Decoder(Stream.fromByteArray([...bytes]));
    expect(decoder.isFIT() && decoder.checkIntegrity()).toBe(true);
    const { messages, errors } = decoder.read();
    expect(errors).toEqual([]);
    return messages as Messages;
  }
  const DEGREES = 180 / 2 ** 31;

  it('is a course with the name of the climb, attribution and licence', async () => {
    const { fileIdMesgs, courseMesgs } = await course('alpe-dhuez/finish-13.8/course.fit?lang=en');
    expect(fileIdMesgs[0]).toMatchObject({ type: 'course' });
    expect(fileIdMesgs[0].productName).toContain(oisans.licence.attribution);
    expect(fileIdMesgs[0].productName).toContain('ODbL-1.0');
    expect(courseMesgs).toMatchObject([{ name: "Alpe d'Huez", sport: 'cycling' }]);
  });

  it('goes up the whole line, in time and in height', async () => {
    const {
      recordMesgs: records,
      lapMesgs,
      eventMesgs,
    } = await course('alpe-dhuez/finish-13.8/course.fit');
    const ends = [records[0], records.at(-1)].map(({ positionLat, positionLong }) => [
      positionLat * DEGREES,
      positionLong * DEGREES,
    ]);
    expect(ends[0][0]).toBeCloseTo(huez.latitude[0], 5);
    expect(ends[1][1]).toBeCloseTo(huez.longitude.at(-1) ?? Number.NaN, 5);
    expect(records.at(-1)?.distance).toBeCloseTo(huez.length, 1);
    expect(records[0].altitude).toBeCloseTo(728, 0);
    expect(records.at(-1)?.altitude).toBeCloseTo(1850, 0);
    for (let i = 1; i < records.length; i++) {
      expect(records[i].distance).toBeGreaterThan(records[i - 1].distance);
      expect(records[i].timestamp >= records[i - 1].timestamp).toBe(true);
    }
    // between the best ever and a slow day
    expect(lapMesgs[0].totalElapsedTime).toBeGreaterThan(37 * 60);
    expect(lapMesgs[0].totalElapsedTime).toBeLessThan(120 * 60);
    expect(lapMesgs[0].totalDistance).toBeCloseTo(huez.length, 1);
    expect(eventMesgs.map(({ eventType }) => eventType)).toEqual(['start', 'stopDisableAll']);
  });

  it('has a course point at each of the 21 bends, where the bend is, and at the summit', async () => {
    const { coursePointMesgs: points, recordMesgs } = await course(
      'alpe-dhuez/finish-13.8/course.fit',
    );
    expect(points.slice(0, -1).map(({ name }) => name)).toEqual(
      Array.from({ length: 21 }, (_, i) => `Virage ${21 - i}`),
    );
    for (const [i, gate] of huez.gates.entries()) {
      const { positionLat, positionLong, distance, type, timestamp } = points[i];
      expect(type).toBe('generic');
      const off = distanceBetween(
        positionLat * DEGREES,
        positionLong * DEGREES,
        gate.latitude,
        gate.longitude,
      );
      expect(off, gate.id).toBeLessThan(30);
      expect(distance).toBeCloseTo(gate.along, 1);
      // a head unit finds the point by the record of the same time
      const record = recordMesgs.find((one) => Math.abs(one.distance - distance) < 1);
      expect(record?.timestamp).toEqual(timestamp);
    }
    expect(points.at(-1)).toMatchObject({ name: 'Arrivée 1850 m', type: 'summit' });
    expect(points.every(({ name }) => Buffer.byteLength(name) <= 15)).toBe(true);
    expect(points.map(({ messageIndex }) => messageIndex)).toEqual(points.map((_, i) => i));
  });

  it('has places as course points, and no altitude where none is trusted', async () => {
    const alto = await course('paso-alto/oeste/course.fit?lang=en');
    expect(alto.coursePointMesgs.map(({ name, type }) => [name, type])).toEqual([
      ['Marker 1 & a', 'generic'],
      ['Tap', 'water'],
      ['Marker 2 & a', 'generic'],
      ['Marker 3 & a', 'generic'],
      ['Falling stones', 'danger'],
      ['Finish 1510 m', 'summit'],
    ]);
    const bajo = await course('paso-bajo/norte/course.fit');
    expect(bajo.recordMesgs.some(({ altitude }) => altitude !== undefined)).toBe(false);
    expect(bajo.lapMesgs[0].totalAscent).toBeUndefined();
  });

  it('gives the same bytes each time', async () => {
    const [a, b] = await Promise.all(
      [1, 2].map(() => file('galibier/lautaret/course.fit').then(({ bytes }) => bytes)),
    );
    expect(a).toEqual(b);
  });
});

interface GpxParser {
  parse(text: string): void;
  metadata: { name: string; copyright?: unknown };
  waypoints: { name: string; lat: number; lon: number; ele: number | null }[];
  tracks: { name: string; points: { lat: number; lon: number; ele: number | null }[] }[];
}

describe('GET /climbs/{climb}/{variant}/route.gpx', () => {
  it('is read by another parser: the line, a waypoint at each bend and at the summit', async () => {
    const { default: Parser } = (await import('gpxparser')) as unknown as {
      default: new () => GpxParser;
    };
    const parser = new Parser();
    parser.parse(await textOf('alpe-dhuez/finish-13.8/route.gpx?lang=en'));
    expect(parser.metadata.name).toBe(
      "Alpe d'Huez – Official climb: from the foot to the Tour finish",
    );
    const [track] = parser.tracks;
    expect(track.points).toHaveLength(huez.longitude.length);
    expect(track.points.at(-1)).toMatchObject({ lat: huez.latitude.at(-1), ele: 1850 });
    expect(parser.waypoints.map(({ name }) => name)).toEqual([
      ...Array.from({ length: 21 }, (_, i) => `Bend ${21 - i}`),
      'Finish 1850 m',
    ]);
  });

  it('is well-formed whatever the names are, and holds attribution and licence', async () => {
    const text = await textOf('paso-alto/oeste/route.gpx');
    const names: string[] = [];
    let author = '';
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ local, attributes }) => {
      if (local === 'copyright') author = attributes.author.value;
      names.push(local);
    });
    const said: string[] = [];
    parser.on('text', (part) => said.push(part));
    parser.write(text).close();
    expect(author).toBe('“Nobody” & <co>');
    expect(said).toContain('https://example.org/zero');
    expect(said).toContain('Borne 1 & demie');
    expect(names.filter((name) => name === 'wpt')).toHaveLength(6);
    expect(names).not.toContain('time');
  });
});

describe('GET /climbs/{climb}/{variant}/line.geojson', () => {
  it('has longitude first, the line, its marks in riding order, attribution and licence', async () => {
    const json = JSON.parse(await textOf('paso-alto/oeste/line.geojson?lang=en'));
    expect(json).toMatchObject({
      type: 'FeatureCollection',
      attribution: '“Nobody” & <co>',
      licence: { id: 'CC0-1.0', url: 'https://example.org/zero' },
    });
    const [line, ...marks] = json.features;
    expect(line.geometry.coordinates[0]).toEqual([-71.4, -33.2, 1210]);
    expect(
      marks.map(({ properties }: { properties: { kind: string } }) => properties.kind),
    ).toEqual(['gate', 'water', 'gate', 'gate', 'hazard', 'finish']);
    expect(marks[1].properties).toMatchObject({ name: 'Tap', source: 'a walk' });
  });
});

describe('downloads of a climb', () => {
  it.each(['route.gpx', 'course.fit', 'line.geojson'])('%s has a name of its own', async (name) => {
    const { headers } = await file(`galibier/lautaret/${name}`);
    const extension = name.split('.')[1];
    expect(headers.get('content-disposition')).toContain(
      `attachment; filename="galibier-lautaret.${extension}"`,
    );
  });

  it('are refused for a climb that is not timed, and in a language that there is not', async () => {
    const status = async (path: string) => (await owner(`/api/climbs/${path}`)).status;
    expect(await status('sabot/verney/course.fit')).toBe(404);
    expect(await status('nowhere/at-all/route.gpx')).toBe(404);
    expect(await status('galibier/lautaret/route.gpx?lang=de')).toBe(400);
  });

  it('are no rides: planned, not ridden, so that none can come back as an effort', async () => {
    const climbs = buildIndex(territories);
    const profile = constantProfile({});
    for (const name of ['route.gpx', 'course.fit']) {
      const { bytes } = await file(`alpe-dhuez/finish-13.8/${name}`);
      expect(codeOf(() => decode(bytes))).toBe('planned-route');
      const read = () => analyse(bytes, { now: 2e9, profile, climbs, cyclingOnly: false });
      expect(codeOf(read)).toBe('planned-route');
    }
  });
});
