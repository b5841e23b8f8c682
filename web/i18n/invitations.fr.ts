import type { invitationsEn } from './invitations.en.ts';

export const invitationsFr: typeof invitationsEn = {
  open: {
    title: 'Invitations en attente',
    nameless: 'Sans nom',
    until: (date: string) => `jusqu’au ${date}`,
    byLink: 'lien remis',
    revoke: 'Retirer',
    revokeLabel: (name: string) => `Retirer l’invitation de ${name}`,
    revokeTitle: (name: string) => `Retirer l’invitation de ${name} ?`,
    revokeEnds:
      'Le lien cesse de fonctionner. Vous pourrez réinviter cette personne à tout moment.',
  },

  form: {
    title: 'Inviter quelqu’un',
    submit: 'Créer l’invitation',
    name: 'Nom',
    email: 'Adresse électronique, facultative',
    emailMailed: 'Avec une adresse, le service envoie lui-même le lien.',
    emailNotMailed:
      'Ce service n’envoie pas de courrier : vous recevrez un lien à remettre. L’adresse y sera déjà remplie.',
  },

  made: {
    linkTitle: (name: string) => `Le lien pour ${name}`,
    linkText:
      'Remettez-le de la main à la main, par message ou sur papier. Il sert une seule fois et ne sera plus montré.',
    mailFailed:
      'Le courrier n’a pas pu partir. Remettez vous-même ce lien : il sert une seule fois.',
    mailedTitle: 'L’invitation est partie',
    mailedText: (email: string) =>
      `Le service a envoyé le lien à ${email}. Il sert une seule fois.`,
  },
};
