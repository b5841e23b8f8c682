import { effortEn } from './effort.en.ts';
import { effortFr } from './effort.fr.ts';
import { inBoth } from './index.ts';

/** The words of one effort, and of several side by side. */
export const effortWords = inBoth({ fr: effortFr, en: effortEn });
