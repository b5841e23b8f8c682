import type { effortEn } from './effort.en.ts';
import { pluralFr as plural } from './plural.ts';

export const effortFr: typeof effortEn = {
  charts: {
    title: 'Le long de la route',
    cursor: 'Endroit dans la montée',
    keys: 'Les flèches déplacent le curseur de 50 m, Page préc. et Page suiv. de virage en virage.',
    table: (metres: string) => `La montée tous les ${metres}`,
    meanOver: (metres: string) => `moyenne sur ${metres}`,
    atEnd: (value: string) => `au sommet ${value}`,
    behind: 'derrière',
    ahead: 'devant',
    none: 'Le cycliste ne partage aucune courbe de cette montée avec vous.',
  },

  effort: {
    title: (climb: string) => `Passage : ${climb}`,
    official: 'Temps officiel',
    moving: 'En mouvement',
    stopped: (time: string) => `${time} à l’arrêt`,
    neverStopped: 'sans arrêt',
    normalised: 'En air standard',
    normalisedRule:
      'Le temps que la même puissance aurait demandé dans l’air de l’atmosphère standard à ces altitudes, au lieu de l’air du jour tel que le donne le thermomètre. D’après la physique du vélo, pour le poids du profil : une estimation à côté du temps officiel, jamais à sa place.',
    noNormalised:
      'Il faut un poids dans le profil du cycliste, un vélo sans moteur et une température.',
    weighted: 'Puissance pondérée',
    weightedRule:
      'Racine quatrième de la moyenne de la puissance quatrième de la moyenne sur 30 s, entre les portes : ce que l’effort a coûté quand la puissance varie.',
    estimated: 'Puissance estimée',
    estimatedRule:
      'Il n’y a pas de capteur de puissance : calculée d’après le temps sur chaque 100 m, la pente du tracé de référence et le poids du profil, sans vent. ± 10 %, hors courbe de puissance et hors charge.',
    estimatedBadge: 'estimée',
    vamMoving: 'VAM en mouvement',
    vamMovingRule: 'Mètres de dénivelé gagnés en une heure de mouvement, arrêts déduits.',
    cadence: 'Cadence moyenne',
    cadenceRule: 'Moyenne de la cadence enregistrée entre les portes, immobilité écartée.',
    temperature: 'Température',
    temperatureRule: 'Moyenne de ce que le compteur a mesuré entre les portes.',
    wPrime: 'W′ dépensé',
    wPrimeRule:
      'Travail au-dessus du seuil : pour chaque seconde, ce que la puissance avait de plus que le seuil du jour.',
    noWPrime: 'Il faut la puissance dans le fichier et un seuil dans le profil du cycliste.',
    work: 'Travail',
    workRule: 'Énergie passée par les pédales entre les portes : puissance moyenne × temps.',
    energy: 'Énergie dépensée',
    energyRule:
      'Ce que le corps brûle pour ce travail : le travail divisé par 4,184 et par la part qui arrive aux pédales, 20 à 25 %.',
    previous: 'Passage précédent',
    next: 'Passage suivant',
    best: 'Meilleur temps',
    isBest: 'Meilleur temps du cycliste',
    neighbours: 'Autres passages du cycliste sur ce tracé',
    ride: 'La sortie',
    climb: 'La montée',
    compare: 'Comparer',
    partial: 'Issu d’un fichier abîmé : dans aucun record.',
  },

  references: {
    label: 'Comparé à',
    delta: 'Écart',
    against: (what: string, whom: string) => `${what} : ${whom}`,
    best: 'Meilleur temps',
    second: 'Deuxième temps',
    group: 'Médiane du groupe',
    even: 'Puissance constante',
    optimal: 'Allure idéale',
    bestTold: (date: string, time: string) =>
      `L’autre passage le plus rapide du cycliste sur ce tracé, le ${date} en ${time}.`,
    groupTold: (riders: number) =>
      `À chaque endroit, la médiane de ${riders} cyclistes, chacun à son meilleur : la moitié y était plus tôt.`,
    evenTold: (watts: string) =>
      `Le même temps en mouvement à puissance égale de bout en bout : environ ${watts}.`,
    optimalTold: (time: string) =>
      `Un peu plus là où c’est raide, un peu moins ailleurs : pour le même coût que la puissance constante, ${time}.`,
    assumed: 'Hypothèse : un cycliste de 75 kg. La forme de l’écart ne dépend guère du poids.',
    rule: 'Secondes de retard (+) ou d’avance (−) à chaque endroit de la route. Les arrêts comptent.',
    ruleCoarse: 'Connu aux seules portes : le cycliste ne partage pas ses positions avec vous.',
    missing: {
      'no-other': 'Le cycliste n’a pas d’autre passage sur ce tracé.',
      'few-riders': 'Une médiane demande au moins trois cyclistes dont vous voyez les passages.',
      'no-altitude': 'L’altitude de ce tracé n’est pas sûre : personne ne sait ce qui y est raide.',
      motor: 'Avec un moteur, personne ne sait ce que les jambes ont donné.',
      'no-power-fits': 'Aucune puissance ne donne ce temps.',
    },
  },

  sections: {
    title: 'Temps de passage',
    by: 'Découpage',
    bends: 'Virages',
    kilometres: 'Kilomètres',
    altitudes: '100 m de dénivelé',
    place: 'Jusqu’à',
    end: 'Arrivée',
    time: 'Temps',
    leg: 'Tronçon',
    legGap: 'Écart sur le tronçon',
    gap: 'Écart',
    slope: 'Pente',
    paused: (time: string) => `${time} de pause`,
    caption: (cut: string) => `Temps de passage : ${cut}`,
    noGates: 'Ce tracé n’a pas de porte intermédiaire.',
    notShared: 'Montré à qui voit les positions du cycliste.',
    noAltitude: 'L’altitude de ce tracé n’est pas sûre.',
    bestLeg: 'tronçon le plus rapide',
  },

  comparison: {
    title: 'Comparaison',
    titleOf: (climb: string) => `Comparaison : ${climb}`,
    reference: 'Référence',
    gapTo: (name: string) => `Écart à ${name}`,
    numbers: 'Chiffres',
    legs: 'Tronçons',
    effort: 'Passage',
    rider: 'Cycliste',
    remove: (name: string) => `Retirer ${name}`,
    removeShort: 'Retirer',
    add: 'Ajouter un passage',
    addOwn: 'Un de vos passages',
    addNone: 'Vous n’avez pas d’autre passage sur ce tracé.',
    few: 'Un seul passage ne se compare à rien : ajoutez-en un des vôtres, ou ouvrez la comparaison depuis un passage ou un classement.',
    most: (n: number) => `Au plus ${plural(n, 'passage', 'passages')} côte à côte.`,
    empty: 'Rien à comparer pour l’instant',
    emptyText:
      'Choisissez des passages dans cette montée : les vôtres ci-dessous, ceux des autres depuis leur page.',
    summary: (name: string, gap: string) => `${name} : ${gap} au sommet.`,
    onlyShared: 'Ce qu’un cycliste ne partage pas n’apparaît pas ici.',
  },
};
