import type { Signal } from '@preact/signals';
import { altitudeAt, type Profiled } from '../../src/core/climbs/profile.ts';
import type { ShownUnit } from '../format/quantity.ts';
import { climbWords } from '../i18n/climbs.ts';
import { type Piece, pieceAt, type Window } from './climb-pieces.ts';
import { quantityText } from './moment.ts';

/** A place on the road with a short name, as the number of a bend. */
export interface Mark {
  /** Metres from the start gate. */
  along: number;
  label: string;
}

/** A line over the road, on an axis of its own at the right; all of one chart share its unit. */
export interface Overlay {
  label: string;
  /** Colour, a token of the style sheet. */
  token: string;
  unit: ShownUnit;
  digits?: number;
  fromZero?: boolean;
  /** Metres from the start gate; NaN interrupts the line. */
  values: readonly { along: number; value: number }[];
}

/** What the parts of the chart tell of the road. */
export interface Told {
  road: Profiled;
  pieces: readonly Piece[];
  marks: readonly Mark[];
  overlay: readonly Overlay[];
  window: Window;
  cursor: Signal<number | null>;
}

/** Altitude and gradient at a place, as text; what is drawn over the road too. */
export function placeText({ road, pieces, overlay, window }: Told, along: number): string {
  const { slope } = pieceAt(pieces, along);
  const over = quantityText(window, 'm', 0);
  return [
    quantityText(altitudeAt(road, along), 'm', 0),
    climbWords().profile.slopeOver(quantityText(slope, '%', 1), over),
    ...overlay.flatMap(({ label, unit, digits = 0, values }) => {
      const value = values.findLast((each) => each.along <= along)?.value ?? Number.NaN;
      return Number.isNaN(value) ? [] : [`${label} ${quantityText(value, unit, digits)}`];
    }),
  ].join(' · ');
}
