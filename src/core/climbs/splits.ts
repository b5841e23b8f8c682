import type { Track } from '../track.ts';
import { type Crossing, uncertaintyAt } from './gates.ts';
import type { Variant } from './territory.ts';

/** When an inner gate was passed: seconds since the start gate, and since the gate before it. */
export interface Split {
  gate: string;
  elapsed: number;
  leg: number;
  /** 95 %, of `elapsed`. */
  uncertainty: number;
}

/**
 * The passing of each inner gate, found by progress up the line and never by nearest point, for the
 * legs of a hairpin road lie closer to each other than positions are true. Where the rider stopped
 * or turned back at a gate, its last forward crossing before the next gate counts.
 *
 * @param progress for each track sample after `start` up to `end`: metres up the line, NaN off it
 */
export function splitsOf(
  { gates, length, frame }: Variant,
  track: Track,
  start: Crossing,
  end: Crossing,
  progress: Float64Array,
): Split[] {
  const passings = new Float64Array(gates.length);
  const uncertainties = new Float64Array(gates.length);
  // from the end gate backwards: `after` is always the on-line sample that follows the step looked at
  let after = end.step + 1;
  let afterTime = end.time;
  let afterProgress = length;
  let gate = gates.length - 1;
  for (let i = end.step; i >= start.step && gate >= 0; i--) {
    const atStart = i === start.step;
    const here = atStart ? 0 : progress[i];
    if (Number.isNaN(here)) continue;
    const time = atStart ? start.time : track.time[i];
    while (gate >= 0 && here < gates[gate].along && gates[gate].along <= afterProgress) {
      const share = (gates[gate].along - here) / (afterProgress - here);
      passings[gate] = time + share * (afterTime - time);
      uncertainties[gate] = uncertaintyAt(frame, track, i, after);
      gate--;
    }
    after = i;
    afterTime = time;
    afterProgress = here;
  }
  return gates.map(({ id }, i) => ({
    gate: id,
    elapsed: passings[i] - start.time,
    leg: passings[i] - (i === 0 ? start.time : passings[i - 1]),
    uncertainty: Math.hypot(start.uncertainty, uncertainties[i]),
  }));
}
