import { climbsEn } from './climbs.en.ts';
import { climbsFr } from './climbs.fr.ts';
import { inBoth } from './index.ts';

/** The words of the climbs, of one climb and of its profile. */
export const climbWords = inBoth({ fr: climbsFr, en: climbsEn });
