import '../../charts/charts.css';

interface SegmentsProps<Value extends string> {
  legend: string;
  name: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onValue: (value: Value) => void;
}

/** A few words of which one holds, side by side under what they decide. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { legend, name, options, value, onValue } = props;
  return (
    <div class="planner-choice" role="radiogroup" aria-label={legend}>
      <span class="small soft" aria-hidden="true">
        {legend}
      </span>
      <span class="segments">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onValue(option.value)}
            />
            {option.label}
          </label>
        ))}
      </span>
    </div>
  );
}
