import type { Territory, Variant } from '../core/climbs/territory.ts';
import { LabError } from '../core/errors.ts';

/** The timed line of that name, and its territory. @throws LabError not-found */
export function climbIn(
  territories: readonly Territory[],
  climb: string,
  variant: string,
): { line: Variant; territory: Territory } {
  for (const territory of territories) {
    const line = territory.variants.find((one) => one.climb === climb && one.variant === variant);
    if (line) return { line, territory };
  }
  throw new LabError('not-found', 'There is no such climb.');
}
