import type { Streams } from '../api.ts';
import { clock } from '../format/duration.ts';
import { formatQuantity, type ShownUnit, THIN_SPACE } from '../format/quantity.ts';
import { t } from '../i18n/index.ts';
import { language } from '../i18n/language.ts';
import type { Pane } from './panes.ts';
import { sampleAt } from './samples.ts';

/** A known value with its unit as plain text, for attributes and summaries. */
export function quantityText(value: number, unit: ShownUnit, digits: number): string {
  const shown = formatQuantity(value, unit, { language: language.value, digits });
  return shown.unit === '' ? shown.number : `${shown.number}${THIN_SPACE}${shown.unit}`;
}

/** All values of one moment of the ride in a sentence: `1:29:11, 45,2 km, Altitude 1 121 m`. */
export function momentText(streams: Streams, panes: readonly Pane[], moment: number): string {
  const index = sampleAt(streams, moment);
  const distance = streams.channels.distance?.[index] ?? Number.NaN;
  const parts = [clock(moment)];
  if (!Number.isNaN(distance)) parts.push(quantityText(distance, 'km', 1));
  for (const pane of panes) {
    const value = streams.channels[pane.channel]?.[index] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const name = t().charts.channels[pane.channel];
    parts.push(`${name} ${quantityText(value, pane.unit, pane.digits)}`);
  }
  return parts.join(', ');
}
