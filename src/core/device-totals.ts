import type { MetricId } from './metrics/index.ts';
import type { Note } from './notes.ts';
import type { DeviceTotals } from './recording.ts';

/** Device and we round and average in our own ways; only a larger difference is worth a word. */
const TOLERANCE = 0.02;

/** Quantities that the device and we define alike; ascent is a matter of method. */
const COMPARED = ['timer', 'distance', 'averagePower', 'weightedPower', 'work'] as const;

/** A note on the totals of the device that differ from ours by more than 2 %, null without any. */
export function deviceTotalsNote(
  totals: DeviceTotals | null,
  metrics: Pick<Record<MetricId, number>, (typeof COMPARED)[number]>,
): Note | null {
  if (totals === null) return null;
  const differing = COMPARED.flatMap((id) => {
    const theirs = totals[id];
    const ours = metrics[id];
    if (theirs === null || theirs <= 0 || !(Math.abs(ours - theirs) > TOLERANCE * theirs))
      return [];
    return [`${id} ${Math.round(theirs)} (ours: ${Math.round(ours)})`];
  });
  if (differing.length === 0) return null;
  const detail = `The device itself says ${differing.join(', ')}.`;
  return { code: 'device-totals-differ', count: differing.length, detail };
}
