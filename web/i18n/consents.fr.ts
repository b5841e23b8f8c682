import type { consentsEn } from './consents.en.ts';
import { pluralFr as plural } from './plural.ts';

export const consentsFr: typeof consentsEn = {
  title: 'Partage',
  intro:
    'Tout est privé tant que vous n’ouvrez rien. Chaque point vaut pour lui seul, se retire d’un clic, et un changement compte dès la page suivante.',

  purposes: {
    analysis: {
      title: 'Garder et analyser mes sorties',
      text: 'Le service garde mes fichiers et en calcule mes chiffres. La fréquence cardiaque est une donnée de santé : elle n’est lue que pour moi, sauf si je l’ouvre à quelqu’un ci-dessous.',
      without:
        'Sans cet accord, aucun nouveau fichier n’est pris, et vous seul voyez ce qui est là.',
    },
    coach: {
      title: (name: string) => `Montrer mes sorties à ${name}`,
      text: 'Cet entraîneur voit ce qui est coché, tant que vous êtes ensemble dans un groupe qu’il entraîne.',
      without: 'Sans cet accord, cet entraîneur ne voit que votre nom dans le groupe.',
    },
    group: {
      title: (name: string) => `Montrer mes sorties aux membres de ${name}`,
      text: 'Les membres de ce groupe voient ce qui est coché, jamais ce qui se trouve dans vos zones privées.',
      without: 'Sans cet accord, ils ne voient que votre nom dans le groupe.',
    },
    boards: {
      title: 'Paraître dans les classements',
      text: 'Mon nom et mes temps sur les montées connues figurent dans des classements que voient les personnes connectées à ce service, avec le mois, le type de vélo et la vitesse ascensionnelle. On peut y choisir une tranche d’âge et, si j’ai indiqué le mien, un sexe. Ce que cachent mes zones privées n’y paraît jamais.',
      without:
        'Sans cet accord, vous n’êtes dans aucun classement ; votre rang, vous seul le voyez.',
    },
    statistics: {
      title: 'Compter dans la fréquentation des montées',
      text: 'Mes passages comptent dans des tableaux mensuels pour le tourisme : jamais un nom, une trace, une fréquence cardiaque ni une puissance, et jamais moins de onze cyclistes ensemble.',
      without: 'Sans cet accord, vos passages ne comptent nulle part.',
    },
    'open-data': {
      title: 'Compter dans les données ouvertes',
      text: 'Mes passages comptent, avec du bruit aléatoire, dans des chiffres annuels que chacun peut télécharger. Ce qui est publié ne peut pas être repris.',
      without: 'Sans cet accord, vos passages ne comptent nulle part.',
    },
  },

  via: (groups: string) => `Par ${groups}`,
  mayUpload: 'Peut ajouter des fichiers pour moi',
  mayUploadHint:
    'Depuis les appareils du club, par exemple. L’entraîneur ne donne jamais un accord à votre place.',
  sees: 'Voit',
  fields: {
    summary: { name: 'Résumé', hint: 'date, durée, temps de montée, charge' },
    power: { name: 'Puissance', hint: 'watts et cadence' },
    heartRate: { name: 'Fréquence cardiaque', hint: 'donnée de santé' },
    position: {
      name: 'Position',
      hint: 'trace, carte, altitude, vitesse, heure exacte, fichiers d’origine',
    },
  },
  summaryAlways: 'toujours compris',

  choose: 'Choisir',
  give: 'Je suis d’accord',
  change: 'Modifier',
  save: 'Enregistrer',
  withdraw: 'Retirer',
  about: (act: string, title: string) => `${act} : ${title}`,
  state: {
    off: 'Pas donné',
    on: (date: string) => `Donné le ${date}`,
    waiting: (date: string) => `Demandé le ${date}, attend votre parent`,
    lapsed: (date: string) => `Donné le ${date}, à un âge passé : à redonner`,
    closed: 'Ouvert à partir de 18 ans',
    closedUnknown: 'S’ouvre quand votre mois de naissance est connu',
  },
  closedWhy:
    'D’ici là, vous ne paraissez jamais dans des listes ou des chiffres que d’autres voient.',
  guardianAgreed: (date: string) => `Votre parent a donné son accord le ${date}.`,

  areas: {
    own: 'Pour vous',
    coach: 'Entraîneurs',
    group: 'Groupes',
    public: 'Classements et chiffres',
  },
  noCoach:
    'Pas encore d’entraîneur. Ceux de vos groupes paraissent ici ; aucun ne voit rien avant votre accord.',
  noGroup: 'Pas encore de groupe. On en rejoint un par invitation.',

  banner: {
    birthMonth:
      'Votre mois de naissance manque. Aucun nouveau fichier n’est pris tant qu’il n’est pas connu.',
    analysis:
      'Aucun nouveau fichier n’est pris tant que vous n’avez pas accepté que vos sorties soient gardées et analysées.',
    guardian: 'Aucun fichier n’est gardé tant que votre parent n’a pas confirmé.',
    birthMonthLink: 'L’indiquer',
    analysisLink: 'Lire et décider',
    guardianLink: 'Comment faire',
  },
  again:
    'Vous avez passé 15 ou 18 ans : vos accords vous sont demandés à nouveau. Ce qui était là reste, et vous seul le voyez.',

  guardianTitle: 'Votre parent confirme',
  guardianText:
    'Avant 15 ans, votre parole et celle d’un parent ou d’un tuteur comptent ensemble. Il reçoit son propre lien, lit ce que vous demandez, et le coche ou non.',
  guardianCoach:
    'Demandez ce lien à un entraîneur de votre groupe : il peut le remettre à vos parents.',
  guardianEmail: 'Adresse électronique de votre parent',
  guardianSend: 'Envoyer le lien',
  guardianSent: (email: string) => `Le lien est en route vers ${email}.`,

  history: 'Historique',
  historyEmpty: 'Aucun accord n’a encore été donné.',
  historyOf: (n: number) => plural(n, 'entrée', 'entrées'),
  date: 'Date',
  what: 'Quoi',
  scope: 'Ce qui était ouvert',
  given: 'Donné',
  withdrawn: 'Retiré',
  by: { rider: 'par vous', guardian: 'par votre parent' },
  wording: (version: string) => `Texte ${version}`,

  guardian: {
    title: (child: string) => `${child} demande votre accord`,
    text: (child: string) =>
      `${child} a moins de 15 ans et un compte sur ce service, qui analyse des sorties à vélo. Sans votre accord, aucun fichier n’est gardé. Chaque point vaut pour lui seul ; cochez seulement ce que vous acceptez.`,
    confirmedTitle: (child: string) => `Votre accord pour ${child}`,
    confirmedText:
      'Vous pouvez reprendre chaque point ici à tout moment : gardez ce lien. Ce que vous reprenez cesse aussitôt.',
    nothing: (child: string) =>
      `${child} n’a encore rien demandé. Rouvrez ce lien quand ce sera fait.`,
    name: 'Votre nom',
    nameHint: 'Gardé avec votre accord, comme preuve.',
    parent: (child: string) => `J’exerce l’autorité parentale pour ${child}.`,
    confirm: 'J’accepte ce qui est coché',
    tick: 'Cochez au moins un point.',
    agreed: (date: string) => `Accepté le ${date}`,
    agreedTitle: 'Ce que vous avez accepté',
    withdraw: 'Reprendre',
    purposes: {
      analysis: {
        title: 'Garder et analyser les sorties',
        text: 'Les fichiers du compteur sont gardés et des chiffres en sont calculés, fréquence cardiaque comprise, qui est une donnée de santé. Seul votre enfant les voit.',
      },
      coach: {
        title: (name: string) => `Les montrer à ${name}, entraîneur`,
        text: 'L’entraîneur voit ce qui suit, tant que tous deux sont dans le même groupe :',
      },
      group: {
        title: (name: string) => `Les montrer aux membres de ${name}`,
        text: 'Les membres du groupe voient ce qui suit, jamais ce qui se trouve dans les zones privées :',
      },
    },
    uploads: 'L’entraîneur peut aussi ajouter des fichiers au nom de votre enfant.',
    goneTitle: 'Ce lien n’est plus valable',
    goneText:
      'Il est trop ancien, ou a été remplacé. Votre enfant ou son entraîneur peut en envoyer un autre.',
  },
};
