import { describe, expect, it } from 'vitest';
import { ringOf } from '../../../web/map/disc.ts';

const EARTH = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** On a sphere, by the haversine formula: another way than the ring is made. */
function metresBetween([lon1, lat1]: number[], [lon2, lat2]: number[]): number {
  const a =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon2 - lon1) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(a));
}

describe('ringOf(disc)', () => {
  it.each([
    [45.0553, 6.0331, 500],
    [0, 0, 5000],
    [60, -120, 2500],
  ])('stays one radius from its middle at %d, %d', (latitude, longitude, radius) => {
    const ring = ringOf({ latitude, longitude, radius });
    for (const corner of ring) {
      const metres = metresBetween([longitude, latitude], corner);
      expect(Math.abs(metres - radius)).toBeLessThan(0.006 * radius);
    }
  });

  it('is closed and goes all around', () => {
    const ring = ringOf({ latitude: 45, longitude: 6, radius: 1000 });
    expect(ring.at(-1)).toEqual(ring[0]);
    expect(Math.min(...ring.map(([x]) => x))).toBeLessThan(6);
    expect(Math.max(...ring.map(([, y]) => y))).toBeGreaterThan(45);
  });
});
