import type { Metric } from './metric.ts';
import { mean, tally } from './statistics.ts';

export const averageTemperature = {
  id: 'averageTemperature',
  unit: '°C',
  digits: 0,
  reveals: ['summary'],
  label: { fr: 'Température moyenne', en: 'Average temperature' },
  rule: {
    fr: 'Moyenne des valeurs du compteur, hors pauses. Au soleil, un compteur lit souvent quelques degrés de trop.',
    en: 'Mean of the values of the device, pauses excluded. In the sun a device often reads a few degrees too high.',
  },
  value: (input) => mean(tally(input, 'temperature')),
} as const satisfies Metric;
