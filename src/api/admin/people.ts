import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { LabError } from '../../core/errors.ts';
import { allow, nothing } from '../../disclosure/disclosure.ts';
import type { PersonChange } from '../../ledger/people.ts';
import { linkTo, makePasswordLink, PASSWORD_LINK_HOURS } from '../account/links.ts';
import type { AccountParts } from '../account/parts.ts';
import { Email, isoTime, jsonBody, Role } from '../account/schemas.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { given, Id, NOTHING_SAID, saysSomething, Time } from '../schemas.ts';

const Person = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    role: Role,
    twoFactor: z.boolean(),
    disabled: z.boolean(),
    createdAt: Time,
    lastSeenAt: Time.nullable(),
  })
  .openapi('Person');

const Change = z
  .object({
    role: Role,
    disabled: z.boolean(),
    email: Email,
    birthMonth: z.null().openapi({ description: 'Forgets it; the person is asked again.' }),
  })
  .partial()
  .refine(saysSomething, NOTHING_SAID);

const withId = { params: z.object({ id: Id }) };

/** Accounts, for admins: who is here and as what. Nothing about anybody's rides. */
export function createPeople({ ledger, address, now }: AccountParts) {
  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Administration'],
        path: '/people',
        summary: 'Every account',
        responses: {
          200: {
            description: 'By name.',
            content: { 'application/json': { schema: z.object({ people: z.array(Person) }) } },
          },
          ...problems(401, 403),
        },
      }),
      async (c) => {
        allow(c.var.viewer, 'people');
        const rows = await ledger.people.list();
        const people = rows.map(({ createdAt, lastSeenAt, ...row }) =>
          Person.parse({
            ...row,
            twoFactor: row.totpConfirmedAt !== null,
            disabled: row.disabledAt !== null,
            createdAt: isoTime(createdAt),
            lastSeenAt: lastSeenAt === null ? null : isoTime(lastSeenAt),
          }),
        );
        return c.json({ people }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'patch',
        tags: ['Administration'],
        path: '/people/{id}',
        summary: 'Change a role or an address, shut an account out or let it in again',
        request: { ...withId, body: jsonBody(Change) },
        responses: { 204: { description: 'Changed.' }, ...problems(400, 401, 403, 404, 409) },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'people');
        const { id } = c.req.valid('param');
        const change = given(c.req.valid('json'));
        if (!(await ledger.people.edit(id, change))) throw nothing();
        for (const action of actionsOf(change)) {
          await ledger.audit.record({ actor: viewer.personId, action, subject: id });
        }
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Administration'],
        path: '/people/{id}/password-link',
        summary: 'A link that sets a new password, to be handed over',
        request: withId,
        responses: {
          201: {
            description: `Works once, for ${PASSWORD_LINK_HOURS} hours; told this once.`,
            content: { 'application/json': { schema: z.object({ link: z.string() }) } },
          },
          ...problems(401, 403, 404, 409),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'people');
        const { id } = c.req.valid('param');
        expectAnother(viewer.personId, id);
        if (!(await ledger.people.get(id))) throw nothing();
        const token = await makePasswordLink(ledger, id, now() / 1000);
        const entry = { actor: viewer.personId, action: 'password-link', subject: id };
        await ledger.audit.record(entry);
        return c.json({ link: linkTo(address(), 'password', token) }, 201);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Administration'],
        path: '/people/{id}/two-factor',
        summary: 'Take away a second factor that was lost',
        request: withId,
        responses: {
          204: { description: 'The password is enough again.' },
          ...problems(401, 403, 404, 409),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'people');
        const { id } = c.req.valid('param');
        expectAnother(viewer.personId, id);
        if (!(await ledger.people.get(id))) throw nothing();
        await ledger.twoFactor.remove(id);
        const entry = { actor: viewer.personId, action: 'two-factor.remove', subject: id };
        await ledger.audit.record(entry);
        return c.body(null, 204);
      },
    );
}

/** What guards one's own account asks for its password: not even an admin goes around that. */
function expectAnother(me: string, id: string): void {
  if (id === me) throw new LabError('conflict', 'This is your own account: use its page.');
}

function actionsOf({ role, disabled, email, birthMonth }: PersonChange): string[] {
  return [
    ...(role === undefined ? [] : [`role.${role}`]),
    ...(disabled === undefined ? [] : [disabled ? 'disable' : 'enable']),
    ...(email === undefined ? [] : ['email']),
    ...(birthMonth === undefined ? [] : ['birth-month.forget']),
  ];
}
