import { z } from '@hono/zod-openapi';
import type { Territory } from '../core/climbs/territory.ts';
import { localMonths } from '../core/local-month.ts';
import { nothing } from '../disclosure/disclosure.ts';
import type { TimedLine } from '../warehouse/models/passages.ts';

export const LineParams = z.object({ climb: z.string().max(100), variant: z.string().max(100) });

/** Finds a line of the packs. The function throws `not-found` where there is none. */
export function climbLines(territories: readonly Territory[]) {
  const lines = new Map<string, TimedLine>();
  for (const { timeZone, variants } of territories) {
    const monthOf = localMonths(timeZone);
    for (const { climb, variant, packVersion } of variants) {
      lines.set(`${climb}/${variant}`, { climb, variant, packVersion, monthOf });
    }
  }
  return ({ climb, variant }: z.infer<typeof LineParams>): TimedLine => {
    const line = lines.get(`${climb}/${variant}`);
    if (!line) throw nothing();
    return line;
  };
}
