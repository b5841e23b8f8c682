import { z } from '@hono/zod-openapi';
import type { Territory, Variant } from '../core/climbs/territory.ts';
import { localMonths } from '../core/local-month.ts';
import { nothing } from '../disclosure/disclosure.ts';
import type { TimedLine } from '../warehouse/models/line.ts';

export const LineParams = z.object({ climb: z.string().max(100), variant: z.string().max(100) });

/** A timed line of the packs. */
export interface PackLine {
  line: Variant;
  territory: Territory;
  /** As the warehouse asks for it. */
  timed: TimedLine;
}

/** All timed lines of the packs. */
export function packLines(territories: readonly Territory[]): PackLine[] {
  return territories.flatMap((territory) => {
    const monthOf = localMonths(territory.timeZone);
    return territory.variants.map((line) => {
      const { climb, variant, packVersion } = line;
      return { line, territory, timed: { climb, variant, packVersion, monthOf } };
    });
  });
}

/** Finds a line of the packs. The function throws `not-found` where there is none. */
export function climbLines(territories: readonly Territory[]) {
  const lines = new Map(
    packLines(territories).map((found) => [`${found.line.climb}/${found.line.variant}`, found]),
  );
  return ({ climb, variant }: z.infer<typeof LineParams>): PackLine => {
    const line = lines.get(`${climb}/${variant}`);
    if (!line) throw nothing();
    return line;
  };
}
