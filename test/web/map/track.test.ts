import { describe, expect, it } from 'vitest';
import { streamsOf } from '../../../web/api.ts';
import {
  boundsOf,
  climbLines,
  gatePoints,
  momentNear,
  placeAt,
  slopeLines,
  type Track,
  trackOf,
} from '../../../web/map/track.ts';

/** North along a meridian, 100 m every 10 s; flat, then 8 %; one position is missing. */
const distance = [0, 100, 200, 300, 400, 500, 600, 700];
const streams = streamsOf({
  seconds: 80,
  step: 10,
  time: [0, 10, 20, 30, 40, 50, 60, 70],
  channels: {
    latitude: [45, 45.001, 45.002, 45.003, 45.004, null, 45.006, 45.007],
    longitude: [6, 6, 6, 6, 6, null, 6, 6],
    distance,
    altitude: distance.map((metres) => Math.max(0, metres - 300) * 0.08),
  },
  pauses: [],
});
const track = trackOf(streams) as Track;
const range = { start: 0, end: 80 };

describe('a track on the map', () => {
  it('is nothing where the ride has no positions', () => {
    expect(trackOf({ ...streams, channels: {} })).toBeNull();
  });

  it('is parted by slope, each part beginning where the last one ends, and by lost positions', () => {
    const lines = slopeLines(track).features;
    expect(lines.map(({ properties }) => properties.band)).toEqual([1, 2, 3]);
    const latitudes = lines.map(({ geometry }) =>
      geometry.coordinates.map(([, latitude]) => latitude),
    );
    expect(latitudes).toEqual([
      [45, 45.001, 45.002, 45.003],
      [45.003, 45.004],
      [45.006, 45.007],
    ]);
  });

  it('tells the place of a moment between two samples', () => {
    const place = placeAt(track, 15);
    expect(place?.[0]).toBe(6);
    expect(place?.[1]).toBeCloseTo(45.0015, 9);
    expect(placeAt(track, 999)).toEqual([6, 45.007]);
  });

  it('finds the moment at a place, where the track is within reach and in sight', () => {
    const near = { lng: 6.0001, lat: 45.0029 };
    expect(momentNear(track, near, { range, reach: 0.0005 })).toBe(30);
    expect(momentNear(track, near, { range, reach: 0.00005 })).toBeNull();
    expect(momentNear(track, near, { range: { start: 60, end: 80 }, reach: 0.0005 })).toBeNull();
  });

  it('has bounds of the part in sight', () => {
    expect(boundsOf(track, { start: 10, end: 40 })).toEqual([6, 45.001, 6, 45.003]);
    expect(boundsOf(track, { start: 50, end: 60 })).toBeNull();
  });

  it('marks climbs from gate to gate, and the gates between', () => {
    const band = {
      number: 1,
      climb: 'c',
      names: { fr: 'C', en: 'C' },
      start: 20,
      end: 45,
      lane: 0,
    };
    const [line] = climbLines(track, [band]).features;
    expect(line.geometry.coordinates).toHaveLength(3);
    const names = { fr: 'V', en: 'V' };
    const splits = [
      { gate: 'a', names, elapsed: 10, leg: 10, uncertainty: 1 },
      { gate: 'lost', names, elapsed: null, leg: null, uncertainty: null },
      { gate: 'end', names, elapsed: 25, leg: 15, uncertainty: 1 },
    ];
    const gates = gatePoints(track, [{ start: 20, elapsed: 25, splits }]).features;
    expect(gates.map(({ properties }) => properties.kind)).toEqual(['inner', 'end', 'end']);
    expect(gates[0].geometry.coordinates[1]).toBeCloseTo(45.003, 9);
  });
});
