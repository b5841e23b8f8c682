import { createRandom, type Random } from './random.ts';
import { type RecordedRide, WITH_EVERYTHING } from './record.ts';
import { type RidePlan, simulateRide } from './ride-file.ts';
import { type Profile, RIDERS } from './riders.ts';
import type { Line } from './route.ts';
import type { RideInfo } from './totals.ts';
import { writeFit } from './write-fit.ts';
import { writeGpx, writeTcx } from './write-xml.ts';

const RIDES_PER_RIDER = 14;
export const RIDES = RIDERS.length * RIDES_PER_RIDER;
const DAY = 86_400;
const FIRST_DAY = Date.UTC(2026, 3, 4) / 1000;
const LAST_DAY = Date.UTC(2026, 9, 25) / 1000;

/** Usual rides of the valley, as stages of `buildRoute`. */
const TOURS: { title: string; stages: string[] }[] = [
  { title: "Alpe d'Huez", stages: ['alpe-dhuez/finish-14.4', '-alpe-dhuez/finish-14.4'] },
  { title: 'La Garde avant le travail', stages: ['la-garde/from-bourg', '-la-garde/from-bourg'] },
  {
    title: 'Boucle de Sarenne',
    stages: ['alpe-dhuez/finish-14.4', 'sarenne/alpe', '-sarenne/chambon', '-chambon/bourg'],
  },
  { title: 'Villard-Reculas', stages: ['villard-reculas/rochetaillee', '-villard-reculas/verney'] },
  { title: "Col d'Ornon", stages: ['ornon/la-paute', '-ornon/la-paute'] },
  { title: 'Galibier depuis le Lautaret', stages: ['galibier/lautaret', '-galibier/lautaret'] },
  { title: 'Croix de Fer', stages: ['croix-de-fer/verney', '-croix-de-fer/verney'] },
  { title: 'Glandon', stages: ['glandon/verney', '-glandon/verney'] },
  { title: 'Les Deux Alpes', stages: ['chambon/bourg', 'les-deux-alpes/chambon'] },
  { title: "Balcons d'Auris", stages: ['balcons-auris/bourg', '-balcons-auris/le-freney'] },
];

type Write = (ride: RecordedRide, info: RideInfo) => Uint8Array;
const text = new TextEncoder();

/** Riders bring what their device or program gives them. */
const FORMATS: { kind: string; write: Write }[] = [
  { kind: 'fit', write: writeFit },
  { kind: 'gpx', write: (ride, info) => text.encode(writeGpx(ride, info, 'garmin')) },
  { kind: 'tcx', write: (ride, info) => text.encode(writeTcx(ride, info)) },
  { kind: 'gpx', write: (ride, info) => text.encode(writeGpx(ride, info, 'strava')) },
];

export interface SeasonRide {
  rider: Profile;
  file: string;
  bytes: Uint8Array;
}

/** A season of rides of the ten invented riders, oldest first, the same on every machine. */
export function* simulateSeason(lines: Map<string, Line>): Generator<SeasonRide> {
  const plans = RIDERS.flatMap((rider, number) => plansOf(rider, number));
  plans.sort((a, b) => a.plan.start.localeCompare(b.plan.start));
  for (const { rider, plan } of plans) {
    const day = plan.start.slice(0, 10);
    const { kind, bytes } = written(lines, rider, plan);
    yield { rider, file: `${day}-${plan.seed}.${kind}`, bytes };
  }
}

/** Two rides that came to the coach without a word: one tells its rider by its name, one does not. */
export function simulateInbox(lines: Map<string, Line>): { file: string; bytes: Uint8Array }[] {
  return [0, 4].map((number) => {
    const rider = RIDERS[number] as Profile;
    const plan = planRide(rider, number, RIDES_PER_RIDER - 1, createRandom(8_000 + number));
    const { kind, bytes } = written(lines, rider, { ...plan, seed: plan.seed + 100 });
    const name = number === 0 ? rider.name.replace(' ', '-') : 'activity-4711';
    return { file: `${name}.${kind}`, bytes };
  });
}

function written(lines: Map<string, Line>, rider: Profile, plan: RidePlan) {
  const { recorded, info } = simulateRide(lines, plan);
  const format = FORMATS[RIDERS.indexOf(rider) % FORMATS.length] as (typeof FORMATS)[number];
  return { kind: format.kind, bytes: format.write(recorded, info) };
}

function plansOf(rider: Profile, number: number): { rider: Profile; plan: RidePlan }[] {
  const random = createRandom(7_000 + number);
  return Array.from({ length: RIDES_PER_RIDER }, (_, ride) => ({
    rider,
    plan: planRide(rider, number, ride, random),
  }));
}

/** Form rises through the season; every third ride is easy, the others are ridden with intent. */
function planRide(rider: Profile, number: number, ride: number, random: Random): RidePlan {
  const share = (ride + 0.2 + 0.6 * random.uniform()) / RIDES_PER_RIDER;
  const day = FIRST_DAY + Math.floor((share * (LAST_DAY - FIRST_DAY)) / DAY) * DAY;
  const tour = TOURS[Math.floor(random.uniform() * TOURS.length)] as (typeof TOURS)[number];
  const easy = ride % 3 === 2;
  return {
    title: tour.title,
    start: new Date(
      (day + 6 * 3600 + Math.floor(random.uniform() * 8 * 3600)) * 1000,
    ).toISOString(),
    rider,
    stages: tour.stages,
    effort: (easy ? 0.7 : 0.86) + 0.08 * share + 0.02 * random.normal(),
    stops:
      random.uniform() < 0.5
        ? [{ at: 3_000, seconds: 60 + Math.floor(400 * random.uniform()) }]
        : [],
    temperature: Math.round(12 + 14 * Math.sin(Math.PI * share) + 2 * random.normal()),
    subSport: rider.subSport,
    recorder: {
      ...WITH_EVERYTHING,
      power: rider.power,
      smart: number % 3 === 0,
      autoPause: number % 2 === 0,
    },
    seed: 1_000 * (number + 1) + ride,
    serial: 2_000_001 + number,
  };
}
