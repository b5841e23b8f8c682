import type { accountEn } from './account.en.ts';
import { pluralFr as plural } from './plural.ts';

export const accountFr: typeof accountEn = {
  title: 'Compte',
  sections: 'Parties du compte',
  section: {
    profile: 'Profil',
    sharing: 'Partage',
    zones: 'Zones privées',
    security: 'Sécurité',
    data: 'Mes données',
  },
  saved: 'Enregistré.',
  actions: 'Actions',

  profile: {
    person: 'Qui vous êtes',
    name: 'Nom',
    email: 'Adresse électronique',
    language: 'Langue',
    birthMonth: 'Mois de naissance',
    sex: 'Sexe',
    sexes: { none: 'Non précisé', female: 'Femme', male: 'Homme' },
    sexHint:
      'Facultatif, et seulement pour les classements : on peut y choisir un sexe, si vous avez accepté d’y paraître. Personne ne le voit ailleurs.',
    birthMonthAsked:
      'Votre mois de naissance manque : tant qu’il n’est pas connu, aucun accord ne peut être donné et aucun nouveau fichier n’est pris.',
    birthMonthOnce: 'Il se donne une seule fois. L’administrateur peut corriger une erreur.',
    values: 'Ce qui donne leur sens aux chiffres',
    valuesText:
      'Chaque valeur vaut à partir d’un jour. Une sortie se lit avec les valeurs de son jour ; un changement fait recalculer les sorties concernées.',
    none: 'Pas encore renseigné.',
    today: 'Aujourd’hui',
    validFrom: 'Valable depuis',
    always: 'Le début',
    value: 'Valeur',
    add: 'Ajouter une valeur',
    addFor: (kind: string) => `Ajouter une valeur : ${kind}`,
    edit: 'Modifier',
    editFor: (kind: string, from: string) => `Modifier ${kind}, valable depuis : ${from}`,
    remove: 'Supprimer',
    removeFor: (kind: string, from: string) => `Supprimer ${kind}, valable depuis : ${from}`,
    removeTitle: 'Supprimer cette valeur ?',
    removeText:
      'Les sorties de cette période sont recalculées avec la valeur précédente, ou sans valeur. Rien d’autre ne disparaît.',
    validFromHint: 'Laissée vide, la valeur vaut depuis le début.',
    kinds: {
      threshold: {
        name: 'Puissance au seuil',
        hint: 'La puissance tenable environ une heure.',
      },
      weight: { name: 'Poids', hint: 'Pour les watts par kilogramme.' },
      maximumHeartRate: {
        name: 'Fréquence cardiaque maximale',
        hint: 'La plus haute que vous ayez vue depuis un an environ.',
      },
      thresholdHeartRate: {
        name: 'Fréquence cardiaque au seuil',
        hint: 'La moyenne d’une heure à fond. Les zones de fréquence cardiaque la suivent.',
      },
      restHeartRate: { name: 'Fréquence cardiaque de repos', hint: 'Le matin, avant de se lever.' },
      wPrime: { name: 'W′', hint: 'Le travail possible au-dessus du seuil avant épuisement.' },
      powerZones: {
        name: 'Zones de puissance personnelles',
        hint: 'Où finit chaque zone, en % du seuil, du facile au dur : 55 75 90 105 120 150 donne sept zones.',
      },
      heartRateZones: {
        name: 'Zones cardiaques personnelles',
        hint: 'Où finit chaque zone, en % de la fréquence au seuil, du facile au dur : 81 90 94 100 donne cinq zones.',
      },
    },
    bounds: 'Bornes',
    boundsRising: 'Les bornes sont des nombres croissants, une au moins.',
  },

  zones: {
    title: 'Zones privées',
    intro:
      'Qui voit vos sorties ne voit rien à l’intérieur d’une zone : aucun point, aucune heure, et chaque chiffre est calculé sans elle. Vous voyez vos sorties entières ; un entraîneur à qui vous avez ouvert les positions aussi.',
    offset:
      'Le disque masqué n’est pas centré sur le lieu que vous indiquez : il est décalé une fois pour toutes, d’une distance secrète, pour que son milieu ne trahisse pas ce lieu.',
    emptyTitle: 'Pas encore de zone',
    emptyText:
      'Placez-en une autour de chez vous, de l’école ou du travail avant de partager des positions.',
    list: 'Vos zones',
    name: 'Nom',
    namePlaceholder: 'Maison',
    radius: 'Rayon',
    place: 'Lieu',
    hidden: 'Disque masqué',
    add: 'Ajouter une zone',
    addTitle: 'Nouvelle zone',
    editTitle: (name: string) => `Modifier ${name}`,
    edit: 'Modifier',
    remove: 'Supprimer',
    removeOf: (name: string) => `Supprimer la zone ${name}`,
    removeTitle: (name: string) => `Supprimer la zone ${name} ?`,
    removeGoes:
      'Ce qui disparaît : la protection. Qui peut voir vos positions reverra ce lieu, sur toutes les sorties.',
    removeStays: 'Ce qui reste : vos sorties, et le décalage secret si vous replacez une zone ici.',
    latitude: 'Latitude',
    longitude: 'Longitude',
    degrees: 'En degrés décimaux, par exemple 45,0553.',
    pick: 'Cliquez sur la carte, ou saisissez les coordonnées. La carte montre les traces de vos dernières sorties.',
    starts: 'Départs de sorties',
    map: 'Carte des zones privées',
    mapMissing:
      'Ce navigateur ne peut pas dessiner de carte. La liste et les coordonnées permettent la même chose.',
    centreOf: (name: string) => `Lieu indiqué : ${name}`,
  },

  security: {
    password: 'Mot de passe',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    nextHint: 'Au moins 10 caractères. Vos autres sessions prennent fin quand vous le changez.',
    change: 'Changer le mot de passe',
    changed: 'Le mot de passe est changé, et vos autres sessions ont pris fin.',

    twoFactor: 'Second facteur',
    twoFactorText:
      'Avec un second facteur, un code de votre téléphone est demandé en plus du mot de passe : un mot de passe volé n’ouvre rien à lui seul.',
    on: 'Actif',
    off: 'Inactif',
    turnOn: 'Mettre en place un second facteur',
    turnOff: 'Le désactiver',
    turnOffTitle: 'Désactiver le second facteur ?',
    turnOffText:
      'La connexion ne demandera plus que le mot de passe. Les codes de secours ne serviront plus.',
    scan: 'Scannez ce code avec une application d’authentification, ou saisissez-y la clé.',
    qr: 'Code QR de la clé',
    key: 'Clé',
    code: 'Code de l’application',
    codeHint: 'Les six chiffres que l’application montre maintenant.',
    confirm: 'Confirmer',
    neededTitle: 'Un second facteur est nécessaire',
    neededText:
      'Sur ce service, entraîneurs, analystes et administrateurs se connectent avec deux facteurs. Mettez le vôtre en place pour continuer.',
    recoveryTitle: 'Vos codes de secours',
    recoveryText:
      'Chacun remplace une fois un code de l’application. Ils ne sont montrés que maintenant : gardez-les sur papier ou dans un gestionnaire de mots de passe, pas sur le téléphone seul.',
    print: 'Imprimer',
    download: 'Télécharger',
    kept: 'Je les ai gardés',

    sessions: 'Connexions',
    sessionsText: 'Où votre compte est connecté.',
    agent: 'Navigateur',
    lastSeen: 'Vu le',
    since: 'Depuis',
    thisOne: 'celle-ci',
    unknownAgent: 'navigateur inconnu',
    never: 'pas encore',
    end: 'Fermer',
    endOf: (agent: string) => `Fermer la session ${agent}`,

    tokens: 'Jetons d’API',
    tokensText:
      'Pour des programmes qui lisent vos sorties ou en envoient, sans votre mot de passe.',
    apiReference: 'Référence de l’API',
    noTokens: 'Pas encore de jeton.',
    tokenName: 'À quoi il sert',
    tokenNameHint: 'Pour le reconnaître ici, par exemple « envoi depuis la maison ».',
    scopes: 'Il peut',
    scope: {
      read: 'lire ce que vous pouvez voir',
      upload: 'envoyer vos sorties',
      edit: 'modifier vos sorties',
    },
    expires: 'Expire le',
    expired: 'expiré',
    lastUsed: 'Dernier usage',
    days: 'Valable',
    daysOf: (n: number) => plural(n, 'jour', 'jours'),
    makeToken: 'Créer un jeton',
    tokenTitle: 'Votre nouveau jeton',
    tokenOnce: 'Il n’est montré que maintenant. Qui l’a peut faire ce que vous venez de choisir.',
    tokenDone: 'Je l’ai copié',
    revoke: 'Révoquer',
    revokeOf: (name: string) => `Révoquer le jeton ${name}`,
    tokenHeader: 'Les programmes l’envoient avec chaque demande :',
  },

  data: {
    export: 'Tout emporter',
    exportText:
      'Un seul ZIP avec chaque fichier que vous avez envoyé, tel quel, et à côté votre profil, vos accords et ce qui a été calculé. Un autre Cycling Lab sait le relire.',
    exportLink: 'Télécharger l’export',
    import: 'Relire un export',
    importText:
      'Le ZIP d’un export d’ici ou d’un autre Cycling Lab : fichiers, titres, profil et zones. Les accords ne suivent pas. Ce qui est déjà là n’est pas gardé deux fois.',
    importChoose: 'Choisir le ZIP',
    importing: 'Envoi de l’export',
    imported: (n: number) =>
      `${plural(n, 'fichier repris', 'fichiers repris')}. Les sorties paraissent à mesure de leur analyse.`,
    refused: (n: number) => `${plural(n, 'fichier refusé', 'fichiers refusés')}.`,
    retention: 'Durée de conservation',
    retentionText:
      'Les sorties plus anciennes sont supprimées pour de bon, avec leurs fichiers, une fois par jour.',
    keep: 'Garder',
    keepAll: 'tout',
    keepYears: (n: number) => plural(n, 'an', 'ans'),
    retentionTitle: 'Supprimer les sorties plus anciennes ?',
    retentionGoes: (years: string) =>
      `Ce qui disparaît : les sorties de plus de ${years}, leurs chiffres et leurs fichiers, dès cette nuit.`,
    retentionStays:
      'Ce qui reste : votre compte, votre profil et toutes les sorties plus récentes.',
    retentionSubmit: 'Supprimer ce qui est plus ancien',
    erase: 'Effacer le compte',
    eraseText: 'Pour de bon. Personne ne peut le faire revenir, pas même l’administrateur.',
    eraseOpen: 'Effacer mon compte',
    eraseTitle: 'Effacer votre compte ?',
    eraseGoes: 'Ce qui disparaît',
    goes: [
      'votre compte, votre nom et votre adresse',
      'vos sorties, leurs fichiers et tous les chiffres qui en viennent',
      'votre profil, vos accords, vos zones privées, vos jetons et vos sessions',
      'votre place dans les groupes ; dès cet instant, personne ne voit plus rien de vous',
    ],
    eraseStays: 'Ce qui reste',
    stays: [
      'la mention qu’un compte a été effacé, sans nom, pour qu’aucune sauvegarde ne le ramène',
      'des chiffres déjà publiés où vous étiez une personne parmi beaucoup d’autres',
      'les fichiers que vous avez téléchargés, et les sauvegardes de l’exploitant jusqu’à leur terme',
    ],
    eraseWhen:
      'L’accès cesse aussitôt, les fichiers sont supprimés aussitôt, et les résultats sont réécrits sans vous sous un jour.',
    erasePassword: 'Votre mot de passe, pour être sûr que c’est vous',
    eraseSubmit: 'Effacer pour de bon',
    erasedTitle: 'Votre compte est effacé',
    erasedText: 'Plus rien de vous n’est visible ici.',
  },
};
