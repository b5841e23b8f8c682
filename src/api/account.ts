import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { LabError } from '../core/errors.ts';
import { ROLES } from '../disclosure/disclosure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Person } from '../ledger/people.ts';
import type { Env } from './env.ts';
import type { Passwords } from './password.ts';
import { problems } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import { Id } from './schemas.ts';
import { hashOf, type SessionKeeper } from './session.ts';

const Account = z.object({ id: Id, name: z.string(), role: z.enum(ROLES) }).openapi('Account');

const signedIn = {
  description: 'Signed in: the answer sets the session cookie.',
  content: { 'application/json': { schema: z.object({ person: Account }) } },
};

const Email = z.email().max(254);
/** Long enough to be worth hashing; the upper bound keeps hashing cheap. */
const NewPassword = z.string().min(10).max(200);

/** The owner's account: first set-up, signing in and out, and who one is. Open to everybody. */
export function createAccount(parts: {
  ledger: Ledger;
  passwords: Passwords;
  sessions: SessionKeeper;
  attempts: RateLimit;
}) {
  const { ledger, passwords, sessions, attempts } = parts;
  const limited: MiddlewareHandler<Env> = async (c, next) => {
    attempts.attempt(c.var.client.address);
    await next();
  };
  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Account'],
        path: '/me',
        summary: 'Who is signed in',
        security: [],
        responses: {
          200: {
            description: 'The signed-in person, and whether the service still needs its owner.',
            content: {
              'application/json': {
                schema: z.object({ person: Account.nullable(), setupNeeded: z.boolean() }),
              },
            },
          },
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        const person = viewer ? await ledger.people.get(viewer.personId) : undefined;
        const setupNeeded = !person && (await ledger.people.count()) === 0;
        return c.json({ person: person ? account(person) : null, setupNeeded }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Account'],
        path: '/setup',
        summary: 'Make the owner account, once, with the link printed at the first start',
        security: [],
        middleware: limited,
        request: {
          body: {
            required: true,
            content: {
              'application/json': {
                schema: z.object({
                  token: z.string().max(200),
                  name: z.string().trim().min(1).max(100),
                  email: Email,
                  password: NewPassword,
                }),
              },
            },
          },
        },
        responses: { 201: signedIn, ...problems(400, 403, 409, 429) },
      }),
      async (c) => {
        const { token, name, email, password } = c.req.valid('json');
        if ((await ledger.people.count()) > 0) {
          throw new LabError('conflict', 'This service has its owner already.');
        }
        const passwordHash = await passwords.hash(password);
        const owner = { name, email, passwordHash, role: 'admin' };
        const person = await ledger.setupLinks.redeemFirst(hashOf(token), owner);
        if (!person) {
          throw new LabError('forbidden', 'This link is unknown, used or too old.');
        }
        attempts.succeeded(c.var.client.address);
        if ((await ledger.riders.list()).length === 0) {
          await ledger.riders.create({ name, personId: person.id });
        }
        await ledger.audit.record({ actor: person.id, action: 'setup', subject: person.id });
        await sessions.begin(c, person.id);
        return c.json({ person: account(person) }, 201);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Account'],
        path: '/session',
        summary: 'Sign in',
        security: [],
        middleware: limited,
        request: {
          body: {
            required: true,
            content: {
              'application/json': {
                schema: z.object({ email: Email, password: z.string().max(200) }),
              },
            },
          },
        },
        responses: { 201: signedIn, ...problems(400, 401, 429, 503) },
      }),
      async (c) => {
        const { email, password } = c.req.valid('json');
        const person = await ledger.people.byEmail(email);
        if (!(await passwords.verify(person?.passwordHash ?? null, password)) || !person) {
          throw new LabError('unauthenticated', 'This address and password do not go together.');
        }
        attempts.succeeded(c.var.client.address);
        await ledger.audit.record({ actor: person.id, action: 'sign-in', subject: person.id });
        await sessions.begin(c, person.id);
        return c.json({ person: account(person) }, 201);
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

function account({ id, name, role }: Person): z.infer<typeof Account> {
  return Account.parse({ id, name, role });
}
