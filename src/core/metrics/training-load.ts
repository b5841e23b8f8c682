import { timer } from './clocks.ts';
import type { Metric } from './metric.ts';
import { weightedPower } from './weighted-power.ts';

export const intensity = {
  id: 'intensity',
  unit: 'ratio',
  digits: 2,
  reveals: ['power'],
  label: { fr: 'Intensité', en: 'Intensity' },
  rule: {
    fr: 'Puissance pondérée divisée par la puissance au seuil du cycliste : 1 correspond à l’effort tenable environ une heure. Inconnue sans seuil. Correspond à l’Intensity Factor® de TrainingPeaks.',
    en: 'Weighted power divided by the rider’s threshold power: 1 is the effort that can be held for about an hour. Unknown without a threshold. Corresponds to Intensity Factor® of TrainingPeaks.',
  },
  value(input) {
    return input.of(weightedPower) / (input.rider.threshold ?? Number.NaN);
  },
} as const satisfies Metric;

export const trainingLoad = {
  id: 'trainingLoad',
  unit: 'points',
  digits: 0,
  reveals: ['power'],
  label: { fr: 'Charge d’entraînement', en: 'Training load' },
  rule: {
    fr: 'Temps chronométré en heures × intensité au carré × 100 : une heure au seuil vaut 100 points. Inconnue sans seuil. Correspond au Training Stress Score® de TrainingPeaks.',
    en: 'Timer time in hours × intensity squared × 100: one hour at threshold makes 100 points. Unknown without a threshold. Corresponds to Training Stress Score® of TrainingPeaks.',
  },
  value: (input) => (100 * input.of(timer) * input.of(intensity) ** 2) / 3600,
} as const satisfies Metric;
