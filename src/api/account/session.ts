import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { LabError } from '../../core/errors.ts';
import { allow, nothing } from '../../disclosure/disclosure.ts';
import type { Person } from '../../ledger/people.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { Id, Time } from '../schemas.ts';
import type { AccountParts } from './parts.ts';
import { Email, isoTime, jsonBody, Password, signedInAnswer, signedInPerson } from './schemas.ts';

const Session = z
  .object({
    id: Id,
    agent: z.string().openapi({ description: 'Browser and system; empty when unknown.' }),
    createdAt: Time,
    lastSeenAt: Time.nullable(),
    current: z.boolean(),
  })
  .openapi('Session');

/** Signing in and out. */
export function createSession({ ledger, sessions, ...parts }: AccountParts) {
  const { limits, passwords, secondFactor } = parts;

  /** @throws LabError unauthenticated, two-factor-code, rate-limited */
  async function authenticate(
    { email, password, code }: { email: string; password: string; code?: string | undefined },
    address: string,
  ): Promise<Person> {
    const account = email.toLowerCase();
    limits.signInAddress.attempt(address);
    limits.signInAccount.attempt(account);
    const person = await ledger.people.byEmail(email);
    const hashed = person?.disabledAt === null ? person.passwordHash : null;
    if (!(await passwords.verify(hashed, password)) || !person) {
      throw new LabError('unauthenticated', 'This address and password do not go together.');
    }
    limits.signInAddress.forgive(address);
    limits.signInAccount.forget(account);
    if (person.totpConfirmedAt !== null) await secondFactor.demand(person, code);
    return person;
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Account'],
        path: '/session',
        summary: 'Sign in',
        description:
          'With a second factor also its `code`, six digits or a recovery code: without, the answer is 401 `two-factor-code`.',
        security: [],
        request: {
          body: jsonBody(
            z.object({ email: Email, password: Password, code: z.string().max(40).optional() }),
          ),
        },
        responses: { 201: signedInAnswer, ...problems(400, 401, 429, 503) },
      }),
      async (c) => {
        const person = await authenticate(c.req.valid('json'), c.var.client.address);
        await ledger.audit.record({ actor: person.id, action: 'sign-in', subject: person.id });
        await sessions.begin(c, person.id);
        return c.json(signedInPerson(person), 201);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Account'],
        path: '/session',
        summary: 'Sign out',
        security: [],
        responses: { 204: { description: 'Signed out.' } },
      }),
      async (c) => {
        await sessions.end(c);
        return c.body(null, 204);
      },
    );
}

/** Where one is signed in. */
export function createSessions({ ledger, sessions }: AccountParts) {
  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Account'],
        path: '/sessions',
        summary: 'Where you are signed in',
        responses: {
          200: {
            description: 'Last used first.',
            content: { 'application/json': { schema: z.object({ sessions: z.array(Session) }) } },
          },
          ...problems(401, 403),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const rows = await ledger.sessions.list(viewer.personId, sessions.current(c));
        const shown = rows.map(({ id, agent, createdAt, lastSeenAt, current }) => ({
          id,
          agent,
          createdAt: isoTime(createdAt),
          lastSeenAt: lastSeenAt === null ? null : isoTime(lastSeenAt),
          current,
        }));
        return c.json({ sessions: shown }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Account'],
        path: '/sessions',
        summary: 'Sign out everywhere else',
        responses: { 204: { description: 'Only this session is left.' }, ...problems(401, 403) },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const { personId } = viewer;
        await ledger.sessions.revokeOthers(personId, sessions.current(c));
        const entry = { actor: personId, action: 'session.revoke-others', subject: personId };
        await ledger.audit.record(entry);
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Account'],
        path: '/sessions/{id}',
        summary: 'Sign out elsewhere',
        request: { params: z.object({ id: Id }) },
        responses: { 204: { description: 'Signed out there.' }, ...problems(401, 403, 404) },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const { id } = c.req.valid('param');
        if (!(await ledger.sessions.revoke(viewer.personId, id))) {
          throw nothing();
        }
        await ledger.audit.record({
          actor: viewer.personId,
          action: 'session.revoke',
          subject: id,
        });
        return c.body(null, 204);
      },
    );
}
