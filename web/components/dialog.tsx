import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import './dialog.css';

interface DialogProps {
  title: string;
  /** Its last part is a row of buttons: `<div class="dialog-actions">`. */
  children: (close: () => void) => ComponentChildren;
  /** It closed, by whatever means: now it must no longer be rendered. */
  onClose: () => void;
}

/**
 * A modal window, open for as long as it is rendered: the browser keeps the focus inside, gives it
 * back, and closes it on Escape.
 */
export function Dialog({ title, children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      gone.current = true; // what takes its place is not what closed
      shown?.close();
    };
  }, []);
  const close = () => dialog.current?.close();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by the browser's own means
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={titleId}
      onClose={() => {
        if (!gone.current) onClose();
      }}
      onClick={(click) => {
        if (click.target === dialog.current) close();
      }}
    >
      <div class="dialog-body stack">
        <h2 id={titleId}>{title}</h2>
        {children(close)}
      </div>
    </dialog>
  );
}
