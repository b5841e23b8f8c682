import type { BikeClass } from '../bike-class.ts';

/** A gear: teeth in front and behind, and metres that a turn of the wheel goes. */
export interface Gear {
  front: number;
  rear: number;
  circumference: number;
}

/** 700 × 28 mm and 29 inches with a wide tyre. */
const ROAD_WHEEL = 2.13;
const MOUNTAIN_WHEEL = 2.29;

const ROAD: Gear = { front: 34, rear: 32, circumference: ROAD_WHEEL };
const MOUNTAIN: Gear = { front: 32, rear: 51, circumference: MOUNTAIN_WHEEL };

/** The lowest gear of common bikes. */
export const LOWEST_GEAR: Record<BikeClass, Gear> = {
  road: ROAD,
  gravel: { front: 40, rear: 42, circumference: 2.2 },
  mtb: MOUNTAIN,
  'e-bike': { front: 34, rear: 34, circumference: ROAD_WHEEL },
  'e-mtb': { ...MOUNTAIN, front: 34 },
  indoor: ROAD,
  virtual: ROAD,
  unknown: ROAD,
};

/** Turns of the cranks a minute at a speed (m/s) in a gear. */
export function cadenceIn({ front, rear, circumference }: Gear, speed: number): number {
  return (60 * speed * rear) / (front * circumference);
}

/** Below this many turns a minute knees and back pay; below `GRINDING` beginners get off. */
export const COMFORTABLE = 60;
export const GRINDING = 45;

/** How low the lowest gear is for a speed on the steepest part. */
export function gearVerdict(cadence: number): 'low-enough' | 'hard' | 'too-hard' {
  if (cadence >= COMFORTABLE) return 'low-enough';
  return cadence >= GRINDING ? 'hard' : 'too-hard';
}
