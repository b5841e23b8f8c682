import { powerAt } from '../physics.ts';
import { meshStretches } from './mesh-stretches.ts';
import { conditionsOn, type Setup } from './pacing.ts';
import type { Variant } from './territory.ts';

/** Power is reckoned from speed only where gravity takes most of it (analysis-rules B10). */
const GENTLEST = 0.03;
const FASTEST = 25 / 3.6;

/**
 * Mean power at the pedals, W ± 10 %, by the physics of a bicycle: the work on each 100 m by its own
 * speed and the slope of the reference profile, over the seconds of moving. NaN on roads gentler than
 * 3 % and for who is faster than 25 km/h: there the air decides, and nobody measured it.
 *
 * @param mesh see `meshOf`
 */
export function estimatedPower(
  variant: Variant,
  mesh: Float64Array,
  moving: number,
  setup: Setup,
): number {
  const isSteep = variant.height >= GENTLEST * variant.length;
  const isSlow = variant.length <= FASTEST * moving;
  if (!isSteep || !isSlow) return Number.NaN;
  const stretches = meshStretches(variant);
  let energy = 0;
  stretches.forEach((stretch, i) => {
    // where a last crumb went with the piece before, the mesh has one time more
    const reached = i === stretches.length - 1 ? mesh.at(-1) : mesh[i];
    const seconds = (reached ?? Number.NaN) - (i === 0 ? 0 : mesh[i - 1]);
    const speed = stretch.length / seconds;
    energy += powerAt(speed, stretch.slope, conditionsOn(stretch, stretches, setup)) * seconds;
  });
  return energy / moving;
}
