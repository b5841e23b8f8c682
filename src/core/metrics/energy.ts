import { energySpent } from '../fuelling.ts';
import type { Metric } from './metric.ts';
import { work } from './power.ts';

const RULE = {
  fr: 'Travail mécanique divisé par le rendement brut du corps, qui va de 20 à 25 % selon le cycliste et l’effort (valeur centrale 23 %). Inconnue sans capteur de puissance.',
  en: 'Mechanical work divided by the gross efficiency of the body, which is 20 to 25 % depending on rider and effort (23 % in the middle). Unknown without a power meter.',
};

export const energyLow = {
  id: 'energyLow',
  unit: 'kcal',
  digits: 0,
  reveals: ['power'],
  label: { fr: 'Énergie dépensée, au moins', en: 'Energy spent, at least' },
  rule: {
    fr: `${RULE.fr} Ici avec un rendement de 25 %.`,
    en: `${RULE.en} Here at an efficiency of 25 %.`,
  },
  value: (input) => energySpent(input.of(work)).low,
} as const satisfies Metric;

export const energy = {
  id: 'energy',
  unit: 'kcal',
  digits: 0,
  reveals: ['power'],
  label: { fr: 'Énergie dépensée', en: 'Energy spent' },
  rule: {
    fr: `${RULE.fr} Ici avec un rendement de 23 %.`,
    en: `${RULE.en} Here at an efficiency of 23 %.`,
  },
  value: (input) => energySpent(input.of(work)).central,
} as const satisfies Metric;

export const energyHigh = {
  id: 'energyHigh',
  unit: 'kcal',
  digits: 0,
  reveals: ['power'],
  label: { fr: 'Énergie dépensée, au plus', en: 'Energy spent, at most' },
  rule: {
    fr: `${RULE.fr} Ici avec un rendement de 20 %.`,
    en: `${RULE.en} Here at an efficiency of 20 %.`,
  },
  value: (input) => energySpent(input.of(work)).high,
} as const satisfies Metric;
