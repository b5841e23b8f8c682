import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { LabError } from '../../core/errors.ts';
import { allow } from '../../disclosure/disclosure.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { Id } from '../schemas.ts';
import type { AccountParts } from './parts.ts';
import {
  jsonBody,
  LinkToken,
  NewAccount,
  Role,
  signedInAnswer,
  signedInPerson,
} from './schemas.ts';
import { hashOf } from './secret.ts';

const Behind = z
  .object({
    inviter: z.string().nullable().openapi({ description: 'null: whoever runs the service.' }),
    group: z.object({ id: Id, name: z.string() }).nullable(),
    role: Role,
    capacity: z.enum(['coach', 'rider']).nullable(),
    name: z.string(),
    email: z.string().nullable(),
    signedIn: z.boolean(),
  })
  .openapi('InvitationLink');

/** What the invited person does with the link. Open to everybody who has it. */
export function createInvitation({ ledger, passwords, sessions, limits }: AccountParts) {
  async function note(personId: string): Promise<void> {
    await ledger.audit.record({ actor: personId, action: 'invite.accept', subject: personId });
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Account'],
        path: '/invitation',
        summary: 'What an invitation is to',
        security: [],
        request: { body: jsonBody(z.object({ token: LinkToken })) },
        responses: {
          200: {
            description: 'The invitation behind the link.',
            content: { 'application/json': { schema: Behind } },
          },
          ...problems(400, 403, 429),
        },
      }),
      async (c) => {
        limits.links.attempt(c.var.client.address);
        const found = await ledger.invitations.behind(hashOf(c.req.valid('json').token));
        if (!found) throw new LabError('link-invalid', 'This link is unknown, used or too old.');
        limits.links.forgive(c.var.client.address);
        const { groupId, groupName, inviter, role, capacity, name, email } = found;
        const group =
          groupId !== null && groupName !== null ? { id: groupId, name: groupName } : null;
        const signedIn = c.var.viewer !== null;
        return c.json(
          { inviter, group, role: Role.parse(role), capacity, name, email, signedIn },
          200,
        );
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Account'],
        path: '/invitation/accept',
        summary: 'Accept an invitation, once',
        description:
          'With `account` it makes one and signs in. Without, the signed-in person joins the group.',
        security: [],
        request: {
          body: jsonBody(z.strictObject({ token: LinkToken, account: NewAccount.optional() })),
        },
        responses: { 201: signedInAnswer, ...problems(400, 401, 403, 409, 429, 503) },
      }),
      async (c) => {
        limits.links.attempt(c.var.client.address);
        const { token, account } = c.req.valid('json');
        const tokenHash = hashOf(token);
        const { viewer } = c.var;
        if (!account) {
          allow(viewer, 'account');
          const person = await ledger.invitations.accept(tokenHash, { personId: viewer.personId });
          await note(person.id);
          return c.json(signedInPerson(person), 201);
        }
        // Nobody has the service hash passwords without a link.
        if (!(await ledger.invitations.behind(tokenHash))) {
          throw new LabError('link-invalid', 'This link is unknown, used or too old.');
        }
        const { password, ...facts } = account;
        const passwordHash = await passwords.hash(password);
        const person = await ledger.invitations.accept(tokenHash, { ...facts, passwordHash });
        await note(person.id);
        await sessions.begin(c, person.id);
        return c.json(signedInPerson(person), 201);
      },
    );
}
