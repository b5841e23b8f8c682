import type { Rider } from './simulate.ts';

/** Ten invented riders of the demo season; nobody real. */
export interface Profile extends Rider {
  name: string;
  /** Body mass without bicycle, kg. */
  weight: number;
  subSport: string;
  /** Sensors on the bicycle. */
  power: boolean;
}

const ROAD = { dragArea: 0.34, rolling: 0.0048, motor: 0, subSport: 'road', power: true };

export const RIDERS: Profile[] = [
  {
    ...ROAD,
    name: 'Camille Arvet',
    weight: 58,
    mass: 67,
    threshold: 232,
    restHeartRate: 48,
    maximumHeartRate: 189,
  },
  {
    ...ROAD,
    name: 'Hugo Balme',
    weight: 71,
    mass: 80,
    threshold: 312,
    restHeartRate: 44,
    maximumHeartRate: 194,
  },
  {
    ...ROAD,
    name: 'Inès Cordier',
    weight: 62,
    mass: 71,
    threshold: 224,
    restHeartRate: 52,
    maximumHeartRate: 186,
  },
  {
    ...ROAD,
    name: 'Jules Desrut',
    weight: 78,
    mass: 88,
    threshold: 265,
    restHeartRate: 56,
    maximumHeartRate: 178,
  },
  {
    ...ROAD,
    name: 'Lina Estève',
    weight: 54,
    mass: 63,
    threshold: 208,
    restHeartRate: 47,
    maximumHeartRate: 192,
  },
  {
    ...ROAD,
    name: 'Marius Favier',
    weight: 83,
    mass: 93,
    threshold: 248,
    restHeartRate: 60,
    maximumHeartRate: 171,
    power: false,
  },
  {
    ...ROAD,
    name: 'Noé Garcin',
    weight: 66,
    mass: 75,
    threshold: 288,
    restHeartRate: 46,
    maximumHeartRate: 197,
  },
  {
    ...ROAD,
    name: 'Paloma Hérault',
    weight: 60,
    mass: 70,
    threshold: 190,
    restHeartRate: 58,
    maximumHeartRate: 180,
    subSport: 'gravelCycling',
    rolling: 0.0075,
  },
  {
    ...ROAD,
    name: 'Rémi Jacquin',
    weight: 74,
    mass: 98,
    threshold: 180,
    restHeartRate: 62,
    maximumHeartRate: 172,
    subSport: 'eBikeMountain',
    motor: 160,
    rolling: 0.009,
    dragArea: 0.45,
  },
  {
    ...ROAD,
    name: 'Suzanne Kolb',
    weight: 65,
    mass: 75,
    threshold: 205,
    restHeartRate: 55,
    maximumHeartRate: 183,
  },
];
