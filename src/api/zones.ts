import { randomBytes } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { hiddenDisc, OFFSET_BYTES, offsetFor, RADIUS } from '../core/privacy-zones.ts';
import { allow, nothing, type Viewer } from '../disclosure/disclosure.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ChooseOffset, Zone as Row } from '../ledger/zones.ts';
import { jsonBody } from './account/schemas.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { given, Id, NOTHING_SAID, saysSomething } from './schemas.ts';

const Facts = z.object({
  name: z.string().trim().min(1).max(100),
  latitude: z.number().min(-85).max(85),
  longitude: z.number().min(-180).max(180),
  radius: z.number().min(RADIUS.least).max(RADIUS.most).openapi({ description: 'Metres.' }),
});

const Zone = Facts.extend({
  id: Id,
  hidden: Facts.omit({ name: true }).openapi({
    description: 'What others see nothing of: a disc shifted by an offset that only you know.',
  }),
}).openapi('PrivacyZone');

const zoneContent = { 'application/json': { schema: Zone } };
const params = z.object({ id: Id });

const chooseOffset: ChooseOffset = (place, earlier) =>
  offsetFor(place, earlier, randomBytes(OFFSET_BYTES));

/** One's own privacy zones; nobody else is ever told of them. */
export function createZones({ ledger, jobs }: { ledger: Ledger; jobs: () => Jobs }) {
  async function record(viewer: NonNullable<Viewer>, action: string, id: string): Promise<void> {
    await ledger.audit.record({ actor: viewer.personId, action: `zone.${action}`, subject: id });
  }

  /** @throws LabError not-found, the same for unknown and for foreign ids */
  async function refuseForeign(viewer: NonNullable<Viewer>, id: string): Promise<void> {
    const zone = await ledger.zones.get(id);
    if (zone === undefined || zone.riderId !== viewer.riderId) throw nothing();
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Account'],
        path: '/zones',
        summary: 'Your privacy zones',
        responses: {
          200: {
            description: 'Oldest first.',
            content: { 'application/json': { schema: z.object({ zones: z.array(Zone) }) } },
          },
          ...problems(401, 403),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const zones = viewer.riderId === null ? [] : await ledger.zones.of(viewer.riderId);
        return c.json({ zones: zones.map(shown) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Account'],
        path: '/zones',
        summary: 'Hide a place from everybody else, in all your rides',
        description:
          'At once: others see a ride again when it has been computed anew from what lies outside.',
        request: { body: jsonBody(Facts) },
        responses: {
          201: { description: 'The zone.', content: zoneContent },
          ...problems(400, 401, 403, 404, 409, 503),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const { riderId } = viewer;
        if (riderId === null) throw nothing();
        const zone = await jobs().changeZones((zones) =>
          zones.create(riderId, c.req.valid('json'), chooseOffset),
        );
        await record(viewer, 'create', zone.id);
        return c.json(shown(zone), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        tags: ['Account'],
        path: '/zones/{id}',
        summary: 'Change a privacy zone',
        request: { params, body: jsonBody(Facts.partial().refine(saysSomething, NOTHING_SAID)) },
        responses: {
          200: { description: 'The zone now.', content: zoneContent },
          ...problems(400, 401, 403, 404, 503),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const { id } = c.req.valid('param');
        await refuseForeign(viewer, id);
        const change = given(c.req.valid('json'));
        const zone = await jobs().changeZones((zones) => zones.edit(id, change, chooseOffset));
        if (!zone) throw nothing();
        await record(viewer, 'change', id);
        return c.json(shown(zone), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Account'],
        path: '/zones/{id}',
        summary: 'Remove a privacy zone',
        request: { params },
        responses: { 204: { description: 'Gone.' }, ...problems(401, 403, 404, 503) },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const { id } = c.req.valid('param');
        await refuseForeign(viewer, id);
        await jobs().changeZones((zones) => zones.remove(id));
        await record(viewer, 'delete', id);
        return c.body(null, 204);
      },
    );
}

function shown(zone: Row): z.infer<typeof Zone> {
  const { id, name, latitude, longitude, radius } = zone;
  return { id, name, latitude, longitude, radius, hidden: hiddenDisc(zone) };
}
