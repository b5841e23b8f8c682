import type { Unit } from '../../src/core/metrics/metric.ts';
import type { Language } from '../i18n/language.ts';

/** What stands between a number and its unit, and between thousands in French: a narrow no-break space. */
export const THIN_SPACE = '\u202f';

/** A number as it is shown, and its unit where it has one. */
export interface Shown {
  number: string;
  unit: string;
}

/** Units of the core, and those that only pages speak of. */
export type ShownUnit = Unit | 'km' | 'kg' | 'kJ' | 'W/kg' | 'm/h' | 'm²';

interface Display {
  /** Shown value = value × scale. */
  scale: number;
  digits?: number;
  unit: Record<Language, string>;
}

const same = (unit: string): Record<Language, string> => ({ fr: unit, en: unit });

/** How a unit is shown where it is not shown as it is. Seconds are durations: see duration.ts. */
const DISPLAY: Partial<Record<ShownUnit, Display>> = {
  km: { scale: 1 / 1000, digits: 1, unit: same('km') },
  'm/s': { scale: 3.6, digits: 1, unit: same('km/h') },
  J: { scale: 1 / 1000, digits: 0, unit: same('kJ') },
  bpm: { scale: 1, unit: { fr: 'bpm', en: 'bpm' } },
  rpm: { scale: 1, unit: { fr: 'tr/min', en: 'rpm' } },
  points: { scale: 1, unit: { fr: 'pts', en: 'pts' } },
  ratio: { scale: 1, unit: same('') },
};

/**
 * A known value in the units people use; `digits` counts decimals in the given unit and only
 * matters where that unit is shown as it is.
 */
export function formatQuantity(
  value: number,
  unit: ShownUnit,
  options: { language: Language; digits: number },
): Shown {
  const display = DISPLAY[unit] ?? { scale: 1, unit: same(unit) };
  const digits = display.digits ?? options.digits;
  return {
    number: formatNumber(value * display.scale, { language: options.language, digits }),
    unit: display.unit[options.language],
  };
}

export function formatNumber(
  value: number,
  options: { language: Language; digits: number },
): string {
  return numberFormat(options.language, options.digits).format(value);
}

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  });
  formats.set(key, made);
  return made;
}
