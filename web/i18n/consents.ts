import { consentsEn } from './consents.en.ts';
import { consentsFr } from './consents.fr.ts';
import { inBoth } from './index.ts';

/** The words of what may be shared, to the rider and to the guardian. */
export const consentWords = inBoth({ fr: consentsFr, en: consentsEn });
