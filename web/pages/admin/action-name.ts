import { adminWords } from '../../i18n/admin.ts';

/**
 * What was done, in words where there are some: parts of the program may write down more than these
 * pages know. Consents are `consent.PURPOSE`, `consent.PURPOSE.withdraw` and the guardian's same two.
 */
export function actionName(action: string): string {
  const { actions, consents, purposes } = adminWords();
  const [kind, purpose = '', what = 'given'] = action.split('.');
  const purposeName = lookUp(purposes, purpose);
  const consentName = lookUp(consents, what);
  if (kind === 'consent' && purposeName && consentName) return consentName(purposeName);
  return lookUp(actions, action) ?? action;
}

function lookUp<T>(words: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
