import { gateOn } from '../../src/core/climbs/gates.ts';
import type { Variant } from '../../src/core/climbs/variant.ts';
import { frameAt, lengthOf, lineIn, pointAt } from '../../src/core/geo.ts';
import type { Ride } from '../../src/core/ride.ts';
import { rideThrough } from '../core/climbs/riding.ts';

/** Where the climbs lie, degrees: 250 × 220 km, one on every 5.5 km². */
const SOUTH = 44;
const WEST = 5;
const HIGH = 2;
const WIDE = 3.2;
/** Kilometres at least from one ridden climb to the next. */
const FAR = 6;
/** Metres from vertex to vertex, and half the width of a gate. */
const STEP = 25;
const HALF_WIDTH = 25;

/** Metres a second, and the receiver's error: its standard deviation in metres, and how long it lasts. */
const UPHILL = 4;
const BETWEEN = 8;
const NOISE = 2;
const DRIFT = 20;

/** Invented climbs of 3 to 8 km, every other one through hairpins, with a gate every kilometre. */
export function inventedClimbs(count: number, random: () => number): Variant[] {
  return Array.from({ length: count }, (_, i) => inventedClimb(i, random));
}

function inventedClimb(number: number, random: () => number): Variant {
  const origin = { latitude: SOUTH + HIGH * random(), longitude: WEST + WIDE * random() };
  const frame = frameAt(origin.latitude, origin.longitude);
  const vertices = Math.round((3000 + 5000 * random()) / STEP);
  const headings = number % 2 === 0 ? hairpins(vertices, random) : bends(vertices, random);
  const latitude = new Float64Array(vertices);
  const longitude = new Float64Array(vertices);
  for (let i = 0, x = 0, y = 0; i < vertices; i++) {
    latitude[i] = frame.latitude + y / frame.ky;
    longitude[i] = frame.longitude + x / frame.kx;
    x += STEP * Math.sin(headings[i]);
    y += STEP * Math.cos(headings[i]);
  }
  const line = lineIn(frame, latitude, longitude);
  const length = lengthOf(line);
  const names = { fr: `Montée ${number}`, en: `Climb ${number}` };
  const kilometres = Array.from({ length: Math.ceil(length / 1000) - 1 }, (_, i) => i + 1);
  return {
    ...{ territory: 'invented', packVersion: '', climb: `${number}`, variant: 'only' },
    ...{ climbNames: names, names, published: null, advice: null, surface: 'asphalt', bikes: [] },
    quality: { line: names, altitude: names, window: null },
    ...{
      latitude,
      longitude,
      altitude: null,
      frame,
      line,
      length,
      base: 500,
      height: 0.07 * length,
    },
    ...{ start: gateOn(line, 0, HALF_WIDTH), end: gateOn(line, length, HALF_WIDTH) },
    gates: kilometres.map((km) => {
      const place = { names, altitude: null, ...origin };
      return { ...place, id: `km ${km}`, along: 1000 * km };
    }),
  };
}

/** Legs of 150 to 400 m to and fro, the turns between them over 75 m. */
function hairpins(vertices: number, random: () => number): number[] {
  const up = 2 * Math.PI * random();
  const headings: number[] = [];
  for (let side = 1; headings.length < vertices; side = -side) {
    const leg = Math.round((150 + 250 * random()) / STEP);
    for (let i = 0; i < leg; i++) headings.push(up + side * 1.45);
    headings.push(up + side * 0.9, up, up - side * 0.9);
  }
  return headings;
}

/** A valley road that wanders by up to 70 degrees from its direction. */
function bends(vertices: number, random: () => number): number[] {
  const up = 2 * Math.PI * random();
  const [slow, fast] = [0.02 + 0.03 * random(), 0.1 + 0.2 * random()];
  return Array.from({ length: vertices }, (_, i) => {
    return up + 0.7 * Math.sin(slow * i) + 0.5 * Math.sin(fast * i);
  });
}

/** A ride at 1 Hz up `count` of the climbs, always on to the start gate that is nearest. */
export function rideUp(
  climbs: readonly Variant[],
  count: number,
  random: () => number,
): { ride: Ride; ridden: Variant[] } {
  const ridden: Variant[] = [];
  const track = new Recorder(random);
  for (let next = climbs[0]; ridden.length < count; next = nearestTo(track, climbs, ridden)) {
    ridden.push(next);
    const before = pointAt(next.line, 0);
    const { start, end, length } = next;
    const at = (x: number, y: number): [number, number] => [
      next.frame.latitude + y / next.frame.ky,
      next.frame.longitude + x / next.frame.kx,
    ];
    track.rideTo(...at(before.x - 150 * start.dx, before.y - 150 * start.dy), BETWEEN);
    for (let along = 0; along < length; along += 5) {
      const { x, y } = pointAt(next.line, along);
      track.rideTo(...at(x, y), UPHILL * (1 + 0.3 * Math.sin(along / 150)));
    }
    track.rideTo(...at(end.x + 150 * end.dx, end.y + 150 * end.dy), UPHILL);
  }
  return { ride: rideThrough(track.time, track.latitude, track.longitude), ridden };
}

function nearestTo({ place }: Recorder, climbs: readonly Variant[], ridden: Variant[]): Variant {
  const [latitude, longitude] = place;
  const far = ({ frame }: Variant): number =>
    Math.hypot((frame.latitude - latitude) * 111, (frame.longitude - longitude) * 78);
  const others = climbs.filter((climb) => !ridden.includes(climb) && far(climb) > FAR);
  return others.reduce((a, b) => (far(b) < far(a) ? b : a));
}

/** What a device writes down each second of a way from place to place. */
class Recorder {
  readonly time: number[] = [];
  readonly latitude: number[] = [];
  readonly longitude: number[] = [];
  place: [number, number] = [Number.NaN, Number.NaN];
  /** Seconds that the way has taken. */
  #seconds = 0;
  #error = [0, 0];
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Straight to a place in degrees, m/s. */
  rideTo(latitude: number, longitude: number, speed: number): void {
    const [fromLatitude, fromLongitude] = this.time.length > 0 ? this.place : [latitude, longitude];
    const { kx, ky } = frameAt(latitude, longitude);
    const metres = Math.hypot((latitude - fromLatitude) * ky, (longitude - fromLongitude) * kx);
    const until = this.#seconds + metres / speed;
    for (let second = this.time.length; second <= until; second++) {
      const share = metres === 0 ? 1 : (second - this.#seconds) / (until - this.#seconds);
      const [north, east] = this.#drift();
      this.time.push(second);
      this.latitude.push(fromLatitude + share * (latitude - fromLatitude) + north / ky);
      this.longitude.push(fromLongitude + share * (longitude - fromLongitude) + east / kx);
    }
    this.#seconds = until;
    this.place = [latitude, longitude];
  }

  #drift(): number[] {
    const memory = Math.exp(-1 / DRIFT);
    this.#error = this.#error.map((metres) => {
      const fresh = Math.sqrt(-2 * Math.log(1 - this.#random()));
      const normal = fresh * Math.cos(2 * Math.PI * this.#random());
      return memory * metres + Math.sqrt(1 - memory ** 2) * NOISE * normal;
    });
    return this.#error;
  }
}
