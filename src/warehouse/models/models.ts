import type { Source } from '../source.ts';
import { keepCurves } from './curves.ts';
import { keepPassages, type Touched } from './passages.ts';

/**
 * What pages need at once, in memory: facts out of the warehouse's rows by rider, view and zone key.
 * They are read when they are asked for, and a write forgets the riders that it touches: the rows are
 * the truth. Whom they may be told is decided elsewhere, anew each time.
 */
export function keepModels(source: Source) {
  const passages = keepPassages(source);
  const curves = keepCurves(source);
  return {
    standingsOf: passages.of,
    curvesOf: curves.of,
    forget(touched: readonly Touched[]): void {
      passages.forget(touched);
      curves.forget(touched.map(({ riderId }) => riderId));
    },
  };
}
