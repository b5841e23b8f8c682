import { useId, useState } from 'preact/hooks';
import { monthName } from '../format/date.ts';
import { entranceWords } from '../i18n/entrance.ts';
import { language } from '../i18n/language.ts';
import './birth-month-field.css';

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);

/** Nobody older rides; a year beyond is a typing error. */
const OLDEST = 110;

interface BirthMonthFieldProps {
  /** `YYYY-MM` once both parts are there, else empty. */
  onValue: (birthMonth: string) => void;
  required?: boolean;
}

/** Month and year in two controls: browsers that know no month of their own would leave a riddle. */
export function BirthMonthField({ onValue, required = true }: BirthMonthFieldProps) {
  const [month, setMonth] = useState('');
  const [year, setYear] = useState('');
  const id = useId();
  const words = entranceWords().birthMonth;
  const thisYear = new Date().getFullYear();
  const change = (parts: { month: string; year: string }) => {
    setMonth(parts.month);
    setYear(parts.year);
    onValue(birthMonthOf(parts));
  };
  return (
    <fieldset class="birth-month" aria-describedby={`${id}-why`}>
      <legend>{words.legend}</legend>
      <div class="birth-month-parts">
        <select
          aria-label={words.month}
          required={required}
          autocomplete="bday-month"
          value={month}
          onChange={(event) => change({ month: event.currentTarget.value, year })}
        >
          <option value="">{words.month}</option>
          {MONTHS.map((number) => (
            <option key={number} value={String(number)}>
              {monthName(number, language.value)}
            </option>
          ))}
        </select>
        <input
          aria-label={words.year}
          placeholder={words.year}
          type="number"
          inputMode="numeric"
          autocomplete="bday-year"
          required={required}
          min={thisYear - OLDEST}
          max={thisYear}
          value={year}
          onInput={(event) => change({ month, year: event.currentTarget.value })}
        />
      </div>
      <p id={`${id}-why`} class="small soft">
        {words.why}
      </p>
    </fieldset>
  );
}

function birthMonthOf({ month, year }: { month: string; year: string }): string {
  return month !== '' && /^\d{4}$/.test(year) ? `${year}-${month.padStart(2, '0')}` : '';
}
