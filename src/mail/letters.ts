import type { Language, Letter } from './mail.ts';

export interface Written {
  subject: string;
  text: string;
}

type Writers = { [Kind in Letter['kind']]: (letter: Letter & { kind: Kind }) => Written };

/** Plain text: it reads everywhere, and a link that is shown is the link that is followed. */
const WRITERS: Record<Language, Writers> = {
  fr: {
    invitation: ({ inviter, group, link }) => ({
      subject: group === null ? 'Invitation à Cycling Lab' : `Invitation : ${group}`,
      text: `Bonjour,

${inviter ?? 'Cycling Lab'} vous invite à rejoindre ${group ?? 'Cycling Lab'}. Pour accepter, ouvrez ce lien ; il sert une fois, pendant 14 jours :

${link}

Rien n’est partagé tant que vous ne l’avez pas dit vous-même. Si vous n’attendiez pas cette invitation, ignorez ce message.`,
    }),
    password: ({ link }) => ({
      subject: 'Cycling Lab : nouveau mot de passe',
      text: `Bonjour,

Pour choisir un nouveau mot de passe, ouvrez ce lien ; il sert une fois, pendant 24 heures :

${link}

Vous serez déconnecté partout ailleurs. Si vous n’avez rien demandé, ignorez ce message : votre mot de passe reste le même.`,
    }),
    guardian: ({ child, link }) => ({
      subject: `Cycling Lab : votre accord pour ${child}`,
      text: `Bonjour,

${child} a moins de 15 ans et souhaite garder ses sorties à vélo dans Cycling Lab. Rien n’est gardé sans votre accord. Pour lire ce qui vous est demandé, et répondre, ouvrez ce lien :

${link}

Avec ce même lien, vous pourrez retirer votre accord à tout moment.`,
    }),
  },
  en: {
    invitation: ({ inviter, group, link }) => ({
      subject: group === null ? 'Invitation to Cycling Lab' : `Invitation: ${group}`,
      text: `Hello,

${inviter ?? 'Cycling Lab'} invites you to join ${group ?? 'Cycling Lab'}. To accept, open this link; it works once, for 14 days:

${link}

Nothing is shared until you say so yourself. If you did not expect this invitation, ignore this message.`,
    }),
    password: ({ link }) => ({
      subject: 'Cycling Lab: a new password',
      text: `Hello,

To choose a new password, open this link; it works once, for 24 hours:

${link}

You will be signed out everywhere else. If you did not ask for this, ignore this message: your password stays as it is.`,
    }),
    guardian: ({ child, link }) => ({
      subject: `Cycling Lab: your consent for ${child}`,
      text: `Hello,

${child} is under 15 and would like to keep bike rides in Cycling Lab. Nothing is kept without your consent. To read what you are asked, and to answer, open this link:

${link}

With the same link you can withdraw your consent at any time.`,
    }),
  },
};

export function write(letter: Letter, language: Language): Written {
  const writer = WRITERS[language][letter.kind] as (letter: Letter) => Written;
  return writer(letter);
}
