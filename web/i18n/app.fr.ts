import type { appEn } from './app.en.ts';

export const appFr: typeof appEn = {
  app: {
    skip: 'Aller au contenu',
    navigation: 'Navigation principale',
    home: 'Accueil',
    rides: 'Sorties',
    climbs: 'Montées',
    groups: 'Groupes',
    account: 'Compte',
    admin: 'Admin',
    api: 'Référence de l’API',
    settings: 'Réglages',
    language: 'Langue',
    theme: 'Apparence',
    themes: { system: 'Comme l’appareil', light: 'Claire', dark: 'Sombre' },
    signedInAs: (name: string) => `Connecté : ${name}`,
    signOut: 'Se déconnecter',
    loading: 'Chargement…',
    retry: 'Réessayer',
    close: 'Fermer',
    cancel: 'Annuler',
    save: 'Enregistrer',
    unknown: 'inconnu',
    link: 'Lien',
    copy: 'Copier',
    copied: 'Copié.',
    copyByHand: 'Sélectionné : copiez au clavier ou par un appui long.',
  },

  notFound: {
    title: 'Il n’y a pas de page ici',
    text: 'L’adresse contient peut-être une faute, ou ce qu’elle montrait a été supprimé, ou n’est plus partagé avec vous.',
    home: 'Aller à l’accueil',
  },

  setupNeeded: {
    title: 'Ce service n’est pas encore en route',
    text: 'À son démarrage, il affiche dans son terminal un lien de mise en route à usage unique. Ouvrez ce lien pour créer le compte du propriétaire.',
  },

  fields: {
    summary: 'Résumé',
    power: 'Puissance',
    heartRate: 'FC',
    position: 'Position',
    shown: 'montré',
    notShown: 'non montré',
    shownBy: (name: string) => `Ce que ${name} vous montre`,
  },

  profile: {
    threshold: 'Seuil',
    weight: 'Poids',
    maximumHeartRate: 'FC max',
    thresholdHeartRate: 'FC au seuil',
  },
};
