import { climbEn } from './climb.en.ts';
import { climbFr } from './climb.fr.ts';
import { inBoth } from './index.ts';

/** The words of the page of one climb. */
export const climbPageWords = inBoth({ fr: climbFr, en: climbEn });
