import type { ComponentChildren } from 'preact';
import type { ShownError } from '../i18n/errors.en.ts';
import { t } from '../i18n/index.ts';
import { useAction } from '../resource.ts';
import { Dialog } from './dialog.tsx';
import { ErrorMessage } from './states.tsx';

interface FormProps {
  children?: ComponentChildren;
  /** Rejects to say why not: the form shows it and stays as it was filled in. */
  onSubmit: () => Promise<void>;
  /** On the button; else `Save`. */
  submit?: string;
  /** A button that takes something away looks like it. */
  tone?: 'primary' | 'danger';
  /** The button waits for it; else it waits for nothing. */
  ready?: boolean;
  /** More about a failure than its code says by itself. */
  explain?: (code: ShownError) => ComponentChildren;
}

/** Fields, what went wrong, and the button that sends them; on a page of its own. */
export function Form({ onSubmit, ...rest }: FormProps) {
  const { busy, failed, run } = useAction();
  return (
    <form class="stack" onSubmit={submitting(() => run(onSubmit))}>
      <FormContent {...rest} failed={failed} />
      <SubmitButton {...rest} busy={busy} />
    </form>
  );
}

interface FormDialogProps extends FormProps {
  title: string;
  onClose: () => void;
}

/** The same in a window that closes once it is done. Open for as long as it is rendered. */
export function FormDialog({ title, onClose, onSubmit, ...rest }: FormDialogProps) {
  const { busy, failed, run } = useAction();
  return (
    <Dialog title={title} onClose={onClose}>
      {(close) => (
        <form
          class="stack"
          onSubmit={submitting(() =>
            run(async () => {
              await onSubmit();
              close();
            }),
          )}
        >
          <FormContent {...rest} failed={failed} />
          <div class="dialog-actions">
            <button type="button" class="button" onClick={close}>
              {t().app.cancel}
            </button>
            <SubmitButton {...rest} busy={busy} />
          </div>
        </form>
      )}
    </Dialog>
  );
}

type Content = Pick<FormProps, 'children' | 'explain'> & { failed: ShownError | null };

function FormContent({ children, explain, failed }: Content) {
  return (
    <>
      {children}
      {failed && <ErrorMessage code={failed} />}
      {failed && explain?.(failed)}
    </>
  );
}

type Button = Pick<FormProps, 'submit' | 'tone' | 'ready'> & { busy: boolean };

function SubmitButton({ submit, tone = 'primary', ready = true, busy }: Button) {
  return (
    <button type="submit" class={`button ${tone}`} disabled={busy || !ready}>
      {submit ?? t().app.save}
    </button>
  );
}

function submitting(send: () => Promise<void>) {
  return (submit: SubmitEvent) => {
    submit.preventDefault();
    void send();
  };
}
