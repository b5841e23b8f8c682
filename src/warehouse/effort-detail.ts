import type { Effort } from '../core/climbs/effort.ts';
import type { EffortRow } from './effort-row.ts';
import { doublesIn, floatsIn, packedDoubles, packedFloats } from './packed-numbers.ts';

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
const NAMES = Object.keys(PLACES) as NumberName[];

/** What is in `effort.detail`. */
interface PackedEffort extends Pick<Effort, 'territory' | 'climb' | 'variant' | 'packVersion'> {
  numbers: string;
  gates: string[];
  /** Of each gate elapsed, leg and uncertainty. */
  splits: string;
  mesh: string;
}

/** What an effort tells by itself; the ride says whose it is and when. */
export type EffortDetail = Omit<EffortRow, 'rideId' | 'riderId' | 'bikeClass' | 'beganAt'>;

export function packedEffort(effort: Effort): string {
  const { territory, climb, variant, packVersion, splits, mesh } = effort;
  const packed: PackedEffort = {
    ...{ territory, climb, variant, packVersion },
    numbers: packedDoubles(NAMES.map((name) => effort[name])),
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
    ...(Object.fromEntries(NAMES.map((name, place) => [name, values[place]])) as Numbers),
    splits: gates.map((gate, i) => {
      const [elapsed, leg, uncertainty] = ofGates.slice(3 * i, 3 * i + 3);
      return { gate, elapsed, leg, uncertainty } as EffortDetail['splits'][number];
    }),
    mesh: floatsIn(mesh) as number[],
  };
}

type Numbers = Pick<EffortDetail, NumberName>;
