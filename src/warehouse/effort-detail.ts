import type { Effort } from '../core/climbs/effort.ts';
import { doublesIn, floatsIn, packedDoubles, packedFloats } from './packed-numbers.ts';

/** What an effort tells by itself; its ride says whose it is and when. Missing = null; vam in metres an hour. */
export interface EffortDetail {
  climb: string;
  variant: string;
  territory: string;
  /** Which of the ride's efforts on this variant, from 1, in riding order. */
  number: number;
  packVersion: string;
  /** Seconds since the start of the ride. */
  start: number;
  end: number;
  elapsed: number;
  uncertainty: number | null;
  startUncertainty: number | null;
  endUncertainty: number | null;
  startDistance: number | null;
  endDistance: number | null;
  moving: number | null;
  averagePower: number | null;
  weightedPower: number | null;
  averageHeartRate: number | null;
  averageCadence: number | null;
  averageTemperature: number | null;
  vam: number | null;
  vamMoving: number | null;
  wattsPerKilogram: number | null;
  work: number | null;
  wPrimeSpent: number | null;
  estimatedPower: number | null;
  normalisedElapsed: number | null;
  splits: { gate: string; elapsed: number; leg: number | null; uncertainty: number | null }[];
  /** Seconds from the start gate to every 100 m of the line, and to its end; null = not shared. */
  mesh: number[] | null;
}

type NumberName = {
  [Name in keyof Effort]: Effort[Name] extends number ? Name : never;
}[keyof Effort];

/** Those that are packed, in this order; a new one is a type error until it stands here. */
const PLACES: Record<NumberName, true> = {
  number: true,
  start: true,
  end: true,
  elapsed: true,
  uncertainty: true,
  startUncertainty: true,
  endUncertainty: true,
  startDistance: true,
  endDistance: true,
  moving: true,
  averagePower: true,
  weightedPower: true,
  averageHeartRate: true,
  averageCadence: true,
  averageTemperature: true,
  wattsPerKilogram: true,
  work: true,
  wPrimeSpent: true,
  vam: true,
  vamMoving: true,
  estimatedPower: true,
  normalisedElapsed: true,
};
/** The file remembers them: a warehouse with others, or in another order, is made anew. */
export const EFFORT_NUMBERS = Object.keys(PLACES) as readonly NumberName[];

/** What is in `effort.detail`. */
interface PackedEffort extends Pick<Effort, 'territory' | 'climb' | 'variant' | 'packVersion'> {
  numbers: string;
  gates: string[];
  /** Of each gate elapsed, leg and uncertainty. */
  splits: string;
  mesh: string;
}

export function packedEffort(effort: Effort): string {
  const { territory, climb, variant, packVersion, splits, mesh } = effort;
  const packed: PackedEffort = {
    ...{ territory, climb, variant, packVersion },
    numbers: packedDoubles(EFFORT_NUMBERS.map((name) => effort[name])),
    gates: splits.map(({ gate }) => gate),
    splits: packedDoubles(
      splits.flatMap(({ elapsed, leg, uncertainty }) => [elapsed, leg, uncertainty]),
    ),
    mesh: packedFloats(mesh),
  };
  return JSON.stringify(packed);
}

export function unpackedEffort(detail: string): EffortDetail {
  const { numbers, gates, splits, mesh, ...names }: PackedEffort = JSON.parse(detail);
  const values = doublesIn(numbers);
  const ofGates = doublesIn(splits);
  return {
    ...names,
    ...(Object.fromEntries(EFFORT_NUMBERS.map((name, place) => [name, values[place]])) as Numbers),
    splits: gates.map((gate, i) => {
      const [elapsed, leg, uncertainty] = ofGates.slice(3 * i, 3 * i + 3);
      return { gate, elapsed, leg, uncertainty } as EffortDetail['splits'][number];
    }),
    mesh: floatsIn(mesh) as number[],
  };
}

type Numbers = Pick<EffortDetail, NumberName>;
