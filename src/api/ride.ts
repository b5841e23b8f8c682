import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { LabError } from '../core/errors.ts';
import { type Access, accessTo, disclose, nothing, type Sight } from '../disclosure/disclosure.ts';
import { sharedRide } from '../disclosure/shared-ride.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerRide } from '../ledger/rides.ts';
import type { Originals } from '../originals/originals.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { attachment } from './attachment.ts';
import type { ClimbNames } from './climb-names.ts';
import type { Env } from './env.ts';
import { problems, RetryLater } from './problem.ts';
import { RideDetail, rideOf } from './ride-detail.ts';
import { BikeClass, given, Id, NOTHING_SAID, saysSomething } from './schemas.ts';

const Edit = z
  .object({
    title: z.string().trim().min(1).max(200).nullable(),
    bikeClass: BikeClass.nullable(),
    bikeNote: z.string().trim().min(1).max(500).nullable(),
  })
  .partial()
  .refine(saysSomething, NOTHING_SAID)
  .openapi({ description: 'null: what the file says counts again.' });

const params = z.object({ id: Id });
const rideContent = { 'application/json': { schema: RideDetail } };

/** One ride: all its numbers, what its rider says of it, its original, and its removal. */
export function createRide(parts: {
  ledger: Ledger;
  warehouse: () => Warehouse;
  originals: Originals;
  names: ClimbNames;
  jobs: () => Jobs;
}) {
  const { ledger, warehouse, originals, jobs, names } = parts;

  async function whole(sight: Sight, said: LedgerRide): Promise<RideDetail> {
    const access = accessTo(sight, said);
    const [computed, rider] = await Promise.all([
      warehouse().ride(said.id, access.view),
      ledger.riders.get(said.riderId),
    ]);
    if (!computed) throw notThere(access);
    return rideOf(sharedRide(computed, access), said, {
      riderName: rider?.name ?? '',
      access,
      names,
    });
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Rides'],
        path: '/rides/{id}',
        summary: 'Everything about one ride but its streams',
        request: { params },
        responses: {
          200: { description: 'The ride.', content: rideContent },
          ...problems(400, 401, 404, 503),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const sight = await c.var.sight();
        const said = disclose(sight, 'read', await ledger.rides.get(id));
        return c.json(await whole(sight, said), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        tags: ['Rides'],
        path: '/rides/{id}',
        summary: 'Say what the file does not: title, bike class, a note on the bike',
        description: 'The ride is analysed again; the answer comes when lists show the change.',
        request: {
          params,
          body: { required: true, content: { 'application/json': { schema: Edit } } },
        },
        responses: {
          200: { description: 'The ride now.', content: rideContent },
          ...problems(400, 401, 403, 404, 503),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const sight = await c.var.sight();
        disclose(sight, 'change', await ledger.rides.get(id));
        const edited = await jobs().editRide(id, given(c.req.valid('json')));
        return c.json(await whole(sight, disclose(sight, 'read', edited)), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Rides'],
        path: '/rides/{id}',
        summary: 'Remove a ride for good, and its file with the last ride in it',
        request: { params },
        responses: {
          204: { description: 'Gone.' },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const { viewer } = c.var;
        disclose(await c.var.sight(), 'change', await ledger.rides.get(id));
        const gone = await jobs().deleteRide(id);
        if (viewer && gone) {
          await ledger.audit.record({ actor: viewer.personId, action: 'ride.delete', subject: id });
        }
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Rides'],
        path: '/rides/{id}/original',
        summary: 'The file as it was uploaded',
        request: { params },
        responses: {
          200: {
            description: 'The bytes.',
            content: {
              'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
            },
          },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const sight = await c.var.sight();
        const said = disclose(sight, 'original', await ledger.rides.get(id));
        const { change } = accessTo(sight, said);
        return c.body(originals.stream(said.hash), 200, {
          'Content-Type': 'application/octet-stream',
          'Content-Disposition': attachment(
            change ? said.filename : `ride.${said.hash.slice(0, 8)}`,
          ),
        });
      },
    );
}

/** What the rider's zones leave nothing of does not exist for others, analysed or not yet. */
export function notThere({ view }: Access): LabError {
  if (view === 'visible') return nothing();
  return new RetryLater('unavailable', 'This ride is being analysed.', 2);
}
