import { inBoth } from './index.ts';
import { invitationsEn } from './invitations.en.ts';
import { invitationsFr } from './invitations.fr.ts';

/** The words of inviting people, into a group or into the service. */
export const invitationWords = inBoth({ fr: invitationsFr, en: invitationsEn });
