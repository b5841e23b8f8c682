import { moving } from './clocks.ts';
import { distance } from './distance.ts';
import type { Metric } from './metric.ts';
import { tally } from './statistics.ts';

export const averageSpeed = {
  id: 'averageSpeed',
  unit: 'm/s',
  digits: 2,
  reveals: ['summary'],
  label: { fr: 'Vitesse moyenne', en: 'Average speed' },
  rule: {
    fr: 'Distance divisée par le temps en mouvement : les arrêts ne comptent pas.',
    en: 'Distance divided by moving time: stops do not count.',
  },
  value: (input) => (input.of(moving) > 0 ? input.of(distance) / input.of(moving) : Number.NaN),
} as const satisfies Metric;

export const maximumSpeed = {
  id: 'maximumSpeed',
  unit: 'm/s',
  digits: 2,
  reveals: ['summary'],
  label: { fr: 'Vitesse maximale', en: 'Maximum speed' },
  rule: {
    fr: 'Plus grande vitesse sur une seconde, hors pauses ; au-delà de 40 m/s (144 km/h), une valeur est écartée comme erreur de mesure.',
    en: 'Highest speed over one second, pauses excluded; a value above 40 m/s (144 km/h) is dropped as an error of measurement.',
  },
  value: (input) => tally(input, 'speed').highest,
} as const satisfies Metric;
