import type { Column } from '../../src/core/recording.ts';
import type { Range } from '../../src/core/series.ts';
import type { Effort, Streams } from '../api.ts';
import type { ClimbBand } from '../charts/climb-bands.ts';
import { slopesInSight } from '../charts/samples.ts';
import { slopeBand } from '../charts/slope.ts';

/** Where the ride was, sample by sample. Degrees; missing = NaN. */
export interface Track {
  time: Column;
  latitude: Column;
  longitude: Column;
  /** Per cent; missing = NaN. */
  slope: Column;
}

/** [longitude, latitude], as GeoJSON has it. */
type Position = [number, number];

interface Feature<Geometry, Properties> {
  type: 'Feature';
  properties: Properties;
  geometry: Geometry;
}

type Line<Properties> = Feature<{ type: 'LineString'; coordinates: Position[] }, Properties>;
type Place<Properties> = Feature<{ type: 'Point'; coordinates: Position }, Properties>;

interface Collection<Feature> {
  type: 'FeatureCollection';
  features: Feature[];
}

/** null where the ride has no positions. */
export function trackOf(streams: Streams): Track | null {
  const { time, channels } = streams;
  const { latitude, longitude } = channels;
  if (!latitude || !longitude) return null;
  const slopes = slopesInSight(streams, { start: 0, end: streams.seconds });
  const slope = slopes?.values ?? new Float64Array(time.length).fill(Number.NaN);
  return { time, latitude, longitude, slope };
}

/** Lines of neighbouring samples with one slope band each; samples without a position part them. */
export function slopeLines(track: Track): Collection<Line<{ band: number }>> {
  const features: Line<{ band: number }>[] = [];
  let line: Position[] = [];
  let band = -1;
  const close = () => {
    if (line.length > 1) features.push(lineFeature(line, { band }));
    line = [];
  };
  for (let i = 0; i < track.time.length; i++) {
    const position = positionAt(track, i);
    if (position === null) {
      close();
      continue;
    }
    const here = slopeBand(track.slope[i]);
    if (line.length > 0 && here !== band) {
      line.push(position);
      close();
    }
    band = here;
    line.push(position);
  }
  close();
  return { type: 'FeatureCollection', features };
}

/** One line a climb, over all samples in its time. */
export function climbLines(
  track: Track,
  bands: readonly ClimbBand[],
): Collection<Line<{ number: number }>> {
  const features = bands.map((band) =>
    lineFeature(positionsIn(track, band), { number: band.number }),
  );
  return {
    type: 'FeatureCollection',
    features: features.filter(({ geometry }) => geometry.coordinates.length > 1),
  };
}

/** Where the gates of the efforts were passed: ends of the line, and the gates between. */
export function gatePoints(
  track: Track,
  efforts: readonly Pick<Effort, 'start' | 'splits' | 'elapsed'>[],
): Collection<Place<{ kind: 'end' | 'inner' }>> {
  const features = efforts.flatMap(({ start, elapsed, splits }) => {
    const inner = splits.flatMap((split) =>
      split.elapsed === null ? [] : [start + split.elapsed],
    );
    return [
      ...inner
        .filter((moment) => moment < start + elapsed - 1)
        .map((moment) => ({ moment, kind: 'inner' as const })),
      { moment: start, kind: 'end' as const },
      { moment: start + elapsed, kind: 'end' as const },
    ];
  });
  return {
    type: 'FeatureCollection',
    features: features.flatMap(({ moment, kind }) => {
      const coordinates = placeAt(track, moment);
      return coordinates === null
        ? []
        : [{ type: 'Feature', properties: { kind }, geometry: { type: 'Point', coordinates } }];
    }),
  };
}

/** [longitude, latitude] at a moment of the ride, between samples in proportion; null if unknown. */
export function placeAt(track: Track, moment: number): Position | null {
  const { time } = track;
  const next = time.findIndex((each) => each > moment);
  const after = next === -1 ? time.length - 1 : next;
  const before = Math.max(0, after - 1);
  const from = positionAt(track, before);
  const to = positionAt(track, after);
  if (from === null || to === null) return from ?? to;
  const gap = time[after] - time[before];
  const share = gap > 0 ? Math.min(1, Math.max(0, (moment - time[before]) / gap)) : 0;
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** [west, south, east, north] of the part of the track in a range (s); null where it has none. */
export function boundsOf(track: Track, range: Range): [number, number, number, number] | null {
  const positions = positionsIn(track, range);
  if (positions.length === 0) return null;
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  const least = (values: number[]) => values.reduce((low, value) => Math.min(low, value));
  const most = (values: number[]) => values.reduce((high, value) => Math.max(high, value));
  return [least(longitudes), least(latitudes), most(longitudes), most(latitudes)];
}

/**
 * The moment at which the track was nearest to a place, of those in range; null where none is
 * within `reach` degrees of latitude. Degrees of longitude are shortened as they are at that place.
 */
export function momentNear(
  track: Track,
  place: { lng: number; lat: number },
  { range, reach }: { range: Range; reach: number },
): number | null {
  const shortened = Math.cos((place.lat * Math.PI) / 180);
  let nearest = reach * reach;
  let moment: number | null = null;
  for (let i = 0; i < track.time.length; i++) {
    if (track.time[i] < range.start || track.time[i] >= range.end) continue;
    const east = (track.longitude[i] - place.lng) * shortened;
    const north = track.latitude[i] - place.lat;
    const square = east * east + north * north;
    if (square < nearest) {
      nearest = square;
      moment = track.time[i];
    }
  }
  return moment;
}

function positionsIn(track: Track, { start, end }: Range): Position[] {
  const positions: Position[] = [];
  for (let i = 0; i < track.time.length; i++) {
    if (track.time[i] < start || track.time[i] >= end) continue;
    const position = positionAt(track, i);
    if (position) positions.push(position);
  }
  return positions;
}

function positionAt({ longitude, latitude }: Track, index: number): Position | null {
  return Number.isNaN(longitude[index]) || Number.isNaN(latitude[index])
    ? null
    : [longitude[index], latitude[index]];
}

function lineFeature<Properties>(
  coordinates: Position[],
  properties: Properties,
): Line<Properties> {
  return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } };
}
