import type { climbEn } from './climb.en.ts';
import { pluralFr as plural } from './plural.ts';

export const climbFr: typeof climbEn = {
  all: 'Toutes les montées',
  ways: 'Itinéraires',
  map: 'Carte de la montée',
  steepestOver: (metres) => `${metres} les plus raides`,
  from: (km) => `à partir de ${km}`,
  foot: (metres) => `pied à ${metres}`,
  publishedAs: (value) => `publié : ${value}`,
  noProfile: 'Pas encore de profil.',
  altitudeIs: (why) =>
    `Le pack n’a pas d’altitude fiable pour cette route. Ce qu’il en dit : « ${why} ». Restent le tracé et les chiffres publiés.`,
  tooRough: (why) => `Altitude du tracé : ${why}.`,
  publishedBy: (source) => `Sources : ${source}.`,
  noLineTitle: 'Pas encore de tracé.',
  noLineText:
    'Cette route n’est connue que par ses chiffres publiés : elle n’a pas de profil, et les sorties qui la montent ne sont pas chronométrées.',
  file: 'FICHIER…',
  addLine:
    'Une sortie ou une trace GPX du pied au sommet suffit. Qui exploite le service ajoute le tracé avec :',

  bends: {
    title: 'Virages',
    bend: 'Virage',
    leg: 'Tronçon',
    slope: 'Pente du tronçon',
    rule: 'Pente moyenne de la route depuis le virage précédent, ou depuis le pied, jusqu’à celui-ci. Les tronçons plus courts que ce que permettent les altitudes n’en ont pas.',
    noAltitude: 'Le pack n’a pas l’altitude de cet endroit.',
    noSlope: 'Ce tronçon est plus court que ce que permettent les altitudes du tracé.',
  },

  sources: {
    title: 'Mesuré et publié',
    figure: 'Chiffre',
    measured: 'Mesuré',
    publishedHead: 'Publié',
    ascent: 'Dénivelé cumulé',
    notMeasured: 'Non mesuré sur le tracé.',
    notPublished: 'Aucune source connue ne le publie.',
    published: 'Sources',
    line: 'Tracé',
    altitude: 'Altitude',
    certainty: {
      A: 'Sûr : plusieurs sources concordent.',
      B: 'Assez sûr : une bonne source, ou des sources qui mesurent autrement.',
      C: 'Incertain : une seule source, fragile.',
    },
  },

  scores: {
    fiets: 'Indice FIETS',
    fietsRule:
      'Dénivelé² ÷ (10 × longueur), en mètres, plus 1 par 1 000 m de sommet au-dessus de 1 000 m. Du magazine néerlandais Fiets.',
    climbByBike: 'Points climbbybike',
    byBikeRule:
      '4 × pente moyenne en pour cent + dénivelé² ÷ longueur en mètres + longueur en km + mètres de sommet au-dessus de 1 000 m ÷ 100. De climbbybike.com.',
    none: 'Aucun indice de difficulté n’est officiel.',
  },

  history: {
    title: 'Mon historique',
    none: 'Vous n’avez pas encore parcouru ce tracé de porte à porte. Une sortie qui le parcourt sera ici, avec son temps, sa puissance et vos meilleurs tronçons.',
    add: 'Ajouter une sortie',
    compare: (n) => `Comparer (${n})`,
    compareHint: 'Cochez de deux à huit passages.',
    choose: (date) => `Comparer le passage du ${date}`,
    best: 'record',
    estimated: 'estimée',
    estimatedRule:
      'Sans capteur de puissance : estimée par la physique d’après la vitesse, la pente, le poids et des hypothèses sur le vélo et l’air, et signalée comme telle.',
    normalised: 'Air standard',
    normalisedRule:
      'Le temps qu’aurait donné la même puissance dans un air standard : la densité du jour, d’après l’altitude et la température, est retirée. À côté du temps officiel, jamais à sa place.',
    normalisedUnknown: 'Il faut le poids, la température et un vélo sans moteur.',
    timesSummary: (n) => `${plural(n, 'passage', 'passages')} au fil des saisons.`,
    bestWas: (time, date) => `Record : ${time} le ${date}.`,
    bestLegs: 'Mes meilleurs tronçons',
  },

  board: {
    title: 'Classement',
    filters: 'Lire le classement par',
    among: 'Parmi',
    everyone: 'tout le monde',
    shared: 'ceux qui partagent avec moi',
    unassisted: 'sans moteur',
    sex: 'Sexe',
    sexes: { female: 'femmes', male: 'hommes' },
    age: 'Âge',
    years: (from, to) => (to === '' ? `${from} ans et plus` : `${from} à ${to} ans`),
    season: 'Saison',
    all: 'tous',
    allSeasons: 'toutes',
    rank: 'Cycliste',
    me: 'moi',
    month: 'Mois',
    total: (n) =>
      `${plural(n, 'cycliste', 'cyclistes')} au classement, chacun une fois avec son meilleur temps.`,
    ownOnly: 'Votre ligne n’est visible que de vous : elle porte le rang que vous auriez.',
    none: 'Personne n’est encore dans ce classement. Les adultes qui l’ont accepté y seront, avec leur meilleur temps.',
    noneLikeThat: 'Personne ne correspond dans ce classement.',
    notAgreed:
      'Les classements ne montrent que des adultes qui l’ont accepté. Vous n’êtes dans aucun ; votre rang, vous seul le voyez.',
    agree: 'Lire et décider',
  },

  places: {
    title: 'Le long de la route',
    none: 'Rien n’est encore connu au bord de cette route. Points d’eau, ateliers, hébergements et dangers viendront de données ouvertes, chacun avec sa source : qui exploite le service les importe avec',
    place: 'Lieu',
    kind: 'Type',
    offset: 'Écart à la route',
    season: 'Période',
    source: 'Source',
    checked: (day) => `vu le ${day}`,
    notSaid: 'non précisé',
    months: (from, to) => `de ${from} à ${to}`,
    kinds: {
      water: 'eau',
      repair: 'réparation',
      host: 'hébergement',
      station: 'gare ou arrêt',
      'third-place': 'tiers-lieu',
      toilets: 'toilettes',
      shelter: 'abri',
      hazard: 'danger',
    },
  },

  take: {
    title: 'Préparer et emporter',
    plan: 'Préparer cette montée',
    fit: 'Parcours FIT',
    gpx: 'Itinéraire GPX',
    geojson: 'Tracé GeoJSON',
    withBends: 'Le parcours FIT annonce chaque virage sur le compteur.',
    hint: 'Le parcours FIT et l’itinéraire GPX vont sur le compteur, le GeoJSON dans les cartes.',
  },
};
