import { entranceEn } from './entrance.en.ts';
import { entranceFr } from './entrance.fr.ts';
import { inBoth } from './index.ts';

/** The words of coming in. */
export const entranceWords = inBoth({ fr: entranceFr, en: entranceEn });
