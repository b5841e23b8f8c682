import type { Language } from '../i18n/language.ts';
import { formatNumber, THIN_SPACE } from './quantity.ts';

/** `412 ko`, `3,4 Mo`, `1,3 Go`; decimal thousands, as file managers count. */
export function fileSize(bytes: number, language: Language): string {
  const unit = language === 'fr' ? 'o' : 'B';
  if (bytes < 1000) return `${bytes}${THIN_SPACE}${unit}`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)}${THIN_SPACE}k${unit}`;
  const [size, prefix] = bytes < 999.95e6 ? [bytes / 1e6, 'M'] : [bytes / 1e9, 'G'];
  return `${formatNumber(size, { language, digits: 1 })}${THIN_SPACE}${prefix}${unit}`;
}
