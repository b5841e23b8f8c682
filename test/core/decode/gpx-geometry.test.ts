import { expect, it } from 'vitest';
import { decodeGpx } from '../../../src/core/decode/gpx.ts';
import { distanceBetween } from '../../../src/core/geo.ts';
import { corpusFiles, describeCorpus, readCorpus, valuesIn } from '../../corpus.ts';

/** Files that gpxparser reads in a moment: it needs a document tree and is a thousand times slower. */
const LARGEST = 40_000;

/** Tracks with times; what is planned only is refused by us and not compared. */
const FILES = corpusFiles('gpx', '.gpx').filter((file) => {
  const bytes = readCorpus(`gpx/${file}`);
  return bytes.length < LARGEST && /<trkpt[\s\S]*<time>/.test(new TextDecoder().decode(bytes));
});

interface Track {
  points: { lat: number; lon: number; ele: number | null }[];
  distance: { total: number };
}

/** Its own declarations do not say that it exports a class. */
type GpxParser = new () => { parse(text: string): void; tracks: Track[] };

describeCorpus('decodeGpx and gpxparser', () => {
  it('see the same points and lengths', { timeout: 20_000 }, async () => {
    const { default: Parser } = (await import('gpxparser')) as unknown as { default: GpxParser };
    let compared = 0;
    for (const file of FILES) {
      const bytes = readCorpus(`gpx/${file}`);
      const parser = new Parser();
      parser.parse(new TextDecoder().decode(bytes));
      const { tracks } = parser;
      const points = tracks.flatMap((track) => track.points);
      const { latitude, longitude, altitude } = columnsOf(bytes);
      if (latitude === undefined || longitude === undefined) continue;

      expect(latitude.length).toBe(points.length);
      points.forEach(({ lat, lon }, i) => {
        expect(Math.abs(latitude[i] - lat) + Math.abs(longitude[i] - lon)).toBeLessThan(1e-10);
      });
      const altitudes = points.filter(({ ele }) => ele !== null);
      expect(valuesIn(altitude)).toBe(altitudes.length);

      let from = 0;
      for (const track of tracks) {
        const to = from + track.points.length;
        const length = lengthOf(latitude.subarray(from, to), longitude.subarray(from, to));
        // its earth is a sphere, ours an ellipsoid
        expect(Math.abs(length - track.distance.total)).toBeLessThanOrEqual(0.005 * length + 0.01);
        from = to;
      }
      compared++;
    }
    expect(compared).toBeGreaterThan(8);
  });
});

function columnsOf(bytes: Uint8Array) {
  try {
    return decodeGpx(bytes)[0].columns;
  } catch {
    return {}; // no timed track
  }
}

function lengthOf(latitude: Float64Array, longitude: Float64Array): number {
  let length = 0;
  for (let i = 1; i < latitude.length; i++) {
    length += distanceBetween(latitude[i - 1], longitude[i - 1], latitude[i], longitude[i]);
  }
  return length;
}
