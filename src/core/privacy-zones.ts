import { frameAt, lineIn, nearestOn } from './geo.ts';
import type { Column } from './recording.ts';

/** A place in degrees. */
interface Place {
  latitude: number;
  longitude: number;
}

/** How far the hidden disc lies from what the rider set; metres. */
export interface Offset {
  east: number;
  north: number;
}

/** What others never see anything of; radius in metres. */
export interface Disc extends Place {
  radius: number;
}

/** Metres that a zone may measure from its middle. */
export const RADIUS = { least: 500, most: 5000 };

/**
 * The farthest that a disc is shifted (metres): 0.7 of the smallest radius, so that the place the
 * rider set lies 150 m inside every disc. A larger zone is not shifted farther.
 */
const LARGEST_OFFSET = 0.7 * RADIUS.least;

/** A zone this near (metres) to an earlier one of the same rider may be for the same home. */
const SAME_PLACE = 2000;

/** How many random bytes `offsetFor` needs. */
export const OFFSET_BYTES = 8;

/**
 * The secret offset of a new zone. Places of the disc are equally likely, so that whoever finds the
 * disc's middle is within 100 m of the home in (100 / 350)² = 8 % of cases. Near an earlier zone of
 * the rider, deleted or not, the offset is that one's: of a second, the mean would tell more.
 * @param random `OFFSET_BYTES` unguessable bytes
 */
export function offsetFor(
  place: Place,
  earlier: readonly (Place & Offset)[],
  random: Uint8Array,
): Offset {
  const [nearest] = earlier
    .map((zone) => ({ zone, metres: metresFrom(zone)(place.latitude, place.longitude) }))
    .filter(({ metres }) => metres <= SAME_PLACE)
    .sort((a, b) => a.metres - b.metres);
  if (nearest) return { east: nearest.zone.east, north: nearest.zone.north };
  const bytes = new DataView(random.buffer, random.byteOffset, OFFSET_BYTES);
  const metres = LARGEST_OFFSET * Math.sqrt(bytes.getUint32(0) / 2 ** 32);
  const direction = 2 * Math.PI * (bytes.getUint32(4) / 2 ** 32);
  return { east: metres * Math.cos(direction), north: metres * Math.sin(direction) };
}

/** What a zone hides. */
export function hiddenDisc(zone: Disc & Offset): Disc {
  const { kx, ky } = frameAt(zone.latitude, zone.longitude);
  return {
    latitude: zone.latitude + zone.north / ky,
    longitude: zone.longitude + zone.east / kx,
    radius: zone.radius,
  };
}

/** Asks how many metres a place lies outside all discs; not above 0 within one. */
export function clearanceOf(
  discs: readonly Disc[],
): (latitude: number, longitude: number) => number {
  const metresFromEach = discs.map((disc) => ({ disc, metresTo: metresFrom(disc) }));
  return (latitude, longitude) => {
    let least = Number.POSITIVE_INFINITY;
    for (const { disc, metresTo } of metresFromEach) {
      least = Math.min(least, metresTo(latitude, longitude) - disc.radius);
    }
    return least;
  };
}

/** Whether any part of a line (degrees, two vertices or more) lies within a disc. */
export function isHidden(
  line: { latitude: Column; longitude: Column },
  discs: readonly Disc[],
): boolean {
  return discs.some((disc) => {
    const frame = frameAt(disc.latitude, disc.longitude);
    return nearestOn(lineIn(frame, line.latitude, line.longitude), 0, 0).offset <= disc.radius;
  });
}

function metresFrom(from: Place): (latitude: number, longitude: number) => number {
  const { kx, ky } = frameAt(from.latitude, from.longitude);
  return (latitude, longitude) => {
    const turn = Math.abs(longitude - from.longitude);
    return Math.hypot(Math.min(turn, 360 - turn) * kx, (latitude - from.latitude) * ky);
  };
}
