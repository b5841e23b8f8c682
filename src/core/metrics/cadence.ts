import type { Metric } from './metric.ts';
import { mean, tally } from './statistics.ts';

export const averageCadence = {
  id: 'averageCadence',
  unit: 'rpm',
  digits: 0,
  reveals: ['power'],
  label: { fr: 'Cadence moyenne', en: 'Average cadence' },
  rule: {
    fr: 'Moyenne des secondes pendant lesquelles le cycliste pédalait : roue libre et pauses exclues.',
    en: 'Mean over the seconds in which the rider was pedalling: coasting and pauses excluded.',
  },
  value: (input) => mean(tally(input, 'cadence', Number.MIN_VALUE)),
} as const satisfies Metric;
