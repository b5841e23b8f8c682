import type { BikeClass } from '../bike-class.ts';
import type { Setup } from './pacing.ts';

/** What nobody measured, and every result that rests on it is called estimated. */
export interface Bike {
  /** Bicycle, bottles, clothes and bag, kg. */
  mass: number;
  /** m², on the hoods. */
  dragArea: number;
  rolling: number;
}

const ROAD: Bike = { mass: 10, dragArea: 0.35, rolling: 0.005 };
const GRAVEL: Bike = { mass: 12, dragArea: 0.38, rolling: 0.007 };
const MOUNTAIN: Bike = { mass: 14.5, dragArea: 0.42, rolling: 0.01 };

/** What is taken for granted where nothing better is known. */
export const BIKES: Record<BikeClass, Bike> = {
  road: ROAD,
  gravel: GRAVEL,
  mtb: MOUNTAIN,
  'e-bike': { ...ROAD, mass: 19 },
  'e-mtb': { ...MOUNTAIN, mass: 25 },
  indoor: ROAD,
  virtual: ROAD,
  unknown: ROAD,
};

/** Of the power at the pedals, on the way to the wheel (Martin et al. 1998). */
const LOSS = 0.023;

/** A rider of this weight (kg) on a bike of this class, in still air. */
export function setupOf(weight: number, bikeClass: BikeClass, temperature: number): Setup {
  const { mass, dragArea, rolling } = BIKES[bikeClass];
  return { mass: weight + mass, dragArea, rolling, loss: LOSS, headwind: 0, temperature };
}

/** Whether the legs alone move the bike: a motor's share is unknown. */
export function isMotorless(bikeClass: BikeClass): boolean {
  return bikeClass !== 'e-bike' && bikeClass !== 'e-mtb';
}
