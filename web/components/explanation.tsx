import { signal } from '@preact/signals';
import { t } from '../i18n/index.ts';
import { Dialog } from './dialog.tsx';

/** What is told about one number: its rule, or why it is unknown. */
export interface Explanation {
  title: string;
  paragraphs: string[];
}

const shown = signal<Explanation | null>(null);

/** Opens the one explanation dialog of the page. */
export function explain(explanation: Explanation): void {
  shown.value = explanation;
}

/** Stands once in the layout. */
export function ExplanationDialog() {
  const explanation = shown.value;
  if (explanation === null) return null;
  return (
    <Dialog
      title={explanation.title}
      onClose={() => {
        shown.value = null;
      }}
    >
      {(close) => (
        <>
          {explanation.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <div class="dialog-actions">
            <button type="button" class="button" onClick={close}>
              {t().app.close}
            </button>
          </div>
        </>
      )}
    </Dialog>
  );
}
