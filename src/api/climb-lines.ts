import { z } from '@hono/zod-openapi';
import type { Territory } from '../core/climbs/territory.ts';
import { localMonths } from '../core/local-month.ts';
import { nothing } from '../disclosure/disclosure.ts';

export const LineParams = z.object({ climb: z.string().max(100), variant: z.string().max(100) });

/** A timed line, as boards and histories need it. */
export interface ClimbLine {
  climb: string;
  variant: string;
  /** The month (YYYY-MM) of a moment, seconds since 1970 UTC, where the line is. */
  monthOf: (seconds: number) => string;
}

/** Finds a line of the packs. The function throws `not-found` where there is none. */
export function climbLines(territories: readonly Territory[]) {
  const lines = new Map<string, ClimbLine>();
  for (const { timeZone, variants } of territories) {
    const monthOf = localMonths(timeZone);
    for (const { climb, variant } of variants) {
      lines.set(`${climb}/${variant}`, { climb, variant, monthOf });
    }
  }
  return ({ climb, variant }: z.infer<typeof LineParams>): ClimbLine => {
    const line = lines.get(`${climb}/${variant}`);
    if (!line) throw nothing();
    return line;
  };
}
