import { groupsEn } from './groups.en.ts';
import { groupsFr } from './groups.fr.ts';
import { inBoth } from './index.ts';

/** The words of groups, their members and invitations. */
export const groupWords = inBoth({ fr: groupsFr, en: groupsEn });
