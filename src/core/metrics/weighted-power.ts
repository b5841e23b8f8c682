import { makeColumn } from '../lent-memory.ts';
import type { Note } from '../notes.ts';
import type { Column } from '../recording.ts';
import { blockwise } from './blockwise.ts';
import { timer } from './clocks.ts';
import type { Measured, Metric, MetricInput } from './metric.ts';
import { averagePower } from './power.ts';
import { powerTally } from './statistics.ts';

/** Seconds over which power is smoothed: about the time that breathing and blood need to follow. */
const WINDOW = 30;

/** Below this, a weighted power says little about the strain of the effort. */
const SHORT = 20 * 60;

export const weightedPower = {
  id: 'weightedPower',
  unit: 'W',
  digits: 0,
  reveals: ['power'],
  label: { fr: 'Puissance pondérée', en: 'Weighted power' },
  rule: {
    fr: 'Moyenne glissante de la puissance sur 30 s (fenêtres complètes, pauses et secondes sans mesure retirées), élevée à la puissance 4, moyennée, puis racine quatrième : la puissance constante qui aurait coûté le même effort. Inconnue en dessous de 30 s, peu parlante en dessous de 20 min. Correspond à la Normalized Power® de TrainingPeaks.',
    en: 'Moving mean of power over 30 s (full windows, pauses and seconds without a measurement cut out), raised to the 4th power, averaged, then the fourth root: the steady power that would have cost the same effort. Unknown below 30 s, of little meaning below 20 min. Corresponds to Normalized Power® of TrainingPeaks.',
  },
  value: weightedMean,
  remark(input): Note | null {
    if (Number.isNaN(input.of(weightedPower)) || input.of(timer) >= SHORT) return null;
    const minutes = Math.floor(input.of(timer) / 60);
    const detail = `weighted power of ${minutes} min: below 20 min it says little about strain`;
    return { code: 'short', count: 1, detail };
  },
} as const satisfies Metric;

export const variability = {
  id: 'variability',
  unit: 'ratio',
  digits: 2,
  reveals: ['power'],
  label: { fr: 'Variabilité', en: 'Variability' },
  rule: {
    fr: 'Puissance pondérée divisée par puissance moyenne : 1 pour un effort parfaitement régulier. Correspond au Variability Index.',
    en: 'Weighted power divided by average power: 1 for a perfectly steady effort. Corresponds to the Variability Index.',
  },
  value(input) {
    const average = input.of(averagePower);
    return average > 0 ? input.of(weightedPower) / average : Number.NaN;
  },
} as const satisfies Metric;

/**
 * The fourth-power mean of the 30 s moving means of power at 1 Hz. The first window ends at the 30th
 * second (Coggan); a shorter series has none: NaN.
 */
function weightedMean(input: MetricInput): number {
  const start = powerTally(input, { start: 0, end: input.range.start }).seconds;
  const end = start + powerTally(input).seconds;
  const windows = end - start - WINDOW + 1;
  if (windows <= 0) return Number.NaN;
  const total = input.shared(totals)(end - windows, end);
  return Math.sqrt(Math.sqrt(total / windows));
}

/** `fourthPowers` of what was recorded. */
function totals(ride: Measured): (start: number, end: number) => number {
  const power = recordedPower(ride);
  return blockwise(power.length, (start, end) => fourthPowers(power, start, end), add);
}

/** Watts of the ride, pauses and seconds without a measurement cut out. */
function recordedPower({ grid, running }: Measured): Column {
  const power = grid.power ?? new Float64Array(0);
  const recorded = makeColumn(power.length);
  let seconds = 0;
  for (let i = 0; i < power.length; i++) {
    if (running[i] === 1 && power[i] >= 0) recorded[seconds++] = power[i];
  }
  return recorded.subarray(0, seconds);
}

/** Sum of the fourth powers of the means over windows that end with the values in a range. */
function fourthPowers(power: Column, start: number, end: number): number {
  let inWindow = 0;
  for (let i = Math.max(0, start - WINDOW); i < start; i++) inWindow += power[i];
  let total = 0;
  for (let i = start; i < end; i++) {
    inWindow += power[i] - (i >= WINDOW ? power[i - WINDOW] : 0);
    const square = (inWindow / WINDOW) ** 2;
    total += square * square;
  }
  return total;
}

function add(a: number, b: number): number {
  return a + b;
}
