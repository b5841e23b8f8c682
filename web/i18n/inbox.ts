import { inboxEn } from './inbox.en.ts';
import { inboxFr } from './inbox.fr.ts';
import { inBoth } from './index.ts';

/** The words of a coach's inbox. */
export const inboxWords = inBoth({ fr: inboxFr, en: inboxEn });
