import { frameAt } from '../../src/core/geo.ts';

/** Degrees and metres. */
export interface Disc {
  latitude: number;
  longitude: number;
  radius: number;
}

type Position = [longitude: number, latitude: number];

/** Corners of the ring that stands for a circle: no eye tells it from one. */
const CORNERS = 64;

/** The edge of a disc as a closed ring, as GeoJSON has it. */
export function ringOf({ latitude, longitude, radius }: Disc): Position[] {
  const { kx, ky } = frameAt(latitude, longitude);
  return Array.from({ length: CORNERS + 1 }, (_, corner): Position => {
    const direction = (2 * Math.PI * (corner % CORNERS)) / CORNERS;
    return [
      longitude + (radius * Math.cos(direction)) / kx,
      latitude + (radius * Math.sin(direction)) / ky,
    ];
  });
}
