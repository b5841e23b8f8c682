import type { Purpose } from '../../../../src/core/purposes.ts';
import { consentWords } from '../../../i18n/consents.ts';

/** What a question asks, with the name of the coach or group it is about. */
export function titleOf({
  purpose,
  subject,
}: {
  purpose: Purpose;
  subject: { name: string | null } | null;
}): string {
  const { title } = consentWords().purposes[purpose];
  return typeof title === 'string' ? title : title(subject?.name ?? '–');
}
