import type { ComparedEffort } from '../../api/efforts.ts';
import { shortDate } from '../../format/date.ts';
import { language } from '../../i18n/language.ts';

/** An effort with what tells it apart everywhere on the page: a letter, and a colour with a dash. */
export interface Lane {
  /** RIDE:NUMBER */
  key: string;
  letter: string;
  name: string;
  token: string;
  dash: readonly number[];
  effort: ComparedEffort;
}

/** Told apart by dash as well as by colour. */
const LOOKS: { token: string; dash: number[] }[] = [
  { token: '--chart-power', dash: [] },
  { token: '--chart-heart-rate', dash: [7, 3] },
  { token: '--chart-speed', dash: [2, 3] },
  { token: '--chart-w-balance', dash: [9, 3, 2, 3] },
  { token: '--chart-cadence', dash: [] },
  { token: '--ink', dash: [7, 3] },
  { token: '--chart-best', dash: [2, 3] },
  { token: '--warning', dash: [9, 3, 2, 3] },
];

/** RIDE:NUMBER, as the address has it. */
export function keyOf({ ride, number }: ComparedEffort): string {
  return `${ride.id}:${number}`;
}

export function lanesOf(efforts: readonly ComparedEffort[]): Lane[] {
  return efforts.map((effort, index) => {
    const { ride, beganAt } = effort;
    return {
      key: keyOf(effort),
      letter: String.fromCharCode(65 + index),
      name: `${ride.riderName}, ${shortDate(beganAt, language.value)}`,
      ...LOOKS[index % LOOKS.length],
      effort,
    };
  });
}
