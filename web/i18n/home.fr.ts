import type { homeEn } from './home.en.ts';
import { pluralFr as plural } from './plural.ts';

export const homeFr: typeof homeEn = {
  home: {
    title: 'Accueil',
    dropTitle: 'Déposez vos sorties ici',
    dropText: 'Fichiers FIT, GPX et TCX, archives ZIP et GZ, autant que vous voulez.',
    choose: 'Choisir des fichiers',
    dropNow: 'Lâchez pour les ajouter',
    forRider: 'Pour',
    forMyself: 'Moi-même',
    forNobodyYet: 'Pas encore connu (boîte de réception)',
    progress: 'Fichiers ajoutés',
    latest: 'Dernières sorties',
    all: 'Toutes les sorties',
    emptyTitle: 'Pas encore de sortie',
    emptyText:
      'Vos sorties paraîtront ici avec leurs montées, leurs temps et leur puissance. Ajoutez un fichier ci-dessus pour commencer.',
    attention: 'À regarder',
    noThreshold:
      'Votre seuil n’est pas encore connu : zones, intensité et charge restent inconnues.',
    completeProfile: 'Compléter le profil',
    inbox: 'Boîte de réception',
    inboxWaiting: (n: number) => plural(n, 'fichier attend', 'fichiers attendent'),
    inboxRefused: (n: number) => plural(n, 'refusé', 'refusés'),
    openInbox: 'Ouvrir la boîte de réception',
  },

  upload: {
    state: {
      sending: 'Envoi',
      queued: 'En attente',
      running: 'Analyse',
      done: 'Terminé',
      duplicate: 'Déjà là',
      failed: 'Refusé',
      dead: 'Analyse impossible',
    },
    duplicate: 'Ce fichier avait déjà été ajouté ; rien n’a été gardé en double.',
    dead: 'L’analyse de ce fichier a échoué trois fois. Il est gardé et sera repris après une mise à jour.',
    inInbox: 'Dans la boîte de réception, à attribuer',
    openRide: 'Ouvrir la sortie',
    openRides: (n: number) => `Ouvrir ${plural(n, 'sortie', 'sorties')}`,
    noRide: 'Aucune sortie n’est issue de ce fichier.',
    entries: (done: number, total: number) =>
      `${done} sur ${plural(total, 'fichier lu', 'fichiers lus')}`,
    skipped: (n: number) =>
      plural(n, 'fichier écarté', 'fichiers écartés').concat(' : pas du vélo, ou pas une activité'),
    entriesFailed: (n: number) => plural(n, 'fichier refusé', 'fichiers refusés'),
    summary: (done: number, total: number) =>
      `${done} sur ${plural(total, 'fichier terminé', 'fichiers terminés')}`,
    dismiss: (name: string) => `Retirer ${name} de cette liste`,
  },
};
