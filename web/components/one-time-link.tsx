import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/index.ts';
import { Dialog } from './dialog.tsx';
import './one-time-link.css';

interface OneTimeLinkProps {
  title: string;
  /** What to do with it. */
  text: string;
  link: string;
  onClose: () => void;
}

/** A link that is shown this once, ready to be copied. */
export function OneTimeLink({ title, text, link, onClose }: OneTimeLinkProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      {(close) => (
        <>
          <p>{text}</p>
          <CopyField label={t().app.link} value={link} />
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

/** A text to take along: where the browser gives no clipboard, it is marked for copying by hand. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setSaid(t().app.copied);
    } catch {
      setSaid(t().app.copyByHand);
    }
  };
  return (
    <div class="copy-field">
      <label for={id} class="visually-hidden">
        {label}
      </label>
      <input
        ref={field}
        id={id}
        readOnly
        value={value}
        onFocus={(focus) => focus.currentTarget.select()}
      />
      <button type="button" class="button primary" onClick={() => void copy()}>
        {t().app.copy}
      </button>
      <p class="small soft" role="status">
        {said}
      </p>
    </div>
  );
}
