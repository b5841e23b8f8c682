import { runningMedian } from '../kernels/running-median.ts';
import type { Column } from '../recording.ts';
import { blockwise } from './blockwise.ts';
import type { Measured, Metric, MetricInput } from './metric.ts';
import { maximum } from './statistics.ts';

/** Metres that the altitude must change before it counts. */
const BAROMETRIC_THRESHOLD = 2;
const GPS_THRESHOLD = 5;

/** Seconds either side over which GPS altitude is smoothed: 30 s. */
const GPS_SMOOTHING = 15;

/** Metres in one second beyond which the altitude jumped: nobody rides that. */
const JUMP = 5;

const METHOD = {
  fr: 'Altitude barométrique : un changement compte dès qu’il dépasse 2 m. Altitude GPS ou d’origine inconnue : médiane sur 30 s, puis seuil de 5 m. Rien n’est compté pendant les pauses, dans les trous ni lors de sauts de plus de 5 m/s (télécabine, voiture).',
  en: 'Barometric altitude: a change counts once it exceeds 2 m. GPS altitude or of unknown origin: median over 30 s, then a threshold of 5 m. Nothing is counted in pauses, holes and jumps of more than 5 m/s (cable car, car).',
};

export const ascent = {
  id: 'ascent',
  unit: 'm',
  digits: 0,
  reveals: ['summary'],
  label: { fr: 'Dénivelé positif', en: 'Ascent' },
  rule: {
    fr: `Somme des montées. ${METHOD.fr}`,
    en: `Sum of what was climbed. ${METHOD.en}`,
  },
  value: (input) => climbing(input).ascent,
} as const satisfies Metric;

export const descent = {
  id: 'descent',
  unit: 'm',
  digits: 0,
  reveals: ['summary'],
  label: { fr: 'Dénivelé négatif', en: 'Descent' },
  rule: {
    fr: `Somme des descentes, comptée positivement. ${METHOD.fr}`,
    en: `Sum of what was descended, as a positive number. ${METHOD.en}`,
  },
  value: (input) => climbing(input).descent,
} as const satisfies Metric;

export const maximumAltitude = {
  id: 'maximumAltitude',
  unit: 'm',
  digits: 0,
  reveals: ['summary'],
  label: { fr: 'Altitude maximale', en: 'Maximum altitude' },
  rule: {
    fr: 'Plus grande altitude enregistrée, pauses comprises.',
    en: 'Highest altitude recorded, pauses included.',
  },
  value: ({ range, shared }) => shared(highest)(range.start, range.end),
} as const satisfies Metric;

function highest({ grid, seconds }: Measured): (start: number, end: number) => number {
  const { altitude } = grid;
  if (!altitude) return () => Number.NaN;
  const within = (start: number, end: number) => maximum(altitude.subarray(start, end));
  return blockwise(seconds, within, (a, b) => (a > b || Number.isNaN(b) ? a : b));
}

export interface Climbing {
  ascent: number;
  descent: number;
}

/** Of a lap that is the whole ride, what the ride has already. */
function climbing({ range, shared }: MetricInput): Climbing {
  return shared(climbingWithin, range.start, range.end);
}

function climbingWithin(ride: Measured, start: number, end: number): Climbing {
  const stretches = ridden(ride, start, end);
  if (stretches.length === 0) return { ascent: Number.NaN, descent: Number.NaN };
  return ride.altitudeSource === 'barometric'
    ? climbed(stretches, BAROMETRIC_THRESHOLD)
    : climbed(stretches.map(smoothed), GPS_THRESHOLD);
}

/**
 * Ascent and descent by hysteresis: a change counts once it is greater than `threshold`, and the
 * reference then moves to where it was seen (the rule of GoldenCheetah). From one stretch to the
 * next the reference moves with the altitude: what lies between is not counted, and a climb that a
 * stop interrupts is not lost.
 */
export function climbed(stretches: readonly Column[], threshold: number): Climbing {
  const total = { ascent: 0, descent: 0 };
  let above = 0; // of the last altitude over the reference
  for (const altitude of stretches) {
    let reference = altitude[0] - above;
    for (let i = 0; i < altitude.length; i++) {
      const metres = altitude[i];
      above = metres - reference;
      if (Math.abs(above) <= threshold) continue;
      if (above > 0) total.ascent += above;
      else total.descent -= above;
      reference = metres;
      above = 0;
    }
  }
  return total;
}

/** The altitude in unbroken stretches: cut at pauses, holes and jumps. */
function ridden(ride: Measured, start: number, end: number): Column[] {
  const altitude = ride.grid.altitude?.subarray(start, end) ?? new Float64Array(0);
  const running = ride.running.subarray(start, end);
  const stretches: Column[] = [];
  for (let i = 0; i < altitude.length; ) {
    const end = endOfStretch(altitude, running, i);
    if (end > i) stretches.push(altitude.subarray(i, end));
    i = Math.max(end, i + 1);
  }
  return stretches;
}

/** Where a stretch that begins at a second ends; that second itself where none does. */
function endOfStretch(altitude: Column, running: Uint8Array, start: number): number {
  if (running[start] === 0 || Number.isNaN(altitude[start])) return start;
  let end = start + 1;
  // a missing altitude is no step of 5 m or less either
  while (running[end] === 1 && Math.abs(altitude[end] - altitude[end - 1]) <= JUMP) end++;
  return end;
}

function smoothed(altitude: Column): Column {
  return runningMedian(altitude, GPS_SMOOTHING);
}
