import { parseArgs } from 'node:util';
import { BIKE_CLASSES, type BikeClass } from '../core/bike-class.ts';
import { ASSIST, type Assist } from '../core/climbs/motor.ts';
import { INTENSITIES, type Intensity, type Wish } from '../core/climbs/plan.ts';
import { LabError } from '../core/errors.ts';
import { PROFILE_KINDS } from '../core/profile.ts';
import { loadTerritories } from '../territories.ts';
import { findLine } from './find-climb.ts';
import { oneOf, within } from './options.ts';
import { planReport } from './plan-report.ts';
import { planSheet } from './plan-sheet.ts';

const BIKES = BIKE_CLASSES.filter(
  (bike) => bike !== 'indoor' && bike !== 'virtual' && bike !== 'unknown',
);

const HELP = `Usage: cycling-lab plan ID --weight KG --threshold W [options]

How long a climb takes, at which power, and what to eat and drink. ID is one way up, as
"alpe-dhuez/finish-13.8"; the climb alone is enough where there is one way only.

  --weight KG         of the rider
  --threshold W       power that the rider holds for about an hour; with --per-kilogram in W/kg
  --per-kilogram      the threshold is in W/kg
  --w-prime J         work that the rider can do above it, where known
  --intensity NAME    easy, steady (default) or hard: ${shares()} of what can be held that long
  --bike CLASS        ${BIKES.join(', ')} (default road)
  --bike-mass KG      bike, clothes, bottles and bag together, instead of the class's
  --assist LEVEL      of a motor: low, medium (default), high
  --temperature C     at the foot
  --wind M/S          headwind, as a mean over the climb; negative: from behind
  --acclimatised      used to the height: ten days or more up here
  --json              one JSON object instead of tables
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      weight: { type: 'string' },
      threshold: { type: 'string' },
      'per-kilogram': { type: 'boolean', default: false },
      'w-prime': { type: 'string' },
      intensity: { type: 'string', default: 'steady' },
      bike: { type: 'string', default: 'road' },
      'bike-mass': { type: 'string' },
      assist: { type: 'string', default: 'medium' },
      temperature: { type: 'string' },
      wind: { type: 'string' },
      acclimatised: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [id, ...more] = positionals;
  if (values.help || id === undefined || more.length > 0) {
    (values.help ? process.stdout : process.stderr).write(HELP);
    return values.help ? 0 : 1;
  }
  const wish = wishOf(values);
  const climb = findLine(await loadTerritories(), id);
  process.stdout.write(
    values.json ? `${JSON.stringify(planReport(climb, wish))}\n` : planSheet(climb, wish),
  );
  return 0;
}

interface Values {
  weight?: string | undefined;
  threshold?: string | undefined;
  'per-kilogram': boolean;
  'w-prime'?: string | undefined;
  intensity: string;
  bike: string;
  'bike-mass'?: string | undefined;
  assist: string;
  temperature?: string | undefined;
  wind?: string | undefined;
  acclimatised: boolean;
}

/** @throws LabError bad-request, where an option is missing or makes no sense */
function wishOf(values: Values): Wish {
  const weight = needed('--weight', within('--weight', values.weight, boundsOf('weight')));
  const perKilogram = values['per-kilogram'];
  const bounds = perKilogram ? ([0.5, 10] as const) : boundsOf('threshold');
  const threshold = needed('--threshold', within('--threshold', values.threshold, bounds));
  const mass = within('--bike-mass', values['bike-mass'], [4, 60]);
  return {
    rider: {
      weight,
      threshold: perKilogram ? threshold * weight : threshold,
      wPrime: within('--w-prime', values['w-prime'], boundsOf('wPrime')) ?? Number.NaN,
      acclimatised: values.acclimatised,
    },
    bikeClass: oneOf<BikeClass>('--bike', values.bike, BIKES),
    bike: mass === null ? {} : { mass },
    temperature: within('--temperature', values.temperature, [-20, 45]) ?? Number.NaN,
    headwind: within('--wind', values.wind, [-15, 15]) ?? 0,
    intensity: oneOf('--intensity', values.intensity, Object.keys(INTENSITIES) as Intensity[]),
    assist: oneOf('--assist', values.assist, Object.keys(ASSIST) as Assist[]),
  };
}

function boundsOf(kind: 'weight' | 'threshold' | 'wPrime'): readonly [number, number] {
  const { min, max } = PROFILE_KINDS[kind];
  return [min, max];
}

function needed(option: string, value: number | null): number {
  if (value !== null) return value;
  throw new LabError('bad-request', `A plan needs ${option}.`);
}

function shares(): string {
  return Object.values(INTENSITIES)
    .map((share) => `${100 * share}`)
    .join(', ')
    .concat(' %');
}
