import type { Profiled } from '../../../src/core/climbs/profile.ts';
import type { ClimbLine } from '../../api/climbs.ts';

/** A climb as the API sends it, as the core plans it. */
export function roadOf({ line, length, gain, base }: ClimbLine): Profiled {
  return {
    line: { along: Float64Array.from(line.along) },
    altitude: line.altitude && Float64Array.from(line.altitude),
    length,
    height: gain,
    base,
  };
}
