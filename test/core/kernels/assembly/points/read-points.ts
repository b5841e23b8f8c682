import { MEANING, TrackPointReader } from '../../../../../src/core/kernels/track-points.ts';

const NAMES = [
  ['trkpt', MEANING.trackPoint],
  ['time', MEANING.time],
  ['ele', 2],
  ['power', 5],
  ['heartratebpm', 6],
] as const;

/** What the kernel alone reads of a text that begins with a point; null where it reads none. */
export function readPoints(text: string) {
  const reader = TrackPointReader.of(new TextEncoder().encode(text), NAMES);
  if (reader === null) throw new Error('there are kernels in Node');
  const points = reader.read(0, { points: 1000, depth: 8, attributes: 8 });
  if (points === null) return null;
  const { count, end, time, columns } = points;
  const column = (place: number) => [...(columns.get(place) ?? [])];
  return {
    ...{ count, rest: text.slice(end), time: [...time] },
    ...{ latitude: column(0), altitude: column(2), power: column(5), heartRate: column(6) },
  };
}
