import type { climbsEn } from './climbs.en.ts';

export const climbsFr: typeof climbsEn = {
  profile: {
    title: 'Profil',
    window: 'Pente sur',
    keys: 'Les flèches déplacent le curseur de 50 m, Page haut et Page bas de virage en virage.',
    slopeRule: (metres) =>
      `Pente moyenne de chaque tronçon de ${metres} de route depuis le pied : mètres montés sur mètres à plat, d’après les altitudes du pack du territoire.`,
    cursor: 'Endroit sur la route',
    slopeOver: (slope, metres) => `${slope} sur ${metres}`,
    fromTo: (base, top) => `De ${base} à ${top}`,
    summary: (length, fromTo) => `Profil : ${length}. ${fromTo}.`,
    steepest: (slopeOver, at) => `Tronçon le plus raide : ${slopeOver}, à partir de ${at}.`,
    table: (metres) => `La route par tronçons de ${metres}`,
    piece: 'Tronçon',
    altitudeAtEnd: 'Altitude à sa fin',
    marks: 'Virages',
  },
};
