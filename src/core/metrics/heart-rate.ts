import type { Metric, MetricInput } from './metric.ts';
import { mean, type Tally, tally } from './statistics.ts';

export const averageHeartRate = {
  id: 'averageHeartRate',
  unit: 'bpm',
  digits: 0,
  reveals: ['heartRate'],
  label: { fr: 'Fréquence cardiaque moyenne', en: 'Average heart rate' },
  rule: {
    fr: 'Moyenne des valeurs seconde par seconde, hors pauses ; une valeur nulle est une mesure manquante.',
    en: 'Mean of the second-by-second values, pauses excluded; a value of zero is a missing measurement.',
  },
  value: (input) => mean(heartRate(input)),
} as const satisfies Metric;

export const maximumHeartRate = {
  id: 'maximumHeartRate',
  unit: 'bpm',
  digits: 0,
  reveals: ['heartRate'],
  label: { fr: 'Fréquence cardiaque maximale', en: 'Maximum heart rate' },
  rule: {
    fr: 'Plus grande valeur enregistrée pendant la sortie, hors pauses. Ce n’est pas forcément la fréquence maximale du cycliste.',
    en: 'Highest value recorded during the ride, pauses excluded. Not necessarily the maximum heart rate of the rider.',
  },
  value: (input) => heartRate(input).highest,
} as const satisfies Metric;

function heartRate(input: MetricInput): Tally {
  return tally(input, 'heartRate', Number.MIN_VALUE);
}
