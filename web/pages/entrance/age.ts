import { ageBand } from '../../../src/core/age.ts';

/** `birthMonth` as `YYYY-MM`, or empty as long as it is not known: then nobody is a child yet. */
export function isUnder15(birthMonth: string, now: Date): boolean {
  return birthMonth !== '' && ageBand(birthMonth, now.getTime() / 1000) === 'child';
}
