import { blockwise } from './blockwise.ts';
import type { Measured, Metric } from './metric.ts';

export const leftBalance = {
  id: 'leftBalance',
  unit: 'ratio',
  digits: 3,
  reveals: ['power'],
  label: { fr: 'Part de la jambe gauche', en: 'Left leg’s share' },
  rule: {
    fr: 'Part du travail fournie par la jambe gauche : moyenne de la part mesurée à chaque seconde, pondérée par la puissance, hors pauses. Certains capteurs estiment la part gauche à partir d’une seule pédale.',
    en: 'Share of the work done by the left leg: mean of the share measured at each second, weighted by power, pauses excluded. Some meters guess the left share from one pedal alone.',
  },
  value({ range, shared }) {
    const { left, both } = shared(worked)(range.start, range.end);
    return left / both;
  },
} as const satisfies Metric;

interface Worked {
  left: number;
  both: number;
}

/** Joules while both are measured. */
function worked({ grid, running, seconds }: Measured): (start: number, end: number) => Worked {
  const { power, leftBalance } = grid;
  if (!power || !leftBalance) return () => ({ left: 0, both: 0 });
  const within = (start: number, end: number): Worked => {
    let left = 0;
    let both = 0;
    for (let i = start; i < end; i++) {
      const watts = power[i];
      if (running[i] === 0 || !(watts > 0) || Number.isNaN(leftBalance[i])) continue;
      left += watts * leftBalance[i];
      both += watts;
    }
    return { left, both };
  };
  return blockwise(seconds, within, (a, b) => ({ left: a.left + b.left, both: a.both + b.both }));
}
