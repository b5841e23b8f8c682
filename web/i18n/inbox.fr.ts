import type { inboxEn } from './inbox.en.ts';
import { pluralFr as plural } from './plural.ts';

export const inboxFr: typeof inboxEn = {
  title: 'Boîte de réception',
  intro:
    'Des fichiers dont le cycliste n’est pas encore connu. Chacun attend ici sept jours au plus, n’est pas analysé et n’est montré à personne d’autre ; ce qui n’est pas attribué d’ici là est supprimé.',
  emptyTitle: 'Rien n’attend',
  emptyText:
    'Déposez ici les fichiers dont vous ne savez pas encore à qui ils sont. D’après l’appareil ou le nom dans le fichier, le service propose un cycliste ; ce que vous avez confirmé une fois va tout droit à ce cycliste la fois suivante.',
  waiting: 'À attribuer',
  refused: 'Refusés',
  reading: 'En cours de lecture…',
  choose: (name: string) => `Choisir ${name}`,
  chooseAll: 'Tous',
  chosen: (n: number) => plural(n, 'fichier choisi', 'fichiers choisis'),
  rider: 'Cycliste',
  riderOf: (name: string) => `Cycliste de ${name}`,
  nobody: 'Choisir…',
  assign: 'Attribuer',
  assignSuggested: (n: number) => `Attribuer ${plural(n, 'suggestion', 'suggestions')}`,
  assignFile: (name: string) => `Attribuer ${name}`,
  delete: (name: string) => `Supprimer ${name}`,
  suggested: (name: string) => `Suggestion : ${name}`,
  why: {
    serial: 'même appareil que la dernière fois',
    athlete: 'nom dans le fichier, comme la dernière fois',
    filename: 'nom du fichier',
  },
  athlete: (name: string) => `« ${name} » dans le fichier`,
  serial: (number: string) => `nᵒ ${number}`,
  noStart: 'départ inconnu',
  daysLeft: (days: number) =>
    days < 1 ? 'supprimé aujourd’hui' : `encore ${plural(days, 'jour', 'jours')}`,
  assigned: (n: number) => plural(n, 'fichier attribué', 'fichiers attribués'),
  nobodyAgreed:
    'Aucun cycliste n’a encore accepté que vous ajoutiez des fichiers pour lui. Il le fait dans son compte, là où il dit ce que vous pouvez voir.',
  notAgreedSuggestion: (name: string) =>
    `${name} n’a pas accepté que vous ajoutiez des fichiers pour lui.`,
};
