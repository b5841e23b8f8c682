import { z } from '@hono/zod-openapi';
import { CERTAINTIES } from '../core/climbs/variant.ts';
import { Names, Quantity } from './schemas.ts';

const Steepest = z.object({
  window: z.number().openapi({ description: 'Metres of road over which it is the mean.' }),
  slope: z.number().openapi({ description: 'Rise over run: 0.08 is 8 %.' }),
  along: z.number().openapi({ description: 'Metres from the start gate to its beginning.' }),
});

const Difficulty = z.object({
  score: Quantity.openapi({ description: 'Metres of road × gradient in per cent.' }),
  category: z.enum(['hc', '1', '2', '3', '4']).nullable(),
  table: z.string().openapi({ description: 'Which edition of the bounds the category follows.' }),
  fiets: z.number(),
  climbByBike: z.number(),
});

const Published = z.object({
  length: Quantity,
  gain: Quantity,
  ascent: Quantity,
  source: Names,
  certainty: z.enum(CERTAINTIES).nullable().openapi({
    description:
      'A: sources agree; B: one good source, or sources that define differently; C: one weak source.',
  }),
});

const Position = z.object({ longitude: z.number(), latitude: z.number() });

/** What is told of every climb, with a line or without one. */
const Told = z.object({
  territory: z.string(),
  climb: z.string(),
  variant: z.string(),
  names: z.object({ climb: Names, variant: Names }),
  advice: Names.nullable(),
  surface: z.string(),
  bikes: z.array(z.string()),
});

export const Climb = Told.extend({
  length: z.number().openapi({ description: 'Metres from gate to gate.' }),
  gain: z.number().openapi({ description: 'Metres the end gate stands above the start gate.' }),
  base: z.number().openapi({ description: 'Altitude of the start gate, metres.' }),
  summit: z.number().openapi({ description: 'Altitude of the end gate, metres.' }),
  published: Published.nullable().openapi({ description: 'What others publish.' }),
  difficulty: Difficulty,
  steepest: z.array(Steepest).openapi({
    description: 'Per window; none where the altitude is not to be trusted over it.',
  }),
  end: Position,
  silhouette: z
    .array(z.number())
    .nullable()
    .openapi({ description: 'Altitudes at even steps from gate to gate.' }),
  gates: z.number().int().openapi({ description: 'How many inner gates are timed.' }),
}).openapi('Climb');

export const CatalogueClimb = Told.extend({
  published: Published,
  position: Position,
}).openapi('CatalogueClimb', { description: 'A climb without a line yet: told of, never timed.' });

export const TerritoryTold = z
  .object({
    id: z.string(),
    names: Names,
    boundingBox: z.array(z.number()).openapi({ description: 'West, south, east, north.' }),
    map: z.object({ center: z.array(z.number()), zoom: z.number() }),
    attribution: z.string(),
    licence: z.object({ id: z.string(), url: z.string() }),
  })
  .openapi('Territory');

export const ClimbLine = Climb.omit({ gates: true, silhouette: true })
  .extend({
    packVersion: z.string(),
    attribution: z.string(),
    quality: z.object({
      line: Names,
      altitude: Names,
      window: Quantity.openapi({
        description: 'Metres over which gradients of the line are true; null without altitude.',
      }),
    }),
    profile: z
      .object({ along: z.array(z.number()), altitude: z.array(z.number()) })
      .nullable()
      .openapi({ description: 'The road from its side; null where no altitude is to be trusted.' }),
    line: z.object({
      longitude: z.array(z.number()),
      latitude: z.array(z.number()),
      altitude: z.array(z.number()).nullable(),
      along: z.array(z.number()).openapi({ description: 'Metres from the start gate.' }),
    }),
    gates: z.array(
      z.object({
        id: z.string(),
        names: Names,
        longitude: z.number(),
        latitude: z.number(),
        altitude: Quantity,
        along: z.number().openapi({ description: 'Metres from the start gate.' }),
      }),
    ),
  })
  .openapi('ClimbLine');

/** GeoJSON: each line as a map of the whole territory needs it. */
export const ClimbLines = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        properties: z.object({ climb: z.string(), variant: z.string() }),
        geometry: z.object({
          type: z.literal('LineString'),
          coordinates: z.array(z.array(z.number())),
        }),
      }),
    ),
  })
  .openapi('ClimbLines');
