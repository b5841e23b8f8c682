import type { RecordedRide, Sample } from '../../samples/record.ts';
import type { Disc } from '../../src/core/privacy-zones.ts';

/** Metres a degree of latitude, on a sphere: an oracle of its own, good to 0.6 %. */
const DEGREE = 111_195;

export const HOME = { latitude: 45.19, longitude: 5.72 };

/** Metres between two places by the haversine formula. */
export function metresBetween(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const radians = Math.PI / 180;
  const north = Math.sin(((b.latitude - a.latitude) * radians) / 2) ** 2;
  const east = Math.sin(((b.longitude - a.longitude) * radians) / 2) ** 2;
  const across = Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * east;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(north + across));
}

export function placeAt(east: number, north: number, around = HOME) {
  const shrink = Math.cos((around.latitude * Math.PI) / 180);
  return {
    latitude: around.latitude + north / DEGREE,
    longitude: around.longitude + east / (DEGREE * shrink),
  };
}

/**
 * A ride that begins at home, comes by again at times, and may end there: second by second or every
 * few seconds, with pauses, lost positions and all sensors.
 */
export function commute(random: () => number): RecordedRide {
  const samples: Sample[] = [];
  const pauses: RecordedRide['pauses'] = [];
  const legs = [
    0,
    ...Array.from({ length: 3 }, () => (random() < 0.4 ? 0 : 900 + 2500 * random())),
  ];
  let [east, north, time, distance] = [60 * random(), 60 * random(), 0, 0];
  let withoutPlace = 0;
  for (const far of legs) {
    const direction = 2 * Math.PI * random();
    const [toEast, toNorth] = [far * Math.cos(direction), far * Math.sin(direction)];
    const step = random() < 0.7 ? 1 : 1 + Math.floor(6 * random());
    const speed = 4 + 8 * random();
    for (;;) {
      const left = Math.hypot(toEast - east, toNorth - north);
      if (left < speed * step) break;
      east += ((toEast - east) / left) * speed * step + 2 * (random() - 0.5);
      north += ((toNorth - north) / left) * speed * step + 2 * (random() - 0.5);
      time += step;
      distance += speed * step;
      if (random() < 0.01) withoutPlace = Math.floor(40 * random());
      const place = withoutPlace-- > 0 ? { latitude: null, longitude: null } : placeAt(east, north);
      samples.push({ time, ...place, distance: Math.round(distance), ...sensors(random) });
      if (random() < 0.004) {
        const end = time + 1 + Math.floor(400 * random());
        pauses.push({ start: time + 1, end });
        time = end - step;
      }
    }
    time += Math.floor(30 * random());
  }
  return { samples, pauses, seconds: time + 1 };
}

function sensors(random: () => number) {
  return {
    altitude: Math.round(200 + 5 * random()),
    speed: Math.round(1000 * 12 * random()) / 1000,
    power: Math.round(400 * random()),
    heartRate: Math.round(100 + 60 * random()),
    cadence: Math.round(60 + 40 * random()),
    temperature: Math.round(20 + 3 * random()),
  };
}

/**
 * The same ride with other samples where the disc surely hides them: other values and places within
 * it, fewer of them or none, more of them, at other times.
 */
export function changedWithin(ride: RecordedRide, disc: Disc, random: () => number): RecordedRide {
  const kept = random() < 0.2 ? 0 : random();
  const told = ride.samples.filter((sample) => isOutside(sample, disc));
  const samples = ride.samples.flatMap((sample) => {
    if (isOutside(sample, disc)) return [sample];
    if (isPlaceless(sample)) return isBeyondReach(sample, told, disc) ? [sample] : [];
    if (isNearEdge(sample, disc)) return [sample];
    if (random() > kept) return [];
    const more = random() < 0.1 ? [invented(sample.time, disc, random)] : [];
    return [invented(sample.time, disc, random), ...more];
  });
  return { ...ride, samples };
}

function isPlaceless({ latitude, longitude }: Sample): boolean {
  return latitude === null || longitude === null;
}

function metresOutside({ latitude, longitude }: Sample, disc: Disc): number {
  if (latitude === null || longitude === null) return Number.NaN;
  return metresBetween({ latitude, longitude }, disc) - disc.radius;
}

/** Within 1 % of the radius two ways of measuring may disagree. */
function isNearEdge(sample: Sample, disc: Disc): boolean {
  return Math.abs(metresOutside(sample, disc)) <= 0.01 * disc.radius;
}

function isOutside(sample: Sample, disc: Disc): boolean {
  return metresOutside(sample, disc) > 0.01 * disc.radius;
}

/** Some sample proves that nobody can have been inside then; if none does, this one is hidden. */
function isBeyondReach(sample: Sample, told: Sample[], disc: Disc): boolean {
  return told.some(
    (one) => 1.01 * metresOutside(one, disc) + 20 > 40 * Math.abs(one.time - sample.time),
  );
}

function invented(time: number, disc: Disc, random: () => number): Sample {
  const metres = 0.98 * disc.radius * Math.sqrt(random());
  const direction = 2 * Math.PI * random();
  const place = placeAt(metres * Math.cos(direction), metres * Math.sin(direction), disc);
  return { time, ...place, distance: Math.round(9_000 * random()), ...sensors(random) };
}
