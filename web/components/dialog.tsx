import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import './dialog.css';

interface DialogProps {
  open: boolean;
  title: string;
  children?: ComponentChildren;
  /** The row of buttons at the end. */
  actions: (close: () => void) => ComponentChildren;
  onClose: () => void;
  /** Makes the content a form; its submit button belongs in `actions`. */
  onSubmit?: () => void;
}

/** A modal window: the browser keeps the focus inside, gives it back, and closes it on Escape. */
export function Dialog({ open, title, children, actions, onClose, onSubmit }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const close = () => dialog.current?.close();
  const content = (
    <>
      <h2 id={titleId}>{title}</h2>
      {children}
      <div class="dialog-actions">{actions(close)}</div>
    </>
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by the browser's own means
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(click) => {
        if (click.target === dialog.current) close();
      }}
    >
      {open &&
        (onSubmit ? (
          <form
            class="dialog-body stack"
            onSubmit={(submit) => {
              submit.preventDefault();
              onSubmit();
            }}
          >
            {content}
          </form>
        ) : (
          <div class="dialog-body stack">{content}</div>
        ))}
    </dialog>
  );
}
