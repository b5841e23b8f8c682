import { adminEn } from './admin.en.ts';
import { adminFr } from './admin.fr.ts';
import { inBoth } from './index.ts';

/** The words of the admin's pages. */
export const adminWords = inBoth({ fr: adminFr, en: adminEn });
