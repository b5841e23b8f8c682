import type { Recording } from './recording.ts';

export const BIKE_CLASSES = [
  'road',
  'gravel',
  'mtb',
  'e-bike',
  'e-mtb',
  'indoor',
  'virtual',
  'unknown',
] as const;
export type BikeClass = (typeof BIKE_CLASSES)[number];

/** Of rides on real roads: without a motor, as far as is known, and with one. Their times never mix. */
export const UNASSISTED_CLASSES = ['road', 'gravel', 'mtb', 'unknown'] as const;
export const ASSISTED_CLASSES = ['e-bike', 'e-mtb'] as const;

export const isUnassisted = (bikeClass: BikeClass): boolean =>
  (UNASSISTED_CLASSES as readonly BikeClass[]).includes(bikeClass);
const isAssisted = (bikeClass: BikeClass): boolean =>
  (ASSISTED_CLASSES as readonly BikeClass[]).includes(bikeClass);

/**
 * The efforts among which a rider's best is looked for: ridden on the road, of no salvaged file, and
 * without a motor wherever there is one without.
 */
export function counting<Effort extends { bikeClass: BikeClass; partial: boolean }>(
  efforts: readonly Effort[],
): Effort[] {
  const whole = efforts.filter(({ partial }) => !partial);
  const unassisted = whole.filter(({ bikeClass }) => isUnassisted(bikeClass));
  return unassisted.length > 0
    ? unassisted
    : whole.filter(({ bikeClass }) => isAssisted(bikeClass));
}

/** What told the bike class: the rider, the file's sub-sport, motor or maker, words of the title, missing positions. */
export type BikeClassFrom = 'declared' | 'file' | 'title' | 'position' | 'none';

type Clue = readonly [RegExp, BikeClass];

/** FIT sub-sports and GPX or TCX types, as lower-case words joined by '_'; the first that fits counts. */
const SUB_SPORTS: readonly Clue[] = [
  [/e_?bike_?mountain|emountain|e_?mtb/, 'e-mtb'],
  [/e_?bike|e_?cycling|electric/, 'e-bike'],
  [/virtual/, 'virtual'],
  [/indoor|spin|trainer/, 'indoor'],
  [/gravel|cyclocross|mixed_surface/, 'gravel'],
  [/mountain|downhill|enduro|mtb|vtt/, 'mtb'],
  [/road/, 'road'],
];

/** Programs that only know virtual roads. */
const VIRTUAL_MAKERS =
  /zwift|rouvy|mywhoosh|kinomap|fulgaz|bkool|tacx|indievelo|training ?peaks virtual/i;

/** Words that riders put into titles, French and English. */
const TITLE_WORDS: readonly Clue[] = [
  [/\b(e-?mtb|vtt ?ae|e-?vtt)\b/i, 'e-mtb'],
  [/\b(e-?bike|v[ée]lo [ée]lectrique|vae)\b/i, 'e-bike'],
  [/\b(zwift|rouvy|mywhoosh|kinomap)\b/i, 'virtual'],
  [/\b(home[- ]?trainer|turbo|rouleaux?|indoor|spinning)\b/i, 'indoor'],
  [/\b(gravel|cyclo-?cross)\b/i, 'gravel'],
  [/\b(vtt|mtb|mountain ?bik\w*|enduro)\b/i, 'mtb'],
  [/\b(road ride|v[ée]lo de route)\b/i, 'road'],
];

/**
 * What kind of bike, and what told it. The rider's word wins, then the file's, then the maker, the
 * title, and last that a ride without positions was indoors.
 */
export function bikeClassOf(
  recording: Pick<Recording, 'sport' | 'subSport' | 'creator' | 'title' | 'columns' | 'devices'>,
  declared?: BikeClass,
): { bikeClass: BikeClass; bikeClassFrom: BikeClassFrom } {
  const { sport, subSport, creator, title, columns, devices } = recording;
  if (declared) return { bikeClass: declared, bikeClassFrom: 'declared' };
  if (sport !== 'cycling' && sport !== 'unknown')
    return { bikeClass: 'unknown', bikeClassFrom: 'none' };
  const fromFile = firstFit(SUB_SPORTS, subSport);
  const simulated = creator !== null && VIRTUAL_MAKERS.test(creator);
  // such programs wrote "indoor" before FIT had a word for virtual rides
  if (simulated && (fromFile ?? 'indoor') === 'indoor') {
    return { bikeClass: 'virtual', bikeClassFrom: 'file' };
  }
  if (devices.some((device) => device.kind === 'e-bike')) {
    const mountain = fromFile === 'mtb' || fromFile === 'e-mtb';
    return { bikeClass: mountain ? 'e-mtb' : 'e-bike', bikeClassFrom: 'file' };
  }
  if (fromFile) return { bikeClass: fromFile, bikeClassFrom: 'file' };
  const fromTitle = firstFit(TITLE_WORDS, title);
  if (fromTitle) return { bikeClass: fromTitle, bikeClassFrom: 'title' };
  if (!columns.latitude) return { bikeClass: 'indoor', bikeClassFrom: 'position' };
  return { bikeClass: 'unknown', bikeClassFrom: 'none' };
}

function firstFit(clues: readonly Clue[], text: string | null): BikeClass | null {
  if (text === null) return null;
  return clues.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
