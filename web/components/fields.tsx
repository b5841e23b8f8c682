import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './fields.css';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  children: (ids: { id: string; 'aria-describedby'?: string }) => ComponentChildren;
}

/** A label above its control, and a hint below it. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(hint === undefined ? { id } : { id, 'aria-describedby': hintId })}
      {hint !== undefined && (
        <p id={hintId} class="small soft">
          {hint}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps {
  type?: 'text' | 'email' | 'password' | 'date' | 'search' | 'number';
  required?: boolean;
  autofocus?: boolean;
  placeholder?: string;
  autocomplete?: string;
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
  step?: number | 'any';
  label: string;
  hint?: string | undefined;
  value: string;
  onValue: (value: string) => void;
  /** Stands behind the value, as `W`. */
  unit?: string;
  /** Why the form cannot be sent with this value, where the browser would not know. */
  invalid?: string | undefined;
}

export function TextField({
  label,
  hint,
  type = 'text',
  value,
  onValue,
  unit,
  invalid = '',
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <span class="control">
          <input
            {...ids}
            {...rest}
            ref={(input) => input?.setCustomValidity(invalid)}
            type={type as 'text'} // Preact's types want one known kind of input
            value={value}
            onInput={(input) => onValue(input.currentTarget.value)}
          />
          {unit !== undefined && <span class="unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

interface SelectFieldProps {
  label: string;
  hint?: string | undefined;
  value: string;
  onValue: (value: string) => void;
  options: { value: string; label: string }[];
}

export function SelectField({ label, hint, value, onValue, options }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <select {...ids} value={value} onChange={(change) => onValue(change.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
