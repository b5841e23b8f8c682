/**
 * How hard a climb is, in the scores that riders know. Each formula is named; none is official: the
 * categories of races are an organiser's judgement.
 */
export interface Difficulty {
  /** Metres climbed × gradient in per cent, as Strava scores segments; NaN below 300 m or 3 %. */
  score: number;
  /** 'hc', '1' … '4', null for none: bounds on `score` by `table`. */
  category: Category | null;
  /** Which edition of the bounds `category` follows. */
  table: string;
  /** FIETS index: height² ÷ (10 × length), and 1 for each 1000 m of the summit above 1000 m. */
  fiets: number;
  /** Points of climbbybike. */
  climbByBike: number;
}

export type Category = 'hc' | '1' | '2' | '3' | '4';

/** Of Strava's help page; an older edition had 48,000 and 64,000 for the two highest. */
const TABLE = 'strava-2';
const BOUNDS: readonly (readonly [Category, number])[] = [
  ['hc', 80_000],
  ['1', 64_000],
  ['2', 32_000],
  ['3', 16_000],
  ['4', 8_000],
];

const SHORTEST = 300;
const FLATTEST = 0.03;

/** Length and height (net) in metres, altitude of the summit in metres. */
export function difficultyOf(climb: {
  length: number;
  height: number;
  summit: number;
}): Difficulty {
  const { length, height, summit } = climb;
  const gradient = height / length;
  const steep = length >= SHORTEST && gradient >= FLATTEST;
  const score = steep ? length * gradient * 100 : Number.NaN;
  const above = Math.max(0, summit - 1000);
  return {
    score,
    category: BOUNDS.find(([, bound]) => score > bound)?.[0] ?? null,
    table: TABLE,
    fiets: height ** 2 / (10 * length) + above / 1000,
    climbByBike: (4 * 100 * height) / length + height ** 2 / length + length / 1000 + above / 100,
  };
}
