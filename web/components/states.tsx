import type { ComponentChildren } from 'preact';
import type { ShownError } from '../i18n/errors.en.ts';
import { t } from '../i18n/index.ts';
import { WarningIcon } from './icons.tsx';
import './states.css';

/** What will be here, and how to get it here. */
export function EmptyState({
  title,
  level = 2,
  children,
}: {
  title: string;
  level?: 1 | 2;
  children: ComponentChildren;
}) {
  return (
    <div class="empty-state">
      {level === 1 ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
    </div>
  );
}

/** A sentence by error code, with a way to try again where that makes sense. */
export function ErrorMessage({ code, onRetry }: { code: ShownError; onRetry?: () => void }) {
  return (
    <div class="error-message" role="alert">
      <WarningIcon />
      <p>{t().errors[code]}</p>
      {onRetry && (
        <button type="button" class="button" onClick={onRetry}>
          {t().app.retry}
        </button>
      )}
    </div>
  );
}

/** Says after a moment that something is on its way, so that quick answers do not flicker. */
export function Loading() {
  return (
    <p class="loading soft" role="status">
      {t().app.loading}
    </p>
  );
}
