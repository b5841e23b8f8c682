import { type Signal, signal } from '@preact/signals';
import type { Range } from '../../src/core/series.ts';
import type { AxisKind } from './axis.ts';
import { unlessWhole, withMargin } from './zoom.ts';

/** What the charts, the map and the tables of one ride look at together. */
export interface View {
  axis: Signal<AxisKind>;
  /** Part of the ride in sight, s; null is the whole. */
  range: Signal<Range | null>;
  /** The moment pointed at, s; null where nobody points. */
  cursor: Signal<number | null>;
}

export function createView(): View {
  return {
    axis: signal<AxisKind>('distance'),
    range: signal<Range | null>(null),
    cursor: signal<number | null>(null),
  };
}

/** Brings a part of the ride into sight, with a little of what is around it. */
export function showPart(view: View, part: Range, seconds: number): void {
  view.range.value = unlessWhole(withMargin(part, 0.05, seconds), seconds);
}
