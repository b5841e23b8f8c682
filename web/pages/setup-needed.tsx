import { EmptyState } from '../components/states.tsx';
import { t } from '../i18n/index.ts';
import { useTitle } from '../page.ts';

/** Nobody has an account yet, and this visitor came without the set-up link. */
export function SetupNeededPage() {
  useTitle(t().setupNeeded.title);
  return (
    <EmptyState title={t().setupNeeded.title} level={1}>
      <p>{t().setupNeeded.text}</p>
    </EmptyState>
  );
}
