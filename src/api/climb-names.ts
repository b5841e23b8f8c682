import type { z } from '@hono/zod-openapi';
import type { Territory } from '../core/climbs/territory.ts';
import type { Names } from './schemas.ts';

type Text = z.infer<typeof Names>;

/** What a climb, its variant and its gates are called; their ids where the packs say nothing any more. */
export type ClimbNames = ReturnType<typeof climbNames>;

export function climbNames(territories: readonly Territory[]) {
  const variants = new Map(
    territories
      .flatMap((territory) => territory.variants)
      .map((one) => [`${one.climb}/${one.variant}`, one]),
  );
  return (climb: string, variant: string) => {
    const known = variants.get(`${climb}/${variant}`);
    return {
      climb: known?.climbNames ?? plain(climb),
      variant: known?.names ?? plain(variant),
      gate: (id: string): Text => known?.gates.find((gate) => gate.id === id)?.names ?? plain(id),
    };
  };
}

function plain(id: string): Text {
  return { fr: id, en: id };
}
