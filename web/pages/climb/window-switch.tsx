import type { Window } from '../../charts/climb-pieces.ts';
import { formatNumber, THIN_SPACE } from '../../format/quantity.ts';
import { climbWords } from '../../i18n/climbs.ts';
import { language } from '../../i18n/language.ts';

interface WindowSwitchProps {
  windows: readonly Window[];
  window: Window;
  onWindow: (window: Window) => void;
}

/** Over how much road gradients are told. */
export function WindowSwitch({ windows, window, onWindow }: WindowSwitchProps) {
  if (windows.length < 2) return null;
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">{climbWords().profile.window}</legend>
      {windows.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="window"
            checked={each === window}
            onChange={() => onWindow(each)}
          />
          {windowText(each)}
        </label>
      ))}
    </fieldset>
  );
}

/** `500 m`, `1 km`. */
function windowText(metres: number): string {
  const [value, unit] = metres < 1000 ? [metres, 'm'] : [metres / 1000, 'km'];
  return `${formatNumber(value, { language: language.value, digits: 0 })}${THIN_SPACE}${unit}`;
}
