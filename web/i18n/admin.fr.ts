import type { adminEn } from './admin.en.ts';
import { pluralFr as plural } from './plural.ts';

export const adminFr: typeof adminEn = {
  title: 'Administration',
  sections: { people: 'Personnes', service: 'Service', audit: 'Journal' },
  navigation: 'Parties de l’administration',

  people: {
    invite: 'Inviter',
    search: 'Nom ou adresse',
    note: 'Un administrateur gère les comptes et ne voit les sorties de personne.',
    name: 'Nom',
    email: 'Adresse électronique',
    role: 'Rôle',
    secondFactor: 'Second facteur',
    on: 'actif',
    off: 'inactif',
    lastSeen: 'Vu le',
    never: 'Ne s’est jamais connecté.',
    disabled: 'désactivé',
    you: 'vous',
    actionsOf: (name: string) => `Actions : ${name}`,
    changeRole: 'Changer le rôle',
    disable: 'Désactiver le compte',
    enable: 'Réactiver le compte',
    passwordLink: 'Lien de mot de passe à usage unique',
    resetFactor: 'Réinitialiser le second facteur',
    erase: 'Effacer cette personne',
  },

  roles: { admin: 'Administrateur', coach: 'Entraîneur', rider: 'Cycliste', analyst: 'Tourisme' },
  roleHints: {
    admin: 'Gère les personnes, les travaux et le stockage. Ne voit les sorties de personne.',
    coach: 'Crée des groupes et voit ce que leurs cyclistes acceptent de montrer.',
    rider: 'Ajoute ses sorties et décide qui les voit.',
    analyst: 'Voit des statistiques, jamais une personne.',
  },

  role: {
    title: (name: string) => `Rôle de ${name}`,
    role: 'Rôle',
    note: 'Il vaut dès la prochaine requête. Un entraîneur qui devient cycliste ne voit plus les sorties de personne ; les accords donnés restent consignés.',
  },

  disable: {
    title: (name: string) => `Désactiver le compte de ${name} ?`,
    submit: 'Désactiver',
    ends: 'Ce qui s’arrête, tout de suite : cette personne est déconnectée partout, ne peut plus se connecter, et ses jetons ne fonctionnent plus.',
    stays: 'Ce qui reste : le compte et tout ce qu’il contient. Vous pourrez le réactiver.',
  },

  link: {
    askTitle: (name: string) => `Créer un lien de mot de passe pour ${name} ?`,
    ask: 'Qui l’ouvre choisit un nouveau mot de passe pour ce compte, une seule fois. Un lien plus ancien cesse de fonctionner.',
    submit: 'Créer le lien',
    title: (name: string) => `Le lien de mot de passe pour ${name}`,
    text: 'Remettez-le vous-même. Il sert une seule fois et ne sera plus montré.',
  },

  factor: {
    title: (name: string) => `Réinitialiser le second facteur de ${name} ?`,
    submit: 'Réinitialiser',
    ends: 'Ce qui s’arrête : les codes de son application et ses codes de secours. Le mot de passe suffit pour se connecter jusqu’à ce qu’un nouveau second facteur soit mis en place.',
    check: 'Assurez-vous que c’est bien cette personne qui le demande.',
  },

  erase: {
    title: (name: string) => `Effacer ${name} pour toujours ?`,
    submit: 'Effacer pour toujours',
    goes: 'Ce qui disparaît : le compte, toutes ses sorties et leurs fichiers, tous les chiffres qui en viennent, ses accords, ses adhésions. Plus personne n’en voit rien dès maintenant ; les octets quittent le disque en moins d’un jour.',
    stays:
      'Ce qui reste : tout ce qui est à d’autres, et dans le journal le seul fait que quelqu’un a été effacé. Les sauvegardes faites avant gardent ces données jusqu’à leur suppression.',
    confirm: (name: string) => `Tapez « ${name} » pour confirmer`,
  },

  jobs: {
    title: 'Travaux',
    states: {
      queued: 'en attente',
      running: 'en cours',
      held: 'en attente d’accord',
      dead: 'abandonnés',
    },
    dead: 'Abandonnés',
    deadText:
      'Trois essais ont échoué. Le fichier est gardé ; son cycliste voit qu’il n’a pas pu être analysé.',
    noneDead: 'Rien n’a été abandonné.',
    kind: 'Type',
    kinds: { file: 'Fichier de sortie', archive: 'Archive' },
    size: 'Taille',
    attempts: 'Essais',
    reason: 'Raison',
    since: 'Depuis',
    retry: 'Réessayer',
    retryLabel: (kind: string, date: string) => `Réessayer : ${kind}, ${date}`,
    retried: 'Il attend de nouveau son tour.',
  },

  storage: {
    title: 'Stockage',
    originals: 'Fichiers d’origine',
    files: (n: number) => plural(n, 'fichier', 'fichiers'),
    ledger: 'Registre',
    warehouse: 'Résultats',
    free: 'Libre sur le disque',
  },

  packs: {
    title: 'Territoires',
    name: 'Territoire',
    climbs: 'Montées',
    timed: 'Chronométrées',
    catalogue: 'Au catalogue',
    licence: 'Droits',
  },

  audit: {
    note: 'Ce qui a été fait aux comptes, aux accords et aux données, le plus récent d’abord.',
    when: 'Quand',
    who: 'Qui',
    what: 'Quoi',
    subject: 'Sur quoi',
    nobody: 'Aucune personne, ou une personne partie.',
    older: 'Plus ancien',
    empty: 'Rien n’a encore été consigné.',
  },

  actions: {
    'sign-in': 'S’est connecté',
    setup: 'A mis le service en route',
    'session.revoke': 'A mis fin à une session',
    password: 'A changé le mot de passe',
    'password-link': 'A créé un lien de mot de passe',
    'password-reset': 'A demandé un lien de mot de passe par courrier',
    'two-factor.on': 'A mis en place un second facteur',
    'two-factor.off': 'A retiré son second facteur',
    'two-factor.remove': 'A réinitialisé un second facteur',
    'token.create': 'A créé un jeton',
    'token.revoke': 'A révoqué un jeton',
    invite: 'A invité quelqu’un',
    'invite.accept': 'A accepté une invitation',
    'invite.revoke': 'A retiré une invitation',
    'account.edit': 'A modifié son compte',
    'account.birth-month': 'A indiqué son mois de naissance',
    'birth-month.forget': 'A effacé un mois de naissance',
    'role.admin': 'A nommé un administrateur',
    'role.coach': 'A nommé un entraîneur',
    'role.rider': 'A nommé un cycliste',
    'role.analyst': 'A nommé une personne du tourisme',
    disable: 'A désactivé un compte',
    enable: 'A réactivé un compte',
    'job.revive': 'A relancé un travail abandonné',
    'ride.delete': 'A supprimé une sortie',
    'person.erase': 'A effacé une personne',
    retention: 'A réglé la durée de conservation',
    'session.revoke-others': 'A mis fin aux autres sessions',
    'guardian.link': 'A créé un lien pour un parent',
    export: 'A exporté ses données',
    import: 'A importé un export',
    'inbox.assign': 'A attribué un fichier de sa boîte de réception',
  },
};
