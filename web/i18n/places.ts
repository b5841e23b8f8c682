import { inBoth } from './index.ts';
import { placesEn } from './places.en.ts';
import { placesFr } from './places.fr.ts';

/** The words of places along the road. */
export const placeWords = inBoth({ fr: placesFr, en: placesEn });
