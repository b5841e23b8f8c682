import type { AgeBand } from '../../../../src/core/age.ts';
import type { Question } from '../../../api/consents.ts';

/** How a question stands: what a rider reads under it, and what can be done about it. */
export type Standing = 'closed' | 'off' | 'on' | 'waiting' | 'lapsed';

/**
 * `closed`: not open at this age. `waiting`: a child said yes, the parent has not yet. `lapsed`: said
 * at another age, so it counts no more and is asked anew.
 */
export function standingOf({ open, consent }: Question, band: AgeBand): Standing {
  if (!open) return 'closed';
  if (consent === null) return 'off';
  if (consent.effective) return 'on';
  return band === 'child' && consent.guardianAt === null ? 'waiting' : 'lapsed';
}

/** Something was said at an age that has passed: the whole page says why it is asked again. */
export function isAskedAgain(questions: readonly Question[], band: AgeBand): boolean {
  return questions.some((question) => standingOf(question, band) === 'lapsed');
}

/** The questions of the page, area by area, each in the order in which the service tells them. */
export function areasOf(questions: readonly Question[]) {
  const about = (...purposes: Question['purpose'][]) =>
    questions.filter(({ purpose }) => purposes.includes(purpose));
  return {
    own: about('analysis'),
    coach: about('coach'),
    group: about('group'),
    public: about('boards', 'statistics', 'open-data'),
  };
}
