import type { EffortDetail, References } from '../../api/efforts.ts';
import { isCoarse } from '../../charts/delta.ts';
import { quantityText } from '../../charts/moment.ts';
import { shortDate } from '../../format/date.ts';
import { clock } from '../../format/duration.ts';
import { effortWords } from '../../i18n/effort.ts';
import { language } from '../../i18n/language.ts';

export const KINDS = ['best', 'group', 'even', 'optimal'] as const;
export type ReferenceKind = (typeof KINDS)[number];

/** The first that there is; where there is none, the first. */
export function firstReference(references: References): ReferenceKind {
  return KINDS.find((kind) => references[kind].missing === null) ?? 'best';
}

/** What it is called: of the rider's best effort, the fastest other one is the second. */
export function referenceName(kind: ReferenceKind, { best, ride, number }: EffortDetail): string {
  const words = effortWords().references;
  const isBest = best?.ride === ride.id && best.number === number;
  return kind === 'best' && isBest ? words.second : words[kind];
}

interface ReferenceSwitchProps {
  effort: EffortDetail;
  kind: ReferenceKind;
  onKind: (kind: ReferenceKind) => void;
}

/** What the effort is compared with, and what that is; also why one of them is missing. */
export function ReferenceSwitch({ effort, kind, onKind }: ReferenceSwitchProps) {
  const words = effortWords().references;
  return (
    <div class="reference">
      <fieldset class="segments">
        <legend class="visually-hidden">{words.label}</legend>
        {KINDS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="reference"
              checked={each === kind}
              onChange={() => onKind(each)}
            />
            {referenceName(each, effort)}
          </label>
        ))}
      </fieldset>
      <p class="soft small" aria-live="polite">
        {toldOf(effort.references, kind)}
      </p>
    </div>
  );
}

function toldOf(references: References, kind: ReferenceKind): string {
  const words = effortWords().references;
  const { best, group, even, optimal } = references;
  const { missing } = references[kind];
  if (missing !== null) return words.missing[missing];
  const said: string[] = [];
  if (kind === 'best' && best.missing === null) {
    const { beganAt, elapsed } = best.effort;
    said.push(words.bestTold(shortDate(beganAt, language.value), clock(elapsed)));
    if (isCoarse(best.course)) said.push(words.ruleCoarse);
  }
  if (kind === 'group' && group.missing === null) said.push(words.groupTold(group.riders));
  if (kind === 'even' && even.missing === null) {
    said.push(words.evenTold(quantityText(even.power, 'W', 0)));
    if (even.assumedWeight) said.push(words.assumed);
  }
  if (kind === 'optimal' && optimal.missing === null) {
    said.push(words.optimalTold(clock(optimal.course.elapsed.at(-1) ?? 0)));
    if (optimal.assumedWeight) said.push(words.assumed);
  }
  return [...said, words.rule].join(' ');
}
