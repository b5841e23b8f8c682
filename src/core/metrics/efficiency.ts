import { averageHeartRate } from './heart-rate.ts';
import type { Metric } from './metric.ts';
import { weightedPower } from './weighted-power.ts';

export const efficiency = {
  id: 'efficiency',
  unit: 'W/bpm',
  digits: 2,
  reveals: ['power', 'heartRate'],
  label: { fr: 'Efficacité', en: 'Efficiency' },
  rule: {
    fr: 'Puissance pondérée divisée par fréquence cardiaque moyenne : les watts obtenus par battement. À comparer entre sorties semblables du même cycliste. Correspond à l’Efficiency Factor.',
    en: 'Weighted power divided by average heart rate: the watts obtained per beat. To be compared between similar rides of the same rider. Corresponds to the Efficiency Factor.',
  },
  value: (input) => input.of(weightedPower) / input.of(averageHeartRate),
} as const satisfies Metric;
