import type { ComponentChildren } from 'preact';
import { clock, spoken } from '../format/duration.ts';
import { formatQuantity, type ShownUnit, THIN_SPACE } from '../format/quantity.ts';
import { t } from '../i18n/index.ts';
import { language } from '../i18n/language.ts';
import { explain } from './explanation.tsx';
import './quantity.css';

interface QuantityProps {
  /** In the given unit; null is unknown. */
  value: number | null;
  unit: ShownUnit;
  digits?: number;
  /** Why it is unknown, when it is. */
  reason?: string;
  /** ± in the same unit; shown when it is worth knowing. */
  uncertainty?: number | null;
}

/** A number with its unit, lighter, after a thin space; an unknown one is a dash that says why. */
export function Quantity({ value, unit, digits = 0, reason, uncertainty }: QuantityProps) {
  if (value === null) return <Unknown reason={reason ?? t().unknown.general} />;
  if (unit === 's') {
    return (
      <span class="quantity">
        {clock(value)}
        {uncertainty != null && <Uncertainty value={uncertainty} />}
      </span>
    );
  }
  const shown = formatQuantity(value, unit, { language: language.value, digits });
  return (
    <span class="quantity">
      {shown.number}
      {shown.unit !== '' && <Unit>{shown.unit}</Unit>}
    </span>
  );
}

/** `1 h 29 min`, with its units lighter. */
export function Duration({ seconds, reason }: { seconds: number | null; reason?: string }) {
  if (seconds === null) return <Unknown reason={reason ?? t().unknown.general} />;
  const parts = spoken(seconds).split(/(\d+)/).filter(Boolean);
  return (
    <span class="quantity">
      {parts.map((part, index) =>
        /\d/.test(part) ? (
          part
        ) : (
          <span key={index} class="unit">
            {part}
          </span>
        ),
      )}
    </span>
  );
}

/** An en dash, never 0; pressing it says why. */
export function Unknown({ reason }: { reason: string }) {
  return (
    <button
      type="button"
      class="unknown"
      title={reason}
      aria-label={`${t().app.unknown}. ${reason}`}
      onClick={() => explain({ title: t().rules.unknownTitle, paragraphs: [reason] })}
    >
      –
    </button>
  );
}

function Unit({ children }: { children: ComponentChildren }) {
  return (
    <span class="unit">
      {THIN_SPACE}
      {children}
    </span>
  );
}

/** `± 0,4 s`. */
function Uncertainty({ value }: { value: number }) {
  const shown = formatQuantity(value, 's', { language: language.value, digits: 1 });
  return (
    <span class="uncertainty">
      {' '}
      ±{THIN_SPACE}
      {shown.number}
      {THIN_SPACE}s
    </span>
  );
}
