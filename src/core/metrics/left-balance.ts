import type { Metric } from './metric.ts';

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
  value(input) {
    const share = input.column('leftBalance');
    const power = input.column('power');
    if (share === null || power === null) return Number.NaN;
    let left = 0;
    let both = 0;
    for (let i = 0; i < share.length; i++) {
      const watts = power[i];
      if (input.running[i] === 0 || !(watts > 0) || Number.isNaN(share[i])) continue;
      left += watts * share[i];
      both += watts;
    }
    return left / both;
  },
} as const satisfies Metric;
