import type { Range } from '../series.ts';
import { efficiency } from './efficiency.ts';
import { type Metric, type MetricInput, metricInput } from './metric.ts';
import { secondsRunning } from './statistics.ts';

/** Seconds of timer that each half needs. */
const SHORTEST_HALF = 20 * 60;

export const decoupling = {
  id: 'decoupling',
  unit: '%',
  digits: 1,
  reveals: ['power', 'heartRate'],
  label: { fr: 'Découplage', en: 'Decoupling' },
  rule: {
    fr: 'Baisse de l’efficacité (puissance pondérée par battement) de la première à la seconde moitié du temps chronométré, en pour cent de la première ; positif = le cœur dérive. Inconnu si une moitié dure moins de 20 min. Ne parle que d’un effort régulier : à lire avec la variabilité. Correspond au découplage Pw:HR.',
    en: 'Loss of efficiency (weighted power per beat) from the first to the second half of the timer time, in per cent of the first; positive = the heart drifts. Unknown where a half is shorter than 20 min. Meaningful for a steady effort only: read it beside the variability. Corresponds to Pw:HR decoupling.',
  },
  value(input) {
    const halves = halvesOf(input);
    if (halves === null) return Number.NaN;
    const [first, second] = halves.map((half) => efficiencyOver(input, half)) as [number, number];
    return (100 * (first - second)) / first;
  },
} as const satisfies Metric;

function efficiencyOver({ ride, rider }: MetricInput, range: Range): number {
  return metricInput(ride, rider, range).of(efficiency);
}

/** The ranges before and after the middle of the timer; null where they are too short. */
function halvesOf(input: MetricInput): [Range, Range] | null {
  const { running, range } = input;
  const { start, end } = range;
  const half = Math.floor(secondsRunning(input) / 2);
  if (half < SHORTEST_HALF) return null;
  const middle = secondsUntil(running, half);
  return [
    { start, end: start + middle },
    { start: start + middle, end },
  ];
}

/** How many flags it takes to count so many ones. */
function secondsUntil(running: Uint8Array, ones: number): number {
  let seconds = 0;
  for (let ridden = 0; ridden < ones; seconds++) ridden += running[seconds];
  return seconds;
}
