import type { Metric, MetricInput } from './metric.ts';
import { work } from './power.ts';

/** Joules in a kilocalorie. */
const KILOCALORIE = 4184;

/** Share of the metabolic energy that reaches the pedals: a trained rider's range and its middle. */
const GROSS_EFFICIENCY = { highest: 0.25, central: 0.23, lowest: 0.2 };

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
  value: (input) => spentAt(input, GROSS_EFFICIENCY.highest),
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
  value: (input) => spentAt(input, GROSS_EFFICIENCY.central),
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
  value: (input) => spentAt(input, GROSS_EFFICIENCY.lowest),
} as const satisfies Metric;

function spentAt(input: MetricInput, efficiency: number): number {
  return input.of(work) / (KILOCALORIE * efficiency);
}
