import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { LabError } from '../../core/errors.ts';
import { allow } from '../../disclosure/disclosure.ts';
import type { Person } from '../../ledger/people.ts';
import { Storing, storingOf } from '../consents/storing.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { given, NOTHING_SAID, saysSomething } from '../schemas.ts';
import type { AccountParts } from './parts.ts';
import { Account, BirthMonth, jsonBody, Language, PersonName, SexSaid } from './schemas.ts';

const Me = z.object({
  person: Account.nullable(),
  setupNeeded: z.boolean().openapi({ description: 'The service has no admin yet.' }),
  twoFactorNeeded: z.boolean().openapi({
    description: 'Nothing else works until this account has a second factor.',
  }),
  mail: z.boolean().openapi({ description: 'The service can send mail.' }),
  storing: Storing.nullable().openapi({ description: 'null: nobody is signed in.' }),
});

const Change = z
  .strictObject({ name: PersonName, language: Language, birthMonth: BirthMonth, sex: SexSaid })
  .partial()
  .refine(saysSomething, NOTHING_SAID);

/** Who one is. */
export function createMe({ ledger, mail, now }: AccountParts) {
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'get',
      tags: ['Account'],
      path: '/me',
      summary: 'Who is signed in',
      security: [],
      responses: {
        200: {
          description: 'The signed-in person, and what the service can do for them.',
          content: { 'application/json': { schema: Me } },
        },
      },
    }),
    async (c) => {
      const { viewer } = c.var;
      const person = viewer ? await ledger.people.get(viewer.personId) : undefined;
      return c.json(
        {
          person: person && viewer ? account(person, viewer.riderId) : null,
          setupNeeded: !person && !(await ledger.people.hasAdmin()),
          twoFactorNeeded: c.var.twoFactorNeeded,
          mail: mail !== null,
          storing:
            person && viewer?.riderId != null
              ? await storingOf(
                  ledger,
                  { riderId: viewer.riderId, birthMonth: person.birthMonth },
                  now() / 1000,
                )
              : null,
        },
        200,
      );
    },
  );
}

/** What one may say of oneself. */
export function createMyDetails({ ledger }: AccountParts) {
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'patch',
      tags: ['Account'],
      path: '/me',
      summary: 'Change your name, language or sex, or say your birth month, once',
      request: { body: jsonBody(Change) },
      responses: {
        200: {
          description: 'You now.',
          content: { 'application/json': { schema: z.object({ person: Account }) } },
        },
        ...problems(400, 401, 403, 409),
      },
    }),
    async (c) => {
      const { viewer } = c.var;
      allow(viewer, 'account');
      const change = given(c.req.valid('json'));
      const known = await ledger.people.get(viewer.personId);
      if (change.birthMonth !== undefined && known?.birthMonth != null) {
        throw new LabError('conflict', 'Your birth month is known; an admin can correct it.');
      }
      const edited = await ledger.people.edit(viewer.personId, change);
      if (!edited) throw new LabError('not-found', 'This account is gone.');
      const action = change.birthMonth === undefined ? 'account.edit' : 'account.birth-month';
      await ledger.audit.record({ actor: edited.id, action, subject: edited.id });
      return c.json({ person: account(edited, viewer.riderId) }, 200);
    },
  );
}

function account(person: Person, riderId: string | null): z.infer<typeof Account> {
  return Account.parse({ ...person, riderId, twoFactor: person.totpConfirmedAt !== null });
}
