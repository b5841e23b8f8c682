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
 * How far a disc is shifted (metres): at most 0.7 of the smallest radius, so that the place the rider
 * set lies 150 m inside every disc; a larger zone is not shifted farther. At least so far that the
 * middle of the disc, which cut rides give away, is no good guess.
 */
const OFFSET = { least: 100, most: 0.7 * RADIUS.least };

/** A zone this near (metres) to an earlier one of the same rider may be for the same home. */
const SAME_PLACE = 2000;

/** How many random bytes `offsetFor` needs. */
export const OFFSET_BYTES = 8;

/**
 * The secret offset of a new zone. Places of the ring are equally likely, so that whoever knows the
 * disc has no guess that is within 100 m of the home in more than 100² / (350² - 100²) = 9 % of
 * cases. Near an earlier zone of
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
  const share = bytes.getUint32(0) / 2 ** 32;
  const metres = Math.sqrt(OFFSET.least ** 2 + share * (OFFSET.most ** 2 - OFFSET.least ** 2));
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
