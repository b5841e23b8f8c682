import type { groupsEn } from './groups.en.ts';
import { pluralFr as plural } from './plural.ts';

export const groupsFr: typeof groupsEn = {
  list: {
    title: 'Groupes',
    intro:
      'Un groupe réunit des entraîneurs et des cyclistes. Ce que chaque cycliste montre, et à qui, lui seul en décide.',
    create: 'Créer un groupe',
    name: 'Groupe',
    riders: (n: number) => plural(n, 'cycliste', 'cyclistes'),
    coaches: (n: number) => plural(n, 'entraîneur', 'entraîneurs'),
    emptyTitle: 'Vous n’êtes encore dans aucun groupe',
    emptyCoach:
      'Créez-en un pour votre club, votre école ou votre groupe d’entraînement, puis invitez ses cyclistes : chacun reçoit son propre lien.',
    emptyRider:
      'Un club, une école ou un entraîneur vous invite par un lien. Ouvrez-le ici, connecté, et le groupe paraîtra sur cette page. Être dans un groupe ne montre rien de vous tant que vous ne l’avez pas dit.',
  },

  kinds: { club: 'Club', school: 'École', training: 'Groupe d’entraînement' },

  capacities: { coach: 'Entraîneur', rider: 'Cycliste' },

  edit: {
    createTitle: 'Nouveau groupe',
    create: 'Créer',
    title: 'Modifier ce groupe',
    name: 'Nom',
    kind: 'Type',
  },

  group: {
    back: 'Tous les groupes',
    edit: 'Modifier',
    invite: 'Inviter',
    leave: 'Quitter ce groupe',
    delete: 'Supprimer ce groupe',
    actions: 'Actions de ce groupe',
    coaches: 'Entraîneurs',
    riders: 'Cyclistes',
    noCoaches: 'Ce groupe n’a pas d’entraîneur.',
    noRidersCoach:
      'Pas encore de cycliste. Invitez le premier : il choisit ce que vous verrez de lui.',
    noRidersRider: 'Aucun cycliste n’est dans ce groupe.',
    you: 'vous',
    since: (date: string) => `depuis le ${date}`,
    ownSharing: 'Ce que ce groupe voit de moi',
    coachNote: 'Les marques disent ce que chacun vous montre. Chaque cycliste en décide seul.',
    riderNote: 'Entraîneurs et membres voient ce que vous leur permettez, et rien de plus.',
    mayUpload: 'Vous pouvez ajouter des fichiers pour ce cycliste',
    showRides: (name: string) => `Sorties de ${name}`,
    memberActions: (name: string) => `Actions : ${name}`,
    makeCoach: 'En faire un entraîneur du groupe',
    makeRider: 'En faire un cycliste du groupe',
    guardianLink: 'Lien pour le représentant légal',
    needsGuardian:
      'Moins de 15 ans : un parent ou tuteur donne aussi son accord, avant qu’aucun fichier ne soit gardé.',
    coachNeedsRole:
      'Seul un compte d’entraîneur peut entraîner un groupe ; un administrateur peut changer le rôle.',
    remove: 'Retirer du groupe',
  },

  remove: {
    title: (name: string) => `Retirer ${name} de ce groupe ?`,
    submit: 'Retirer',
    ends: (name: string) =>
      `Ce qui s’arrête, tout de suite : ${name} n’est plus membre. Les entraîneurs et les membres de ce groupe ne voient plus rien de cette personne par ce groupe, ni elle d’eux.`,
    stays:
      'Ce qui reste : le compte avec toutes ses sorties, ses autres groupes, et les fichiers déjà attribués.',
  },

  leave: {
    title: 'Quitter ce groupe ?',
    submit: 'Quitter',
    ends: 'Ce qui s’arrête, tout de suite : les entraîneurs et les membres de ce groupe ne voient plus rien de vous par ce groupe, ni vous d’eux.',
    stays: 'Ce qui reste : vos sorties, votre compte et vos autres groupes.',
  },

  delete: {
    title: (name: string) => `Supprimer le groupe ${name} ?`,
    submit: 'Supprimer',
    ends: 'Ce qui s’arrête, tout de suite : le groupe, toutes ses adhésions et ses invitations en attente. Ses entraîneurs et ses membres ne voient plus rien les uns des autres par ce groupe.',
    stays: 'Ce qui reste : tous les comptes et toutes les sorties, qui sont à leurs cyclistes.',
  },

  invite: {
    capacity: 'Participe comme',
    hint: 'La personne invitée choisit son mot de passe et décide de ce que vous verrez. D’ici là, il n’y a pas de compte.',
    coachHint:
      'Pour quelqu’un qui est déjà entraîneur ici ; seul un administrateur fait d’un nouveau compte celui d’un entraîneur.',
    asCapacity: { coach: 'comme entraîneur', rider: 'comme cycliste' },
  },

  guardian: {
    title: (name: string) => `Le lien pour le représentant légal de ${name}`,
    askTitle: (name: string) => `Créer un lien pour le représentant légal de ${name} ?`,
    askText:
      'Avant 15 ans, un parent ou tuteur donne son accord avec l’enfant avant qu’aucun fichier ne soit gardé. Le lien lui montre ce que l’enfant a accepté. Remettez-le au représentant légal, pas à l’enfant.',
    submit: 'Créer le lien',
    linkText:
      'Remettez-le au représentant légal. Il vaut 30 jours ; une fois l’accord donné, il reste sa clé jusqu’aux 15 ans de l’enfant. Il ne sera plus montré.',
  },
};
