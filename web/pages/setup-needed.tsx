import { EmptyState } from '../components/states.tsx';
import { t } from '../i18n/index.ts';
import { useTitle } from '../page.ts';

/** Nobody has an account yet, and this visitor came without the set-up link. */
export function SetupNeededPage() {
  useTitle(t().setup.neededTitle);
  return (
    <EmptyState title={t().setup.neededTitle} level={1}>
      <p>{t().setup.neededText}</p>
    </EmptyState>
  );
}
