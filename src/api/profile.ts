import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { LabError } from '../core/errors.ts';
import { isPossible, PROFILE_KINDS, type ProfileKind, type ProfileValue } from '../core/profile.ts';
import { HEART_RATE_BOUNDS, POWER_BOUNDS } from '../core/zones.ts';
import { allow, disclose } from '../disclosure/disclosure.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { StoredValue, ValueEdit } from '../ledger/profiles.ts';
import type { Env } from './env.ts';
import { problems } from './problem.ts';
import { Id, NOTHING_SAID, saysSomething } from './schemas.ts';

const KINDS = Object.keys(PROFILE_KINDS) as [ProfileKind, ...ProfileKind[]];
const Kind = z.enum(KINDS);
const ValidFrom = z.iso.date().nullable().openapi({
  description:
    'The first day on which it holds; null = since ever. A ride takes the values of its day: the local one where its file tells the time zone, else the day in UTC.',
});

/** Either of the two, as the kind asks for. */
const Said = {
  value: z.number().optional().openapi({ description: 'Of every kind but zones.' }),
  bounds: z.array(z.number()).max(20).optional().openapi({
    description: 'Of zones: where each begins, in per cent of the threshold, from 0 up.',
  }),
};

const NewValue = z.object({ kind: Kind, validFrom: ValidFrom, ...Said });
const Change = z
  .object({ validFrom: ValidFrom.optional(), ...Said })
  .refine(saysSomething, NOTHING_SAID);

const Value = z
  .object({
    id: Id,
    kind: Kind,
    validFrom: ValidFrom,
    value: z.number().nullable(),
    bounds: z.array(z.number()).nullable(),
  })
  .openapi('ProfileValue');

const Profile = z.object({
  values: z.array(Value).openapi({ description: 'By kind, oldest first.' }),
  kinds: z.array(
    z.object({
      kind: Kind,
      unit: z.string(),
      min: z.number(),
      max: z.number(),
      standard: z.array(z.number()).nullable().openapi({
        description: 'Of zones: the bounds of riders who say nothing.',
      }),
    }),
  ),
});

const valueContent = { 'application/json': { schema: Value } };
const byId = { params: z.object({ id: Id }) };

/** What riders say of themselves, dated; nobody else reads or writes it here. */
export function createProfile(parts: { ledger: Ledger; jobs: () => Jobs }) {
  const { profiles } = parts.ledger;
  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Profile'],
        path: '/profile',
        summary: 'Your values, dated',
        responses: {
          200: {
            description: 'All there are, and what may be said.',
            content: { 'application/json': { schema: Profile } },
          },
          ...problems(401, 403),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const values = viewer.riderId === null ? [] : await profiles.of(viewer.riderId);
        return c.json({ values: values.map(shown), kinds: KINDS.map(kindOf) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Profile'],
        path: '/profile',
        summary: 'Add a value; rides on its days are analysed again',
        request: {
          body: { required: true, content: { 'application/json': { schema: NewValue } } },
        },
        responses: {
          201: { description: 'The new value.', content: valueContent },
          ...problems(400, 401, 403, 404, 409),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const own = viewer.riderId === null ? null : { riderId: viewer.riderId };
        const { riderId } = disclose(await c.var.sight(), 'change', own);
        const { kind, validFrom, ...said } = c.req.valid('json');
        const value = { kind, validFrom, value: saidOf(kind, said) } as ProfileValue;
        const added = await parts
          .jobs()
          .changeProfile(riderId, (profiles, isAffected) =>
            profiles.add(riderId, value, isAffected),
          );
        return c.json(shown(added), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        tags: ['Profile'],
        path: '/profile/{id}',
        summary: 'Change a value or its day',
        request: {
          ...byId,
          body: { required: true, content: { 'application/json': { schema: Change } } },
        },
        responses: {
          200: { description: 'The value now.', content: valueContent },
          ...problems(400, 401, 403, 404, 409),
        },
      }),
      async (c) => {
        allow(c.var.viewer, 'account');
        const sight = await c.var.sight();
        const { id, riderId, kind } = disclose(
          sight,
          'change',
          await profiles.get(c.req.valid('param').id),
        );
        const edit = editOf(kind, c.req.valid('json'));
        const edited = await parts
          .jobs()
          .changeProfile(riderId, (profiles, isAffected) => profiles.edit(id, edit, isAffected));
        return c.json(shown(disclose(sight, 'change', edited)), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Profile'],
        path: '/profile/{id}',
        summary: 'Take a value back',
        request: byId,
        responses: {
          204: { description: 'Gone; the one before it holds on.' },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        allow(c.var.viewer, 'account');
        const found = await profiles.get(c.req.valid('param').id);
        const { id, riderId } = disclose(await c.var.sight(), 'change', found);
        await parts
          .jobs()
          .changeProfile(riderId, (profiles, isAffected) => profiles.remove(id, isAffected));
        return c.body(null, 204);
      },
    );
}

interface SaidValue {
  value?: number | undefined;
  bounds?: number[] | undefined;
}

/** @throws LabError bad-request, where it is no value of this kind */
function saidOf(kind: ProfileKind, { value, bounds }: SaidValue): number | number[] {
  const [said, another] = [value, bounds].filter((one) => one !== undefined);
  if (said !== undefined && another === undefined && isPossible(kind, said)) return said;
  const { unit, min, max } = PROFILE_KINDS[kind];
  const wanted = unit === '%' ? 'bounds: 2 to 7 rising numbers from 0 on,' : 'value: a number';
  throw new LabError('bad-request', `${kind} needs ${wanted} from ${min} to ${max} ${unit}.`);
}

function editOf(
  kind: ProfileKind,
  { validFrom, ...said }: SaidValue & { validFrom?: string | null | undefined },
): ValueEdit {
  return {
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(saysSomething(said) ? { value: saidOf(kind, said) } : {}),
  };
}

function shown({ id, kind, validFrom, value }: StoredValue): z.infer<typeof Value> {
  const [number, bounds] = typeof value === 'number' ? [value, null] : [null, [...value]];
  return { id, kind, validFrom, value: number, bounds };
}

const STANDARD: Partial<Record<ProfileKind, readonly number[]>> = {
  powerZones: POWER_BOUNDS,
  heartRateZones: HEART_RATE_BOUNDS,
};

function kindOf(kind: ProfileKind) {
  const standard = STANDARD[kind];
  return { kind, ...PROFILE_KINDS[kind], standard: standard ? [...standard] : null };
}
