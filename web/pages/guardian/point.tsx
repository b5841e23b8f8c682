import type { Purpose } from '../../../src/core/purposes.ts';
import type { AskedOfGuardian } from '../../api/consents.ts';
import { consentWords } from '../../i18n/consents.ts';

/** What a child can ask for at all; the other purposes open at 18. */
type AskedPurpose = Extract<Purpose, 'analysis' | 'coach' | 'group'>;

function wordsOf(purpose: Purpose) {
  return consentWords().guardian.purposes[purpose as AskedPurpose];
}

export function titleOfPoint({ purpose, subject }: AskedOfGuardian): string {
  const { title } = wordsOf(purpose);
  return typeof title === 'string' ? title : title(subject?.name ?? '–');
}

/** In plain words what one point means, with everything it would open. */
export function Point({ point }: { point: AskedOfGuardian }) {
  const words = consentWords();
  return (
    <div class="point">
      <p>{wordsOf(point.purpose).text}</p>
      {point.fields.length > 0 && (
        <ul class="point-fields">
          {point.fields.map((field) => (
            <li key={field}>
              {words.fields[field].name} <span class="soft">({words.fields[field].hint})</span>
            </li>
          ))}
        </ul>
      )}
      {point.mayUpload && <p>{words.guardian.uploads}</p>}
    </div>
  );
}
