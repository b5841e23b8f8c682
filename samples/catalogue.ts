import { WITH_EVERYTHING } from './record.ts';
import { type RidePlan, type RideTruth, type SimulatedRide, simulateRide } from './ride-file.ts';
import { RIDERS } from './riders.ts';
import { readLines } from './route.ts';
import { writeFit } from './write-fit.ts';
import { type GpxDialect, writeGpx, writePlannedRoute, writeTcx } from './write-xml.ts';

const lines = readLines(new URL('../territories/oisans/climbs.geojson', import.meta.url));
const text = new TextEncoder();

export interface SampleFile {
  file: string;
  make(): { bytes: Uint8Array; truth: RideTruth | { planned: true } };
}

const [camille, hugo, ines, jules, , , noe, paloma, remi] = RIDERS as [
  (typeof RIDERS)[0],
  ...typeof RIDERS,
];

function plan(some: Partial<RidePlan> & Pick<RidePlan, 'title' | 'stages' | 'seed'>): RidePlan {
  const rider = some.rider ?? camille;
  return {
    start: '2026-06-14T07:30:00Z',
    effort: 0.85,
    stops: [],
    temperature: 21,
    subSport: 'road',
    recorder: WITH_EVERYTHING,
    ...some,
    rider,
  };
}

/** One ride in three formats: the results must agree. */
const LA_GARDE = plan({
  title: 'La Garde, aller-retour',
  stages: ['la-garde/from-bourg'],
  stops: [{ at: 1_500, seconds: 75 }],
  seed: 101,
});

export const SAMPLES: SampleFile[] = [
  asFit('la-garde.fit', LA_GARDE),
  asGpx('la-garde.gpx', LA_GARDE, 'garmin'),
  asTcx('la-garde.tcx', LA_GARDE),
  asFit(
    'alpe-dhuez.fit',
    plan({
      title: "Alpe d'Huez par les 21 virages",
      rider: hugo,
      stages: ['alpe-dhuez/finish-14.4', '-alpe-dhuez/finish-14.4'],
      stops: [{ at: 9_200, seconds: 140 }],
      effort: 0.93,
      seed: 102,
    }),
  ),
  asFit(
    'sarenne-loop.fit',
    plan({
      title: 'Boucle de Sarenne',
      rider: ines,
      stages: ['alpe-dhuez/finish-14.4', 'sarenne/alpe', '-sarenne/chambon', '-chambon/bourg'],
      stops: [{ at: 14_400, seconds: 600 }],
      recorder: { ...WITH_EVERYTHING, smart: true },
      seed: 103,
    }),
  ),
  asFit(
    'galibier-no-power.fit',
    plan({
      title: 'Galibier depuis le Lautaret',
      rider: jules,
      stages: ['galibier/lautaret', '-galibier/lautaret'],
      recorder: { ...WITH_EVERYTHING, power: false, smart: true },
      seed: 104,
    }),
  ),
  asFit(
    'croix-de-fer.fit',
    plan({
      title: 'Croix de Fer par Le Rivier',
      rider: noe,
      stages: ['croix-de-fer/verney'],
      stops: [{ at: 18_000, seconds: 420 }],
      recorder: { ...WITH_EVERYTHING, autoPause: false, smart: true },
      seed: 105,
    }),
  ),
  asFit(
    'la-garde-twice-e-mtb.fit',
    plan({
      title: 'La Garde, deux fois, VTT électrique',
      rider: remi,
      stages: ['la-garde/from-bourg', '-la-garde/from-bourg', 'la-garde/from-bourg'],
      subSport: 'eBikeMountain',
      recorder: { ...WITH_EVERYTHING, power: false },
      seed: 106,
    }),
  ),
  asGpx(
    'pas-de-la-confession.gpx',
    plan({
      title: 'Pas de la Confession',
      rider: paloma,
      stages: ['pas-de-la-confession/huez'],
      subSport: 'gravelCycling',
      recorder: { ...WITH_EVERYTHING, smart: true },
      seed: 107,
    }),
    'strava',
  ),
  asGpx(
    'glandon-junction.gpx',
    plan({
      title: 'Du Glandon à la Croix de Fer',
      stages: ['croix-de-fer/glandon'],
      recorder: { ...WITH_EVERYTHING, smart: true },
      seed: 108,
    }),
    'plain',
  ),
  asFit(
    'descent-villard-reculas.fit',
    plan({
      title: 'Descente de Villard-Reculas',
      stages: ['-villard-reculas/verney'],
      seed: 109,
    }),
  ),
  asFit(
    'indoor.fit',
    plan({
      title: 'Rouleaux',
      stages: ['la-garde/from-bourg'],
      subSport: 'indoorCycling',
      recorder: { ...WITH_EVERYTHING, positions: false },
      seed: 110,
    }),
  ),
  { file: 'planned-galibier.gpx', make: plannedGalibier },
];

function asFit(file: string, ride: RidePlan): SampleFile {
  return sample(file, ride, ({ recorded, info }) => writeFit(recorded, info));
}

function asGpx(file: string, ride: RidePlan, dialect: GpxDialect): SampleFile {
  return sample(file, ride, ({ recorded, info }) => text.encode(writeGpx(recorded, info, dialect)));
}

function asTcx(file: string, ride: RidePlan): SampleFile {
  return sample(file, ride, ({ recorded, info }) => text.encode(writeTcx(recorded, info)));
}

function sample(
  file: string,
  ride: RidePlan,
  write: (ride: SimulatedRide) => Uint8Array,
): SampleFile {
  return {
    file,
    make: () => {
      const simulated = simulateRide(lines, ride);
      return { bytes: write(simulated), truth: simulated.truth };
    },
  };
}

function plannedGalibier() {
  const line = lines.get('galibier/lautaret');
  if (!line) throw new Error('No line galibier/lautaret in the territory pack');
  const gpxText = writePlannedRoute('Galibier prévu', line.latitude, line.longitude);
  return { bytes: text.encode(gpxText), truth: { planned: true as const } };
}
