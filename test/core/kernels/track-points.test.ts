import { expect, it } from 'vitest';
import { MEANING, TrackPointReader } from '../../../src/core/kernels/track-points.ts';

const NAMES = [
  ['trkpt', MEANING.trackPoint],
  ['time', MEANING.time],
  ['ele', 2],
  ['power', 5],
] as const;
const LIMITS = { points: 1000, depth: 8, attributes: 8 };

function read(text: string, limits = LIMITS) {
  const bytes = new TextEncoder().encode(text);
  const reader = TrackPointReader.of(bytes, NAMES);
  if (reader === null) throw new Error('there are kernels in Node');
  const points = reader.read(text.indexOf('<trkpt'), limits);
  if (points === null) return null;
  const { count, end, time, columns } = points;
  return {
    ...{ count, rest: text.slice(end), time: [...time] },
    columns: Object.fromEntries([...columns].map(([i, column]) => [i, [...column]])),
  };
}

it('reads the points that follow each other, and says where they end', () => {
  const text = `<trkseg><trkpt lat="45.5" lon="-6.25"><ele>1860</ele><time>1970-01-02T00:00:01Z</time></trkpt>
    <trkpt lat="45" lon="6"><x><a:Power>250</a:Power></x></trkpt></trkseg>`;
  expect(read(text)).toEqual({
    count: 2,
    rest: '</trkseg>',
    time: [86_401, Number.NaN],
    columns: { 0: [45.5, 45], 1: [-6.25, 6], 2: [1860, Number.NaN], 5: [Number.NaN, 250] },
  });
});

it('ends before a point that is unusual, and leaves it out as a whole', () => {
  const plain = '<trkpt lat="1" lon="2"/>';
  for (const unusual of [
    '<trkpt lat="1" lon="2"><power>1</power><!-- c --></trkpt>',
    '<trkpt lat="1" lon="2"><power>&#49;</power></trkpt>',
    '<trkpt lat="1"></trkpt>',
    '<trkpt lat="1" lon="2"><ele>1</power></trkpt>',
    '<trkpt lat="1" lon="2"><ele>1',
    '<rtept lat="1" lon="2"/>',
  ]) {
    expect(read(plain + unusual)).toMatchObject({ count: 1, rest: unusual, columns: { 0: [1] } });
    expect(read(plain + unusual)?.columns).not.toHaveProperty('5');
  }
});

it('reads no more points and no deeper than it may', () => {
  const text = '<trkpt lat="1" lon="2"><a><b/></a></trkpt>'.repeat(5);
  expect(read(text, { ...LIMITS, points: 3 })?.count).toBe(3);
  expect(read(text, { ...LIMITS, depth: 3 })?.count).toBe(5);
  expect(read(text, { ...LIMITS, depth: 2 })).toBeNull();
  expect(read(text, { ...LIMITS, attributes: 1 })).toBeNull();
});
