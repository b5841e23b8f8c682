import type { Metric } from './metric.ts';
import { mean, powerTally } from './statistics.ts';

export const averagePower = {
  id: 'averagePower',
  unit: 'W',
  digits: 0,
  reveals: ['power'],
  label: { fr: 'Puissance moyenne', en: 'Average power' },
  rule: {
    fr: 'Moyenne des valeurs seconde par seconde, zéros en roue libre compris ; pauses et secondes sans mesure exclues.',
    en: 'Mean of the second-by-second values, zeros while coasting included; pauses and seconds without a measurement excluded.',
  },
  value: (input) => mean(powerTally(input)),
} as const satisfies Metric;

export const maximumPower = {
  id: 'maximumPower',
  unit: 'W',
  digits: 0,
  reveals: ['power'],
  label: { fr: 'Puissance maximale', en: 'Maximum power' },
  rule: {
    fr: 'Plus grande valeur sur une seconde, hors pauses, après réparation des pics impossibles (plus de 2 000 W, ou plus de 800 W et 1,8 fois les 5 secondes voisines).',
    en: 'Highest value over one second, pauses excluded, after repair of impossible spikes (over 2,000 W, or over 800 W and 1.8 times the neighbouring 5 seconds).',
  },
  value: (input) => powerTally(input).highest,
} as const satisfies Metric;

export const work = {
  id: 'work',
  unit: 'J',
  digits: 0,
  reveals: ['power'],
  label: { fr: 'Travail', en: 'Work' },
  rule: {
    fr: 'Somme de la puissance à chaque seconde (1 W pendant 1 s = 1 J), hors pauses ; une seconde sans mesure compte pour zéro.',
    en: 'Sum of the power at each second (1 W for 1 s = 1 J), pauses excluded; a second without a measurement counts as zero.',
  },
  value(input) {
    const { seconds, sum } = powerTally(input);
    return seconds > 0 ? sum : Number.NaN;
  },
} as const satisfies Metric;
