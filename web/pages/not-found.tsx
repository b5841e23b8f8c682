import { EmptyState } from '../components/states.tsx';
import { t } from '../i18n/index.ts';
import { useTitle } from '../page.ts';

export function NotFoundPage() {
  useTitle(t().notFound.title);
  return (
    <EmptyState title={t().notFound.title} level={1}>
      <p>{t().notFound.text}</p>
      <p>
        <a href="/">{t().notFound.home}</a>
      </p>
    </EmptyState>
  );
}
