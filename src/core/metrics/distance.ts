import type { Column } from '../recording.ts';
import type { Metric } from './metric.ts';

export const distance = {
  id: 'distance',
  unit: 'm',
  digits: 0,
  reveals: ['summary'],
  label: { fr: 'Distance', en: 'Distance' },
  rule: {
    fr: 'Distance cumulée à la fin moins distance cumulée au début, telle que le compteur l’a enregistrée (capteur de roue ou GPS) ; si le fichier n’en contient pas, somme des longueurs entre positions.',
    en: 'Cumulative distance at the end minus that at the start, as the device recorded it (wheel sensor or GPS); where the file has none, the sum of the lengths between positions.',
  },
  value({ ride, range }) {
    const ridden = ride.grid.distance;
    return ridden ? atSecond(ridden, range.end) - atSecond(ridden, range.start) : Number.NaN;
  },
} as const satisfies Metric;

/** Neighbouring ranges share their border, so that laps add up to the ride. */
function atSecond(ridden: Column, second: number): number {
  for (let i = Math.min(second, ridden.length - 1); i >= 0; i--) {
    if (!Number.isNaN(ridden[i])) return ridden[i];
  }
  return 0;
}
