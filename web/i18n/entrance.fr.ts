import type { entranceEn } from './entrance.en.ts';

export const entranceFr: typeof entranceEn = {
  fields: {
    name: 'Votre nom',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    newPassword: 'Nouveau mot de passe',
    passwordHint: 'Au moins 10 caractères. Une phrase se retient mieux qu’un rébus.',
    language: 'Langue',
    languageHint: 'Celle des pages, et de ce que le service vous écrit.',
  },

  birthMonth: {
    legend: 'Mois de naissance',
    month: 'Mois',
    year: 'Année',
    choose: 'Choisir',
    why: 'Demandé parce que les accords dépendent de l’âge : avant 15 ans un parent donne aussi le sien, et certaines choses n’ouvrent qu’à 18 ans. Le jour n’est jamais demandé.',
    child: 'Avant 15 ans, un parent confirme ensuite. D’ici là, aucun fichier n’est gardé.',
  },

  signIn: {
    title: 'Se connecter',
    submit: 'Se connecter',
    forgotten: 'Mot de passe oublié ?',
    forgottenNoMail:
      'Mot de passe oublié ? L’administrateur de ce service peut vous donner un lien pour en choisir un autre.',
    codeTitle: 'Seconde étape',
    codeText: 'Le mot de passe est le bon. Votre compte demande aussi un code.',
    code: 'Code',
    codeHint: 'Les six chiffres de votre application d’authentification, ou un code de secours.',
    codeSubmit: 'Continuer',
    startOver: 'Se connecter avec un autre compte',
  },

  setup: {
    title: 'Mettre ce service en route',
    intro:
      'Vous créez le compte de l’administrateur. Il gère les personnes et le stockage ; il ne voit les sorties des autres que s’ils les partagent.',
    submit: 'Créer le compte',
    linkUsed:
      'Ce lien de mise en route a déjà servi, ou il est trop ancien. Redémarrez le service pour en obtenir un autre.',
  },

  password: {
    askTitle: 'Mot de passe oublié',
    askText:
      'Indiquez l’adresse de votre compte : le service y envoie un lien pour choisir un autre mot de passe.',
    askSubmit: 'Envoyer le lien',
    askedTitle: 'Regardez dans votre boîte',
    askedText: (email: string) =>
      `Si ${email} a un compte ici, un lien est en route. Il sert une seule fois, pendant peu de temps.`,
    noMailTitle: 'Mot de passe oublié',
    noMailText:
      'Ce service n’envoie pas de courrier. Son administrateur peut vous donner un lien pour choisir un autre mot de passe.',
    back: 'Revenir à la connexion',
    title: 'Choisir un nouveau mot de passe',
    text: 'Toutes les autres sessions de votre compte prennent fin quand vous le changez.',
    submit: 'Changer le mot de passe',
    linkUsed: 'Ce lien a déjà servi, ou il est trop ancien. Demandez-en un autre.',
    doneTitle: 'Le mot de passe est changé',
    doneText: 'Connectez-vous avec lui pour continuer.',
  },

  invitation: {
    title: (inviter: string) => `${inviter} vous invite`,
    titleOfNobody: 'Vous êtes invité',
    toGroup: (group: string, capacity: string) => `Dans le groupe ${group}, comme ${capacity}.`,
    toService: (role: string) => `Dans ce service, comme ${role}.`,
    capacities: { coach: 'entraîneur', rider: 'cycliste' },
    roles: {
      admin: 'administrateur',
      coach: 'entraîneur',
      rider: 'cycliste',
      analyst: 'analyste de la fréquentation',
    },
    nothingShared:
      'Rejoindre ne partage rien. Ce que l’entraîneur et les autres peuvent voir, vous le décidez ensuite, point par point.',
    accountTitle: 'Créer votre compte',
    submit: 'Créer le compte',
    haveAccount: 'J’ai déjà un compte',
    joinAs: (name: string) => `Vous êtes connecté en tant que ${name}.`,
    join: 'Rejoindre le groupe',
    otherAccount: 'Se connecter avec un autre compte',
    nothingToJoin:
      'Vous avez déjà un compte, et cette invitation ne nomme aucun groupe : il n’y a rien à accepter.',
    home: 'Aller à l’accueil',
    goneTitle: 'Cette invitation n’est plus valable',
    goneText:
      'Elle a servi, a été retirée, ou est trop ancienne. La personne qui vous l’a envoyée peut en envoyer une autre.',
  },

  failing: { title: 'Ce lien n’a pas pu être vérifié' },
};
