import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { AGE_GROUPS, ageBand } from '../core/age.ts';
import { ASSISTED_CLASSES, UNASSISTED_CLASSES } from '../core/bike-class.ts';
import type { Territory } from '../core/climbs/territory.ts';
import { SEXES } from '../core/sexes.ts';
import { isOpen } from '../disclosure/age.ts';
import { AMONG, boardMembers, contenders } from '../disclosure/boards.ts';
import { allow, may, type Sight } from '../disclosure/disclosure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { BoardPlace, Board as FoundBoard } from '../warehouse/queries/board.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { climbLines, LineParams } from './climb-lines.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { BikeClass, given, Id, Quantity } from './schemas.ts';

const Choice = z.object({
  bikeClass: z
    .enum([...UNASSISTED_CLASSES, ...ASSISTED_CLASSES])
    .optional()
    .openapi({
      description: 'Default: all without a motor, those of which nothing is known included.',
    }),
  sex: z.enum(SEXES).optional(),
  ageGroup: z
    .enum(AGE_GROUPS)
    .optional()
    .openapi({ description: 'The year of the effort less the year of birth.' }),
  season: z.coerce.number().int().min(1970).max(2200).optional().openapi({
    description: 'A calendar year where the climb is; default all.',
  }),
  among: z.enum(AMONG).default('everyone').openapi({
    description:
      'everyone: adults who agreed to stand on boards; shared: the riders whose rides you may see.',
  }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const Row = z
  .object({
    rank: z.number().int().openapi({
      description: 'One more than there are faster riders on the board, in whole seconds.',
    }),
    riderName: z.string(),
    mine: z.boolean(),
    elapsed: z.number().openapi({ description: 'Seconds from gate to gate.' }),
    uncertainty: Quantity.openapi({ description: 'Seconds, 95 %.' }),
    vam: Quantity.openapi({ description: 'Metres an hour.' }),
    bikeClass: BikeClass,
    month: z.string().openapi({ description: 'YYYY-MM', example: '2026-07' }),
    effort: z
      .object({ ride: Id, number: z.number().int() })
      .nullable()
      .openapi({ description: 'null: you may not see that ride.' }),
  })
  .openapi('BoardRow');

const Board = z
  .object({
    total: z.number().int().openapi({ description: 'Riders on the board.' }),
    seasons: z
      .array(z.number().int())
      .openapi({ description: 'Years with efforts, latest first, whatever season was asked for.' }),
    rows: z.array(Row).openapi({ description: 'The fastest first, each rider once.' }),
    own: Row.nullable().openapi({
      description: 'Your best with the rank it has, or would have if you agreed.',
    }),
    agreed: z.boolean().openapi({ description: 'You agreed to stand on the boards of everyone.' }),
    mayAgree: z.boolean().openapi({ description: 'At your age you may agree to it.' }),
  })
  .openapi('Board');

/** Who climbed this fastest, of those who agreed to be compared. */
export function createBoards(parts: {
  ledger: Ledger;
  warehouse: () => Warehouse;
  territories: readonly Territory[];
  now: () => number;
}) {
  const { ledger, warehouse } = parts;
  const lineOf = climbLines(parts.territories);

  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Climbs'],
      path: '/climbs/{climb}/{variant}/board',
      summary: 'The board of one timed line',
      request: { params: LineParams, query: Choice },
      responses: {
        200: {
          description: 'Each rider with their best.',
          content: { 'application/json': { schema: Board } },
        },
        ...problems(400, 401, 403, 404, 503),
      },
    }),
    async (c) => {
      const sight = await c.var.sight();
      const { viewer } = sight;
      allow(viewer, 'read');
      const line = lineOf(c.req.valid('param')).timed;
      const { bikeClass, season, limit, ...choice } = given(c.req.valid('query'));
      const [facts, own] = await Promise.all([
        ledger.boardFacts(),
        ledger.people.get(viewer.personId),
      ]);
      const now = parts.now() / 1000;
      const members = boardMembers(facts, now);
      const traits = own ?? { birthMonth: null, sex: null };
      const found = await warehouse().board({
        ...line,
        ...contenders(sight, members, { choice, own: traits }),
        bikeClasses: bikeClass ? [bikeClass] : UNASSISTED_CLASSES,
        ...given({ season }),
        limit,
      });
      const { total, seasons, places } = found;
      const names = await ledger.riders.names(ridersOf(found));
      const rows = places.flatMap((place) => rowOf(place, names, sight));
      const [ownRow = null] = found.own ? rowOf(found.own, names, sight) : [];
      const agreed = viewer.riderId !== null && members.has(viewer.riderId);
      const mayAgree = isOpen('boards', ageBand(traits.birthMonth, now));
      return c.json({ total, seasons, rows, own: ownRow, agreed, mayAgree }, 200);
    },
  );
}

function ridersOf({ places, own }: FoundBoard): string[] {
  return [...new Set([...places, ...(own ? [own] : [])].map(({ riderId }) => riderId))];
}

/** Nothing of whoever is erased at this moment. */
function rowOf(
  { riderId, rideId, number, ...place }: BoardPlace,
  names: ReadonlyMap<string, string>,
  sight: Sight,
): z.infer<typeof Row>[] {
  const riderName = names.get(riderId);
  if (riderName === undefined) return [];
  const effort = may(sight, 'read', { riderId }) ? { ride: rideId, number } : null;
  return [{ ...place, riderName, mine: riderId === sight.viewer?.riderId, effort }];
}
