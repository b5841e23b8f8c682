import { describe, expect, it } from 'vitest';
import { findLifts, withoutLifts } from '../../src/core/lifts.ts';
import { ascent } from '../../src/core/metrics/elevation.ts';
import { metricInput } from '../../src/core/metrics/metric.ts';
import { NOBODY } from '../../src/core/profile.ts';
import { toRide } from '../../src/core/ride.ts';
import { MORNING, recorded } from './recorded.ts';

const NOW = MORNING + 86_400;

interface Leg {
  seconds: number;
  /** m/s over the ground, and upwards. */
  speed: number;
  rise: number;
  /** Turns left and right like a road, degrees a second. */
  turn?: number;
  cadence?: number;
}

/** One sample a second over the legs, from 45° N 6° E at 1000 m, with a device that counts distance. */
function journey(...legs: Leg[]) {
  const columns = { latitude: [45], longitude: [6], altitude: [1000], distance: [0], cadence: [0] };
  let heading = 0;
  let second = 0;
  for (const { seconds, speed, rise, turn = 0, cadence = 0 } of legs) {
    for (let i = 0; i < seconds; i++, second++) {
      heading += (turn * Math.PI * Math.sign(Math.sin(second / 40))) / 180;
      const last = (column: number[]) => column.at(-1) as number;
      columns.latitude.push(last(columns.latitude) + (speed * Math.cos(heading)) / 111_150);
      columns.longitude.push(last(columns.longitude) + (speed * Math.sin(heading)) / 78_840);
      columns.altitude.push(last(columns.altitude) + rise);
      columns.distance.push(last(columns.distance) + speed);
      columns.cadence.push(cadence);
    }
  }
  return recorded(columns);
}

const RIDE: Leg = { seconds: 600, speed: 5, rise: 0.05, turn: 3, cadence: 80 };
const GONDOLA: Leg = { seconds: 300, speed: 5, rise: 1.6 };

const samplesOf = ({ time, columns, breaks }: ReturnType<typeof journey>) => ({
  time: time.map((at) => at - MORNING),
  columns,
  breaks,
});

describe('findLifts(samples)', () => {
  it('finds a gondola between two rides, to a few seconds', () => {
    const [lift, ...others] = findLifts(samplesOf(journey(RIDE, GONDOLA, RIDE)));
    expect(others).toEqual([]);
    expect(Math.abs(lift.start - 600)).toBeLessThan(10);
    expect(Math.abs(lift.end - 900)).toBeLessThan(10);
  });

  it.each<[string, Leg]>([
    ['a strong rider', { seconds: 2400, speed: 5, rise: 0.5, cadence: 85 }],
    ['a motor that is pedalled up a ramp', { seconds: 300, speed: 3.5, rise: 0.8, cadence: 60 }],
    ['a car on a mountain road', { seconds: 600, speed: 12, rise: 0.9, turn: 4 }],
    ['a car on a straight road', { seconds: 600, speed: 14, rise: 1 }],
    ['a short escalator', { seconds: 40, speed: 2, rise: 1 }],
    ['a gondola downhill', { seconds: 300, speed: 5, rise: -1.6 }],
  ])('takes for none %s', (_, leg) => {
    expect(findLifts(samplesOf(journey(RIDE, leg, RIDE)))).toEqual([]);
  });

  it('finds none without positions or altitude', () => {
    const { time, columns } = samplesOf(journey(RIDE, GONDOLA));
    const { latitude: _, ...placeless } = columns;
    expect(findLifts({ time, columns: placeless, breaks: [] })).toEqual([]);
  });
});

describe('withoutLifts(samples, lifts)', () => {
  it('leaves everything alone where there is no lift', () => {
    const samples = samplesOf(journey(RIDE));
    expect(withoutLifts(samples, [])).toBe(samples);
  });

  it('opens a new segment where one gets off, and lets the distance go on', () => {
    const samples = samplesOf(journey(RIDE, GONDOLA, RIDE));
    const lift = { start: 600, end: 900 };
    const { time, columns, breaks } = withoutLifts(samples, [lift]);
    expect(time.length).toBe(samples.time.length - 299);
    expect(time[breaks[0]]).toBe(900);
    const [on, off] = [columns.distance?.[breaks[0] - 1], columns.distance?.[breaks[0]]];
    expect(on).toBeCloseTo(3000, 6);
    expect(off).toBeCloseTo(3000, 6);
    expect(columns.distance?.at(-1)).toBeCloseTo(6000, 6);
  });
});

describe('a ride with a lift in it', () => {
  const ride = toRide(journey(RIDE, GONDOLA, RIDE), { now: NOW });

  it('counts neither distance nor climbing nor time of the lift, and says so', () => {
    expect(Math.abs((ride.grid.distance?.at(-1) ?? 0) - 6000)).toBeLessThan(60);
    expect(Math.abs(metricInput(ride, NOBODY).of(ascent) - 60)).toBeLessThan(25);
    expect(Math.abs(ride.timer - 1200)).toBeLessThan(15);
    expect(ride.elapsed).toBe(1501);
    expect(ride.notes).toContainEqual(expect.objectContaining({ code: 'lifts', count: 1 }));
  });

  it('breaks the line there, so that no effort runs through it', () => {
    expect(ride.track.breaks).toHaveLength(1);
  });
});
