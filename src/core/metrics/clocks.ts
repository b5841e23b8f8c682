import { isWhole, type Metric, type MetricInput } from './metric.ts';
import { secondsMoving, secondsRunning } from './statistics.ts';

export const elapsed = {
  id: 'elapsed',
  unit: 's',
  digits: 0,
  reveals: ['summary'],
  label: { fr: 'Temps total', en: 'Elapsed time' },
  rule: {
    fr: 'Du départ à l’arrivée à l’horloge, pauses comprises.',
    en: 'From start to finish by the clock, pauses included.',
  },
  value: (input) => (isWhole(input) ? input.ride.elapsed : input.range.end - input.range.start),
} as const satisfies Metric;

export const timer = {
  id: 'timer',
  unit: 's',
  digits: 0,
  reveals: ['summary'],
  label: { fr: 'Temps chronométré', en: 'Timer time' },
  rule: {
    fr: 'Temps pendant lequel le chronomètre du compteur tournait : le temps total moins les pauses. Une pause est un arrêt du chronomètre ou, si le fichier n’en dit rien, un trou de plus de 10 s sur moins de 10 m.',
    en: 'Time during which the timer of the device was running: elapsed time minus pauses. A pause is a stop of the timer or, where the file says nothing about it, a hole of more than 10 s over less than 10 m.',
  },
  value: (input) => (isWhole(input) ? input.ride.timer : secondsRunning(input)),
} as const satisfies Metric;

export const moving = {
  id: 'moving',
  unit: 's',
  digits: 0,
  reveals: ['summary'],
  label: { fr: 'Temps en mouvement', en: 'Moving time' },
  rule: {
    fr: 'Temps pendant lequel le vélo avançait ou le pédalier tournait.',
    en: 'Time during which the bike was moving or the cranks were turning.',
  },
  value: (input) => (isWhole(input) ? input.ride.movingTime : movingWithin(input)),
} as const satisfies Metric;

function movingWithin(input: MetricInput): number {
  if (Number.isNaN(input.ride.movingTime)) return Number.NaN; // neither speed nor cadence tells
  return secondsMoving(input);
}
