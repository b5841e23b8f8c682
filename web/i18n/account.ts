import { accountEn } from './account.en.ts';
import { accountFr } from './account.fr.ts';
import { inBoth } from './index.ts';

/** The words of the account page. */
export const accountWords = inBoth({ fr: accountFr, en: accountEn });
