import type { climbsEn } from './climbs.en.ts';
import { pluralFr as plural } from './plural.ts';

export const climbsFr: typeof climbsEn = {
  list: {
    title: 'Montées',
    shown: (timed, catalogue) =>
      `${plural(timed, 'tracé chronométré', 'tracés chronométrés')}, ${plural(catalogue, 'montée du catalogue', 'montées du catalogue')} sans tracé`,
    climb: 'Montée',
    silhouette: 'Profil, même échelle',
    length: 'Longueur',
    gain: 'Dénivelé',
    gradient: 'Pente moyenne',
    steepest: '500 m les plus raides',
    category: 'Catégorie',
    noCategory: 'aucune',
    summit: 'Sommet',
    mineHead: 'Mes montées',
    mine: (n) => `${n} fois`,
    noBest:
      'Seules des sorties sauvées de fichiers abîmés y passent : elles ne comptent dans aucun record.',
    noLine: 'pas encore de tracé',
    noLineReason: 'Aucun tracé ne décrit encore cette route : elle n’est qu’au catalogue.',
    notPublished: 'Aucune source connue ne le publie.',
    noAltitude:
      'Le pack n’a pas d’altitude fiable pour cette route, ou la montée fait moins de 500 m.',
    noneTitle: 'Pas encore de montée',
    noneText:
      'Les montées des packs de territoire seront ici. Qui exploite le service dépose un pack dans son dossier de territoires.',
    noMatchTitle: 'Aucune montée ne correspond',
    noMatchText: 'Moins de mots ou moins de critères en trouvent davantage.',
    catalogueHow:
      'Les montées du catalogue ne sont connues que par leurs chiffres publiés. Une sortie ou une trace sur la route suffit à les chronométrer : qui exploite le service ajoute le tracé avec',
  },

  filters: {
    title: 'Chercher et filtrer les montées',
    search: 'Recherche',
    all: 'toutes',
    mine: 'Faites',
    done: 'que j’ai faites',
    open: 'que je n’ai pas faites',
    kind: 'Tracés',
    allLines: 'tous',
    timed: 'chronométrés',
    catalogue: 'au catalogue',
    sorts: {
      name: 'nom',
      length: 'longueur',
      gain: 'dénivelé',
      gradient: 'pente moyenne',
      difficulty: 'difficulté',
    },
  },

  rules: {
    length: 'Mètres de route de la porte de départ à la porte d’arrivée, le long du tracé du pack.',
    published: 'Pour les montées sans tracé, les chiffres que d’autres publient.',
    gain: 'Altitude de la porte d’arrivée moins celle de la porte de départ.',
    gradient: 'Dénivelé divisé par la longueur.',
    steepest: (metres) =>
      `La plus forte pente moyenne sur ${metres} de route d’un seul tenant. Une pente sans sa longueur ne dit rien : sur 100 m, elle serait plus forte.`,
    category:
      'Longueur en mètres × pente moyenne en pour cent, à partir de 300 m et de 3 %. Au-dessus de 80 000 : HC ; 64 000 : 1 ; 32 000 : 2 ; 16 000 : 3 ; 8 000 : 4.',
    categoryTable:
      'Seuils : édition strava-2. Aucune catégorie n’est officielle : celles des courses relèvent de leur organisateur.',
    mine: 'Combien de fois vous avez fait le tracé de porte à porte, et votre meilleur temps écoulé.',
  },

  map: {
    title: 'Carte des montées',
    climb: 'Carte de la montée',
    noWebGl:
      'Ce navigateur ne peut pas dessiner de carte (WebGL manque). La liste montre les mêmes montées.',
  },

  profile: {
    title: 'Profil',
    window: 'Pente sur',
    keys: 'Les flèches déplacent le curseur de 50 m, Page préc. et Page suiv. de virage en virage.',
    plainKeys: 'Les flèches déplacent le curseur de 50 m, Page préc. et Page suiv. de 1 km.',
    slopeRule: (metres) =>
      `Pente moyenne de chaque tronçon de ${metres} de route depuis le pied : mètres montés sur mètres à plat, d’après les altitudes du pack du territoire.`,
    cursor: 'Endroit sur la route',
    slopeOver: (slope, metres) => `${slope} sur ${metres}`,
    fromTo: (base, top) => `De ${base} à ${top}`,
    summary: (length, fromTo) => `Profil : ${length}. ${fromTo}.`,
    steepest: (slopeOver, at) => `Tronçon le plus raide : ${slopeOver}, à partir de ${at}.`,
    table: (metres) => `La route par tronçons de ${metres}`,
    piece: 'Tronçon',
    altitudeAtEnd: 'Altitude à sa fin',
    marks: 'Virages',
  },
};
