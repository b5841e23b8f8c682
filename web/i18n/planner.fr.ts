import type { plannerEn } from './planner.en.ts';
import { pluralFr as plural } from './plural.ts';

export const plannerFr: typeof plannerEn = {
  title: 'Préparer une montée',
  lead: 'Combien de temps, à quelle puissance, avec quoi manger et boire. Tout est calculé dans ce navigateur : votre poids et votre puissance n’en sortent pas.',

  climb: {
    label: 'Montée',
    hint: (n) =>
      n === 0
        ? 'Tapez un nom.'
        : `Tapez un nom. ${plural(n, 'montée n’a pas encore de tracé relevé et ne peut pas être préparée', 'montées n’ont pas encore de tracé relevé et ne peuvent pas être préparées')}.`,
    none: 'Aucune montée ne porte ce nom.',
    noLine: 'pas encore de tracé',
    chooseTitle: 'Choisissez une montée',
    chooseText:
      'Ses temps, ses puissances et ses conseils s’afficheront ici. L’adresse de la page garde la montée, le vélo et la météo, pour la partager ; rien sur vous.',
    page: 'Page de la montée',
    unknownTitle: 'Cette montée n’est pas connue',
    unknownText: 'Choisissez-en une dans la liste.',
  },

  form: {
    title: 'Réglages',
    rider: 'Cycliste',
    weight: 'Poids',
    strength: 'Vous connaissez',
    strengths: {
      watts: 'votre seuil en watts',
      ratio: 'votre seuil en W/kg',
      level: 'plutôt votre niveau',
    },
    threshold: 'Seuil',
    thresholdHint: 'Ce que vous tenez environ une heure.',
    level: 'Niveau',
    levels: {
      starting: 'Je débute, ou je roule peu',
      regular: 'Je roule chaque semaine',
      trained: 'Je m’entraîne',
      racing: 'Je fais de la compétition',
    },
    levelHint: (ratio) => `Compté comme ${ratio}, ± 15 % : une règle empirique.`,
    fromProfile: 'D’après votre profil aujourd’hui.',
    toProfile: 'Entrez-les une fois dans votre profil, et ils seront ici.',
    acclimatised: 'Acclimatation à l’altitude',
    acclimatisedHint: 'Dix jours ou plus en montagne.',
    bike: 'Vélo',
    bikeClass: 'Type de vélo',
    bikeMass: 'Vélo et bagages',
    bikeMassHint: 'Avec vêtements, bidons et sac.',
    front: 'Plus petit plateau (dents)',
    rear: 'Plus grand pignon (dents)',
    assist: 'Assistance',
    assists: { low: 'faible', medium: 'moyenne', high: 'forte' },
    battery: 'Batterie',
    day: 'Conditions',
    temperature: 'Température au pied',
    wind: 'Vent de face',
    tailwind: 'Vent arrière',
    windless: 'Sans vent',
    windHint: 'En moyenne sur la montée ; négatif : dans le dos.',
    start: 'Départ à',
    pace: 'Allure',
    intensities: { easy: 'Tranquille', steady: 'Régulière', hard: 'Soutenue' },
    pacing: 'Gestion de l’effort',
    pacings: { even: 'Constante', optimal: 'Optimale' },
    cut: 'Tronçons',
    cuts: { gate: 'Virages', kilometre: 'Kilomètres' },
    bounds: (low, high) => `De ${low} à ${high}.`,
    print: 'Imprimer',
    share: 'Copier l’adresse',
    shared: 'Adresse copiée : la montée, le vélo et la météo, rien sur vous.',
    shareByHand: 'L’adresse dans la barre du navigateur est celle du plan : copiez-la là.',
  },

  missing: {
    title: 'Il manque votre poids ou votre seuil',
    text: 'Avec votre poids, et votre seuil ou votre niveau, le plan s’affiche ici à mesure que vous tapez.',
  },

  result: {
    title: 'Temps',
    between: (low, high) => `entre ${low} et ${high}`,
    for: (parts) => `Pour ${parts}.`,
    roadBike: 'vélo de route',
    atPace: (pace) => `allure ${pace}`,
    arrival: (start, end) => `Départ ${start}, sommet ${end}`,
    saved: (seconds) => `Gestion optimale : ${seconds} de moins pour le même effort.`,
    savedNothing: 'Sur cette route, la puissance constante est déjà la meilleure.',
    motorPacing: 'Avec un moteur, pas d’effort à répartir : il aplanit les pentes.',
    power: 'Puissance',
    perKilogram: 'W/kg',
    held: 'Tenable sur cette durée',
    speed: 'Vitesse',
    vam: 'VAM',
    ceiling: 'Effet de l’altitude',
    reserve: 'W′ restant',
  },

  profile: {
    title: 'Route et puissance',
    target: 'Puissance',
    none: 'Le pack du territoire ne fait confiance à aucune altitude sur cette route : chaque tronçon a la pente moyenne, et aucun profil n’est dessiné.',
    published: (figures, source) => `Publié : ${figures} (${source}).`,
  },

  sections: {
    title: 'Tronçon par tronçon',
    caption: 'Le plan par tronçons',
    to: 'Jusqu’à',
    top: 'Sommet',
    at: 'Distance',
    slope: 'Pente',
    power: 'Puissance',
    speed: 'Vitesse',
    leg: 'Tronçon',
    passed: 'Temps',
    clock: 'Heure',
  },

  fuel: {
    title: 'Énergie, boisson, nourriture',
    work: 'Travail',
    energy: 'Énergie dépensée',
    drink: 'À boire',
    drinkRate: (rate) => `${rate} par heure`,
    burnt: 'Glucides brûlés',
    intake: 'À manger',
    carbohydrate: 'de glucides',
    nothing: 'rien d’indispensable',
    nothingAside: 'pour moins de 45 minutes',
    battery: 'Pris à la batterie',
    batteryOf: (size) => `sur ${size}`,
    onlyClimb:
      'Pour la montée seule : ce que vous roulez avant et après s’ajoute. Buvez à votre soif, jamais plus que vous ne suez.',
    minor:
      'Avant 18 ans, pas de quantité à atteindre : une collation et à boire avant, pendant et après, selon la faim et la soif.',
  },

  gear: {
    title: '500 m les plus raides',
    unknown: 'Inconnus : aucune altitude fiable sur cette route.',
    slope: 'Pente',
    from: (at) => `à partir de ${at}`,
    speed: 'Vitesse',
    cadence: 'Cadence',
    gear: (front, rear) => `en ${front} × ${rear}`,
    verdicts: {
      'low-enough': 'Le développement est assez petit.',
      hard: 'Le développement est dur : sous 60 tours par minute, les genoux fatiguent les premiers.',
      'too-hard':
        'Le développement est bien trop dur : montez-en un plus petit, ou attendez-vous à pousser.',
    },
  },

  warnings: {
    title: 'Avant de partir',
    texts: {
      'gear-hard':
        'Le plus petit développement est dur dans le passage le plus raide : passez en danseuse de temps en temps.',
      'gear-too-hard':
        'Le plus petit développement est bien trop dur dans le passage le plus raide.',
      slow: 'Dans le passage le plus raide, vous roulez moins vite que ce qu’il faut à la plupart pour garder l’équilibre : soufflez avant, ou marchez quelques mètres.',
      heat: 'La montée tombe aux heures chaudes : partez plus tôt, mouillez-vous la nuque, reposez-vous à l’ombre.',
      'cold-top': 'Moins de 10 °C au sommet : un coupe-vent et des gants longs pour la descente.',
      late: 'La lumière manque à cette heure : éclairage devant et derrière, et quelque chose de clair.',
      'battery-tight': 'La batterie peut ne pas suffire jusqu’au sommet.',
      'battery-empty':
        'La batterie ne suffit pas jusqu’au sommet avec cette assistance : choisissez-en une plus faible.',
      'mean-gradient':
        'La pente est la moyenne de toute la montée : les passages raides demandent plus.',
      gentle:
        'Une montée douce : le vent et la compagnie comptent autant que la puissance ; les temps varient davantage.',
      long: 'Une longue montée : partez plus doucement que vous n’en avez envie ; au-delà de deux heures et demie, un seuil dit peu de chose.',
    },
  },

  effects: {
    title: 'Ce qui changerait le temps',
    changes: {
      heavier: '5 kg de plus à porter',
      lighter: '5 kg de moins à porter',
      stronger: '10 W de seuil en plus',
      weaker: '10 W de seuil en moins',
      headwind: '11 km/h de vent de face en plus',
      tailwind: '11 km/h de vent de face en moins',
    },
    caption: 'Effet d’un changement sur le temps',
    change: 'Changement',
    effect: 'Temps',
  },

  advice: {
    title: 'Conseils',
    ofClimb: 'Cette montée',
    beginner: 'Pour débuter',
    beginnerTexts: [
      'Roulez le premier kilomètre assez doucement pour pouvoir parler. La plupart de ceux qui mettent pied à terre sont partis trop vite.',
      'Changez de vitesse avant la pente, pas dedans. Regardez la route, pas la roue.',
      'S’arrêter n’est pas un échec : à l’extérieur d’un virage, il y a de la place et la vue.',
      'En descente, freinez avant le virage avec les deux freins, relâchez dedans, et restez de votre côté.',
    ],
    motor: 'Avec un moteur',
    motorTexts: [
      'Commencez avec peu d’assistance : qui part sur la plus forte est souvent à plat avant le sommet.',
      'Tournez vite sur un petit développement : le moteur donne le mieux au-dessus de 60 tours par minute.',
      'Le vélo est lourd en descente : freinez tôt, par à-coups, et laissez refroidir les freins à l’arrêt.',
    ],
  },

  assumptions: {
    title: 'Hypothèses',
    mass: 'Cycliste et vélo',
    dragArea: 'Surface de traînée',
    rolling: 'Résistance au roulement',
    loss: 'Perdu dans la transmission',
    share: (intensity, share) => `${intensity} : ${share} de ce qui se tient sur cette durée`,
    stops:
      'Les arrêts s’ajoutent. Le vent est compté dans l’axe de la route partout ; dans les lacets, il tourne.',
    motor:
      'Le moteur est compté à 250 W au plus, sa puissance nominale, et à rien au-dessus de 25 km/h ; beaucoup donnent davantage un moment : le temps et l’autonomie sont alors plus courts.',
  },

  rules: {
    time: [
      'Là où temps et puissance s’accordent : plus une montée dure, moins on tient, et plus elle dure. La vitesse sur chaque 100 m vient de la puissance, de la masse, de la pente, de l’air et des pneus (Martin et al. 1998).',
      'L’intervalle tient compte de ce que personne n’a mesuré : ± 3 % de puissance, ± 2 kg, ± 20 % de résistance au roulement, ± 10 % de traînée, ± 1 m/s de vent, chacun pour soi ; avec un niveau à la place d’un seuil, ± 15 % de celui-ci en plus.',
    ],
    power: [
      'La part choisie de ce qui se tient le temps de la montée : 65 % tranquille, 80 % régulière, 95 % soutenue ; sur chaque tronçon, multipliée par ce que laisse l’altitude.',
    ],
    held: [
      'Une règle empirique : le seuil pour une heure, 1/0,95 de celui-ci pour vingt minutes, et la loi de puissance qui passe par les deux pour toute durée plus longue. En dessous de vingt minutes, W′ compte si votre profil le connaît (puissance critique).',
    ],
    perKilogram: (ferrari) => [
      'La puissance divisée par le poids du corps.',
      `Un second avis, qui ne connaît ni le vélo ni l’air : d’après les mètres gravis par heure, la règle empirique de Ferrari donne ${ferrari}.`,
    ],
    vam: ['Mètres de dénivelé gagnés en une heure à cette allure.'],
    ceiling: [
      'Part de la puissance du niveau de la mer qui reste à cette altitude : Bassett et al. 1999, d’après des records de l’heure de cyclistes habitués ou non à l’altitude. Votre seuil est supposé connu près du niveau de la mer.',
    ],
    reserve: [
      'Ce qui reste de W′ au plus bas pendant la montée à puissance constante : le travail au-dessus de la puissance critique que l’on peut dépenser avant de devoir lever le pied (forme différentielle, Skiba 2015).',
    ],
    energy: [
      'Le travail divisé par le rendement du corps, qui va de 20 à 25 % (1 kcal = 4,184 kJ).',
    ],
    drink: [
      'L’American College of Sports Medicine (2007) donne 0,4 à 0,8 litre par heure, plus par temps chaud et pour les plus lourds, moins au frais. Quelle part convient à quelle température est une règle empirique à nous : jusqu’à 0,6 sous 15 °C, à partir de 0,6 dès 25 °C.',
    ],
    burnt: [
      'Un modèle pour comprendre, ± 20 % : au seuil, toute l’énergie vient des glucides, à 65 % du seuil la moitié ; oxygène et glucides d’après les équations de Frayn et de Lusk.',
      'Ce qui brûle vient surtout des muscles : il n’est pas à manger en route.',
    ],
    intake: [
      'Burke et al. 2011, pour des adultes : rien en dessous de 45 minutes, peu jusqu’à une heure et quart, puis 30 à 60 g par heure, jusqu’à 90 g à partir de deux heures et demie. Compté sur toute la sortie, pas sur la seule montée.',
    ],
    battery: [
      'Le travail du moteur divisé par ce qui, de l’énergie de la batterie, arrive à la route : 65 à 80 %, une règle empirique. On ne descend pas une batterie sous 10 %.',
    ],
    gear: [
      'La vitesse sur les 500 m les plus raides à la puissance prévue, changée en tours de manivelle par les dents et la roue. À partir de 60 tours par minute la plupart roulent à l’aise, sous 45 peu avancent.',
    ],
    pacing: [
      'La montée la plus rapide dont la puissance quatrième coûte autant en moyenne : un peu plus là où c’est raide, un peu moins là où l’air prend l’essentiel, jamais sous 60 ni au-dessus de 160 % de la puissance constante.',
    ],
  },
};
