import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ASSISTED_CLASSES, UNASSISTED_CLASSES } from '../core/bike-class.ts';
import { isMotorless } from '../core/climbs/assumptions.ts';
import { type Course, courseOf } from '../core/climbs/course.ts';
import { altitudeCuts, kilometreCuts, type Section, sectionsOf } from '../core/climbs/sections.ts';
import type { Territory, Variant } from '../core/climbs/territory.ts';
import { LabError } from '../core/errors.ts';
import { energySpent } from '../core/fuelling.ts';
import { dayOf, riderOn } from '../core/profile.ts';
import { accessTo, allow, type Sight } from '../disclosure/disclosure.ts';
import { sharedProfile } from '../disclosure/fields.ts';
import { sharedEffort } from '../disclosure/shared-ride.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { EffortRow } from '../warehouse/effort-row.ts';
import type { TimedLine } from '../warehouse/models/line.ts';
import type { LineEffort } from '../warehouse/queries/line-efforts.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { climbLines } from './climb-lines.ts';
import type { ClimbNames } from './climb-names.ts';
import { bestReference, groupReference, linkOf, pacedReferences } from './effort-references.ts';
import { EffortDetail } from './effort-schemas.ts';
import type { Env } from './env.ts';
import { comparedOf, type EffortKey, effortFinder, type FoundEffort } from './found-effort.ts';
import { problems } from './problem.ts';
import { Id } from './schemas.ts';

const params = z.object({
  ride: Id,
  climb: z.string().max(100),
  variant: z.string().max(100),
  number: z.string().max(9).openapi({
    type: 'integer',
    description: "Which of the ride's efforts on this variant, from 1, in riding order.",
  }),
});

/** One effort with everything there is to compare it with. */
export function createEfforts(parts: {
  ledger: Ledger;
  warehouse: () => Warehouse;
  territories: readonly Territory[];
  names: ClimbNames;
}) {
  const { ledger, warehouse, names } = parts;
  const lineOf = climbLines(parts.territories);
  const find = effortFinder(parts);

  /** All efforts of the same rider on the same line that the viewer may see. */
  async function ofSameRider(sight: Sight, line: TimedLine, riderId: string) {
    return warehouse().lineEfforts({ ...line, riderId, readable: sight.readable() });
  }

  /** Null where ledger and warehouse disagree for a moment, as while a ride is deleted. */
  async function sibling(sight: Sight, line: Variant, link: LineEffort) {
    try {
      return { link, ...(await find(sight, line, keyOf(link))) };
    } catch (error) {
      if (error instanceof LabError && error.code === 'not-found') return null;
      throw error;
    }
  }

  async function whole(sight: Sight, line: Variant, found: FoundEffort) {
    const { effort, ride, access } = found;
    const told = comparedOf(found, line, names);
    const motor = !isMotorless(effort.bikeClass);
    const bikeClasses = motor ? ASSISTED_CLASSES : UNASSISTED_CLASSES;
    const { timed } = lineOf(line);
    const [own, fastest, profile] = await Promise.all([
      ofSameRider(sight, timed, ride.riderId),
      warehouse().fastestEfforts({ ...timed, readable: sight.readable(), bikeClasses }),
      ledger.profiles.of(ride.riderId),
    ]);
    const course = courseOf(effort, line);
    const here = own.findIndex((each) => isThis(each, found));
    const comparable = own
      .filter((each) => each.motor === motor && each.counts)
      .sort((a, b) => a.elapsed - b.elapsed);
    const other = comparable.find((each) => !isThis(each, found));
    const best = other && (await sibling(sight, line, other));
    const rider = sharedProfile(riderOn(profile, dayOf(ride.start, ride.utcOffset)), access.fields);
    const shared = fastest.map((each) => sharedEffort(each, accessTo(sight, each)));
    return {
      ...told,
      energy: effort.work === null ? null : energySpent(effort.work),
      ...sectionsTold(effort, line, course),
      references: {
        best: bestReference(best ?? null, line, course),
        group: groupReference(shared, line, course),
        ...pacedReferences(effort, line, { course, rider }),
      },
      // of another edition of the line it stands in no order with these
      previous: here < 0 ? null : linkAt(own, here - 1),
      next: here < 0 ? null : linkAt(own, here + 1),
      best: linkAt(comparable, 0),
    };
  }

  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Climbs'],
      path: '/efforts/{ride}/{climb}/{variant}/{number}',
      summary: 'One effort, and what it compares with',
      request: { params },
      responses: {
        200: {
          description: 'The effort.',
          content: { 'application/json': { schema: EffortDetail } },
        },
        ...problems(400, 401, 404, 503),
      },
    }),
    async (c) => {
      const { ride, climb, variant, number } = c.req.valid('param');
      const sight = await c.var.sight();
      allow(sight.viewer, 'read');
      const { line } = lineOf({ climb, variant });
      return c.json(
        await whole(sight, line, await find(sight, line, { ride, number: Number(number) })),
        200,
      );
    },
  );
}

function isThis({ rideId, number }: LineEffort, { effort }: FoundEffort): boolean {
  return rideId === effort.rideId && number === effort.number;
}

function keyOf({ rideId, number }: LineEffort): EffortKey {
  return { ride: rideId, number };
}

function linkAt(efforts: readonly LineEffort[], place: number) {
  const effort = efforts[place];
  return effort ? linkOf(effort) : null;
}

/** Between gates a course is a guess: pieces of road are told only where every 100 m is known. */
function sectionsTold({ mesh }: EffortRow, line: Variant, course: Course) {
  if (mesh === null) return { kilometres: null, altitudes: null };
  const told = ({ altitude, ...section }: Section) => {
    return { ...section, altitude: Number.isNaN(altitude) ? null : altitude };
  };
  const altitudes = sectionsOf(course, altitudeCuts(line)).map(told);
  return {
    kilometres: sectionsOf(course, kilometreCuts(line)).map(told),
    altitudes: altitudes.length > 0 ? altitudes : null,
  };
}
