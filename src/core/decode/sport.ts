import type { Sport } from '../recording.ts';

/** Numbers that Strava writes as GPX <type>, as far as they are known for certain. */
const STRAVA_NUMBERS = new Map<string, { sport: Sport; subSport: string | null }>([
  ['1', { sport: 'cycling', subSport: null }],
  ['4', { sport: 'hiking', subSport: null }],
  ['9', { sport: 'running', subSport: null }],
  ['10', { sport: 'walking', subSport: null }],
  ['16', { sport: 'swimming', subSport: null }],
  ['17', { sport: 'cycling', subSport: 'virtual_activity' }],
]);

/** Parts of words, in the order in which they decide; French beside English as exports are localised. */
const WORDS: readonly (readonly [Sport, RegExp])[] = [
  ['transition', /transition/],
  ['multisport', /multi_?sport|triathlon|duathlon/],
  ['other', /horse|equit|cheval|motor|moto\b|car\b|driv|flight|flying|sailing|ski|snow|luge/],
  ['cycling', /cycl|bik|ride|riding|velo|vtt|vae\b|mtb|gravel|peloton|zwift/],
  ['running', /run|course|jog|trail|treadmill/],
  ['swimming', /swim|natation|nage/],
  ['hiking', /hik|trek|randonn|mountaineer/],
  ['walking', /walk|marche/],
  ['other', /row|kayak|canoe|paddl|surf|skat|golf|yoga|pilates|tennis|soccer|football|hockey/],
  ['other', /workout|training|strength|fitness|cardio|ellipt|climb|escalade|danc|box|raquette/],
  ['other', /^other$|^autre$|^generic$/],
];

/**
 * The sport that a free word of a file or export names ("Biking", "road_biking", "Sortie à vélo",
 * "9"), and the word itself in lower case with '_' as the finer name where it says more than the
 * sport does. Unknown words are 'unknown'.
 */
export function sportOf(word: string | null): { sport: Sport; subSport: string | null } {
  const plain = plainWord(word ?? '');
  if (plain === '') return { sport: 'unknown', subSport: null };
  const numbered = STRAVA_NUMBERS.get(plain);
  if (numbered !== undefined) return numbered;
  const sport = WORDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'unknown';
  const saysMore = sport !== 'unknown' && !PLAIN_NAMES.has(plain);
  return { sport, subSport: saysMore ? plain : null };
}

/** Names that say no more than the sport itself. */
const PLAIN_NAMES = new Set([
  ...['cycling', 'biking', 'bike', 'ride', 'running', 'run', 'walking', 'walk', 'hiking', 'hike'],
  ...['swimming', 'swim', 'other', 'velo', 'course_a_pied', 'marche', 'randonnee', 'natation'],
]);

/** Lower case, accents off, words joined by '_': 'VirtualRide' → 'virtual_ride'. */
function plainWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
