import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './check-field.css';

interface CheckFieldProps {
  label: string;
  hint?: string | undefined;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
  required?: boolean;
}

/** A tick beside its label, and a hint below it. */
export function CheckField({ label, hint, checked, onChecked, ...rest }: CheckFieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div class="check-field">
      <input
        {...rest}
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={hint === undefined ? undefined : hintId}
        onChange={(change) => onChecked(change.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p id={hintId} class="small soft">
          {hint}
        </p>
      )}
    </div>
  );
}

/** Ticks that answer one question together. */
export function Checks({ legend, children }: { legend: string; children: ComponentChildren }) {
  return (
    <fieldset class="checks">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}
