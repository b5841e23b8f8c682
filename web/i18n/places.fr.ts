import type { placesEn } from './places.en.ts';

export const placesFr: typeof placesEn = {
  title: 'Au bord de la route',
  none: 'Le pack du territoire ne nomme encore aucun lieu le long de cette route.',
  caption: 'Lieux au bord de la route, dans l’ordre de la montée',
  place: 'Lieu',
  kind: 'Quoi',
  at: 'À',
  source: 'D’après',
  checked: (day) => `vérifié le ${day}`,
  kinds: {
    water: 'eau',
    repair: 'réparation',
    host: 'lit ou repas',
    station: 'gare',
    'third-place': 'lieu de travail',
    toilets: 'toilettes',
    shelter: 'abri',
    hazard: 'danger',
  },
};
