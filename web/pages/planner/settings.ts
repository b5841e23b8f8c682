import { BIKE_CLASSES, type BikeClass } from '../../../src/core/bike-class.ts';
import { ASSIST, type Assist } from '../../../src/core/climbs/motor.ts';
import { INTENSITIES, type Intensity } from '../../../src/core/climbs/plan.ts';
import { PROFILE_KINDS } from '../../../src/core/profile.ts';
import { oneOf } from '../../in-address.ts';

/** Bikes that climb roads. */
export const BIKES = BIKE_CLASSES.filter(
  (bike) => bike !== 'indoor' && bike !== 'virtual' && bike !== 'unknown',
);

/** How steady the power is to be, and where the plan is cut. */
export const PACINGS = ['even', 'optimal'] as const;
export type Pacing = (typeof PACINGS)[number];
export const CUTS = ['gate', 'kilometre'] as const;
export type Cut = (typeof CUTS)[number];

/** How strong those are who know no threshold, W/kg: a rule of thumb. */
export const LEVELS = { starting: 1.8, regular: 2.5, trained: 3.2, racing: 4 } as const;
export type Level = keyof typeof LEVELS;

/** What stands in the address: the climb, and nothing about the person. NaN = not said. */
export interface Settings {
  climb: string;
  variant: string;
  bikeClass: BikeClass;
  intensity: Intensity;
  pacing: Pacing;
  cut: Cut;
  assist: Assist;
  /** °C at the foot, km/h against the rider, hours since midnight, Wh. */
  temperature: number;
  wind: number;
  start: number;
  battery: number;
  /** kg of bike, clothes, bottles and bag; teeth of the lowest gear. */
  bikeMass: number;
  front: number;
  rear: number;
}

/** What is about the person, as it is typed: it never leaves the browser. */
export interface Body {
  weight: string;
  /** W, or W/kg, or a level. */
  known: 'watts' | 'ratio' | 'level';
  watts: string;
  ratio: string;
  level: Level;
  acclimatised: boolean;
}

type Numbers = {
  [Key in keyof Settings as Settings[Key] extends number ? Key : never]: readonly [number, number];
};

/** Bounds of what may be typed. */
export const BOUNDS: Numbers = {
  temperature: [-10, 42],
  wind: [-40, 40],
  start: [0, 23.99],
  battery: [100, 2000],
  bikeMass: [5, 60],
  front: [20, 60],
  rear: [10, 60],
};
export const WEIGHT: readonly [number, number] = [
  PROFILE_KINDS.weight.min,
  PROFILE_KINDS.weight.max,
];
export const WATTS: readonly [number, number] = [
  PROFILE_KINDS.threshold.min,
  PROFILE_KINDS.threshold.max,
];
export const RATIO = [0.5, 10] as const;

/** The settings of an address; whatever makes no sense is as if it were not there. */
export function settingsOf(query: Record<string, string>): Settings {
  const number = (name: keyof Numbers, otherwise = Number.NaN): number => {
    const value = numberIn(query[name] ?? '', BOUNDS[name]);
    return Number.isNaN(value) ? otherwise : value;
  };
  return {
    climb: query.climb ?? '',
    variant: query.variant ?? '',
    bikeClass: oneOf(query.bike, BIKES, 'road'),
    intensity: oneOf(query.intensity, Object.keys(INTENSITIES) as Intensity[], 'steady'),
    pacing: oneOf(query.pacing, PACINGS, 'even'),
    cut: oneOf(query.cut, CUTS, 'gate'),
    assist: oneOf(query.assist, Object.keys(ASSIST) as Assist[], 'medium'),
    temperature: number('temperature', 20),
    wind: number('wind', 0),
    start: number('start', 9),
    battery: number('battery', 500),
    bikeMass: number('bikeMass'),
    front: number('front'),
    rear: number('rear'),
  };
}

/** The address of settings: what is as usual, or not said, is left out. */
export function addressOf(settings: Settings): string {
  const usual = settingsOf({});
  const said = Object.entries({ ...settings, bike: settings.bikeClass })
    .filter(([name]) => name !== 'bikeClass')
    .filter(([name, value]) => {
      const otherwise = name === 'bike' ? usual.bikeClass : usual[name as keyof Settings];
      return !Object.is(value, otherwise) && !Number.isNaN(value);
    })
    .map(([name, value]) => [name, String(value)]);
  const query = new URLSearchParams(said).toString();
  return query === '' ? '/planner' : `/planner?${query}`;
}

/** A number within bounds as it was typed, with a comma or a point; NaN for anything else. */
export function numberIn(text: string, [low, high]: readonly [number, number]): number {
  const value = text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'));
  return value >= low && value <= high ? value : Number.NaN;
}

/** Who is to ride, as the plan wants it; NaN where it cannot be told yet. */
export function strengthOf(body: Body): { weight: number; threshold: number; doubt: number } {
  const weight = numberIn(body.weight, WEIGHT);
  if (body.known === 'watts') {
    return { weight, threshold: numberIn(body.watts, WATTS), doubt: 0 };
  }
  if (body.known === 'ratio') {
    return { weight, threshold: weight * numberIn(body.ratio, RATIO), doubt: 0 };
  }
  return { weight, threshold: weight * LEVELS[body.level], doubt: LEVEL_DOUBT };
}

/** A level is a guess: the threshold may be off by so much. */
export const LEVEL_DOUBT = 0.15;
