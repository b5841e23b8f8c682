import { Field } from './fields.tsx';

interface RangeFieldProps {
  label: string;
  min: number;
  max: number;
  step: number;
  value: number;
  /** The value in words, beside the slider and for screen readers. */
  shown: string;
  onValue: (value: number) => void;
}

/** A number within bounds, by sliding. */
export function RangeField({ label, shown, onValue, ...range }: RangeFieldProps) {
  return (
    <Field label={label}>
      {(ids) => (
        <span class="control">
          <input
            {...ids}
            {...range}
            type="range"
            aria-valuetext={shown}
            onInput={(input) => onValue(Number(input.currentTarget.value))}
          />
          <output for={ids.id} class="nowrap tabular">
            {shown}
          </output>
        </span>
      )}
    </Field>
  );
}
