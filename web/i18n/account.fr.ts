import type { accountEn } from './account.en.ts';

export const accountFr: typeof accountEn = {
  signIn: {
    title: 'Se connecter',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    submit: 'Se connecter',
  },

  setup: {
    title: 'Mettre ce service en route',
    intro:
      'Vous créez le compte du propriétaire. Il gère tous les cyclistes et toutes les sorties.',
    name: 'Votre nom',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    passwordHint: 'Au moins 10 caractères. Une phrase se retient mieux qu’un rébus.',
    submit: 'Créer le compte',
    linkUsed:
      'Ce lien de mise en route a déjà servi, ou il est trop ancien. Redémarrez le service pour en obtenir un autre.',
  },
};
