import { inBoth } from './index.ts';
import { plannerEn } from './planner.en.ts';
import { plannerFr } from './planner.fr.ts';

/** The words of the planner. */
export const plannerWords = inBoth({ fr: plannerFr, en: plannerEn });
