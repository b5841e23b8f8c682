import { useEffect, useState } from 'preact/hooks';
import { Field } from '../../components/fields.tsx';
import { formatNumber } from '../../format/quantity.ts';
import { language } from '../../i18n/language.ts';
import { plannerWords } from '../../i18n/planner.ts';
import { numberIn } from './settings.ts';

interface NumberFieldProps {
  label: string;
  hint?: string | undefined;
  unit?: string;
  /** As it stands; NaN = left to the usual value. */
  value: number;
  bounds: readonly [number, number];
  /** Shown while nothing is typed. */
  usual?: number | undefined;
  onValue: (value: number) => void;
}

/** A number that counts as soon as it makes sense; an empty field is the usual one. */
export function NumberField({ value, onValue, usual, bounds, ...rest }: NumberFieldProps) {
  const [text, setText] = useState(textOf(value));
  useEffect(() => {
    // set from elsewhere, as by the address
    setText((typed) => (isSaid(typed, { value, usual, bounds }) ? typed : textOf(value)));
  }, [value]);
  return (
    <TypedNumber
      {...rest}
      bounds={bounds}
      text={text}
      placeholder={usual === undefined ? undefined : textOf(usual)}
      onText={(typed) => {
        setText(typed);
        const number = numberIn(typed, bounds);
        if (!Number.isNaN(number) || typed.trim() === '') onValue(number);
      }}
    />
  );
}

/** Whether the value is what is typed; an empty field stays empty at the usual value. */
function isSaid(
  typed: string,
  { value, usual, bounds }: Pick<NumberFieldProps, 'value' | 'usual' | 'bounds'>,
): boolean {
  if (typed.trim() === '') return Number.isNaN(value) || value === usual;
  return numberIn(typed, bounds) === value;
}

interface TypedNumberProps extends Omit<NumberFieldProps, 'value' | 'usual' | 'onValue'> {
  text: string;
  placeholder?: string | undefined;
  onText: (text: string) => void;
}

/** A number as it is typed, with a comma or a point; outside its bounds it says so. */
export function TypedNumber(props: TypedNumberProps) {
  const { label, hint, unit, bounds, text, placeholder, onText } = props;
  const isWrong = text.trim() !== '' && Number.isNaN(numberIn(text, bounds));
  const [low, high] = bounds.map(textOf);
  return (
    <Field label={label} hint={isWrong ? plannerWords().form.bounds(low ?? '', high ?? '') : hint}>
      {(ids) => (
        <span class="control">
          <input
            {...ids}
            type="text"
            inputMode="decimal"
            autocomplete="off"
            aria-invalid={isWrong}
            placeholder={placeholder}
            value={text}
            onInput={({ currentTarget }) => onText(currentTarget.value)}
          />
          {unit !== undefined && <span class="unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

function textOf(value: number): string {
  if (Number.isNaN(value)) return '';
  const digits = Number.isInteger(value) ? 0 : 1;
  return formatNumber(value, { language: language.value, digits }).replace(/\s/g, '');
}
