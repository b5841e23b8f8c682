import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { FIELD_GROUPS, type FieldGroup } from '../core/field-groups.ts';
import type { Rider as CoreRider } from '../core/metrics/metric.ts';
import { NOBODY, type ProfileValue } from '../core/profile.ts';
import { type Access, accessTo, allow, disclose } from '../disclosure/disclosure.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { given, Id, NOTHING_SAID, saysSomething } from './schemas.ts';

const Facts = z.object({
  name: z.string().trim().min(1).max(100),
  threshold: z.number().min(20).max(1000).nullable().openapi({
    description: 'Power that the rider can hold for about an hour, W.',
  }),
  weight: z.number().min(20).max(250).nullable().openapi({ description: 'kg' }),
  maximumHeartRate: z.number().min(80).max(250).nullable().openapi({ description: 'beats/min' }),
  thresholdHeartRate: z.number().min(60).max(240).nullable().openapi({ description: 'beats/min' }),
});

const Change = Facts.partial().refine(saysSomething, NOTHING_SAID);
const Rider = Facts.extend({ id: Id }).openapi('Rider');
const SeenRider = Rider.extend({
  self: z.boolean().openapi({ description: 'Your own profile.' }),
  shared: z.array(z.enum(FIELD_GROUPS)).openapi({ description: 'What you may see of them.' }),
  mayUpload: z.boolean().openapi({ description: 'You may upload files for them.' }),
}).openapi('SeenRider', { description: 'Values of today; null: not known, or not shared.' });
const riderContent = { 'application/json': { schema: Rider } };

/** The profiles that rides belong to. */
export function createRiders(parts: { ledger: Ledger; jobs: () => Jobs }) {
  const { ledger } = parts;

  /** What is said of a rider without a date holds since ever. */
  async function saySinceEver(rider: { id: string; name: string }, facts: Partial<CoreRider>) {
    const { id: riderId } = rider;
    const known = (await ledger.profiles.of(riderId)).filter((one) => one.validFrom === null);
    for (const [kind, value] of Object.entries(facts)) {
      const old = known.find((one) => one.kind === kind);
      const said = { kind, validFrom: null, value } as ProfileValue;
      await parts.jobs().changeProfile(riderId, (profiles, isAffected): Promise<unknown> => {
        if (old && value === null) return profiles.remove(old.id, isAffected);
        if (old) return profiles.edit(old.id, { value: said.value }, isAffected);
        return value === null ? Promise.resolve() : profiles.add(riderId, said, isAffected);
      });
    }
    return shown(rider, await ledger.profiles.current([riderId]));
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Riders'],
        path: '/riders',
        summary: 'The riders you may see',
        responses: {
          200: {
            description: 'Yourself first, then by name.',
            content: { 'application/json': { schema: z.object({ riders: z.array(SeenRider) }) } },
          },
          ...problems(401),
        },
      }),
      async (c) => {
        const sight = await c.var.sight();
        allow(sight.viewer, 'read');
        const own = sight.viewer.riderId;
        const [names, current] = await Promise.all([
          ledger.riders.names(sight.riderIds()),
          ledger.profiles.current(sight.riderIds()),
        ]);
        const riders = [...names]
          .map(([id, name]) => {
            const access = accessTo(sight, { riderId: id });
            return { ...seen(shown({ id, name }, current), access), self: id === own };
          })
          .sort((a, b) => Number(b.self) - Number(a.self) || a.name.localeCompare(b.name));
        return c.json({ riders }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Riders'],
        path: '/riders',
        summary: 'Add a rider',
        request: {
          body: {
            required: true,
            content: {
              'application/json': {
                schema: Facts.partial().extend({ name: Facts.shape.name }),
              },
            },
          },
        },
        responses: {
          201: { description: 'The new rider.', content: riderContent },
          ...problems(400, 401, 403),
        },
      }),
      async (c) => {
        allow(c.var.viewer, 'people');
        const { name, ...facts } = given(c.req.valid('json'));
        const rider = await ledger.riders.create({ name });
        return c.json(await saySinceEver(rider, facts), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        tags: ['Riders'],
        path: '/riders/{id}',
        summary: 'Change a rider; new facts have all their rides analysed again',
        request: {
          params: z.object({ id: Id }),
          body: {
            required: true,
            content: { 'application/json': { schema: Change } },
          },
        },
        responses: {
          200: { description: 'The rider now.', content: riderContent },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        const { id } = c.req.valid('param');
        const found = await ledger.riders.get(id);
        const rider = disclose(await c.var.sight(), 'change', found && { ...found, riderId: id });
        const { name, ...facts } = given(c.req.valid('json'));
        if (name !== undefined) await ledger.riders.rename(id, name);
        return c.json(await saySinceEver({ id, name: name ?? rider.name }, facts), 200);
      },
    );
}

function shown(
  { id, name }: { id: string; name: string },
  current: Map<string, Partial<CoreRider>>,
): z.infer<typeof Rider> {
  const { threshold, weight, maximumHeartRate, thresholdHeartRate } = {
    ...NOBODY,
    ...current.get(id),
  };
  return { id, name, threshold, weight, maximumHeartRate, thresholdHeartRate };
}

/** What each value of today tells of a rider. */
const REVEALS = {
  threshold: 'power',
  weight: 'power',
  maximumHeartRate: 'heartRate',
  thresholdHeartRate: 'heartRate',
} as const satisfies Record<string, FieldGroup>;

function seen(rider: z.infer<typeof Rider>, { fields, upload }: Access) {
  const value = (name: keyof typeof REVEALS) => (fields.has(REVEALS[name]) ? rider[name] : null);
  return {
    id: rider.id,
    name: rider.name,
    shared: FIELD_GROUPS.filter((field) => fields.has(field)),
    mayUpload: upload,
    threshold: value('threshold'),
    weight: value('weight'),
    maximumHeartRate: value('maximumHeartRate'),
    thresholdHeartRate: value('thresholdHeartRate'),
  };
}
