import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { allow, mayInvite, nothing, type Viewer } from '../../disclosure/disclosure.ts';
import type { Invitation as Row } from '../../ledger/invitations.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { Id, Time } from '../schemas.ts';
import { type Delivery, deliver } from './deliver.ts';
import { INVITATION_DAYS, linkTo, makeInvitation } from './links.ts';
import type { AccountParts } from './parts.ts';
import { Email, isoTime, jsonBody, Language, PersonName, Role } from './schemas.ts';
import { hashOf } from './secret.ts';

const Capacity = z.enum(['coach', 'rider']);

const Invitation = z
  .object({
    id: Id,
    role: Role,
    groupId: Id.nullable(),
    capacity: Capacity.nullable(),
    name: z.string(),
    email: z.string().nullable(),
    createdAt: Time,
    expiresAt: Time,
  })
  .openapi('Invitation');

const NewInvitation = z
  .strictObject({
    role: Role,
    groupId: Id.optional(),
    capacity: Capacity.optional(),
    name: PersonName.or(z.literal('')).default(''),
    email: Email.optional(),
  })
  .refine(({ groupId, capacity }) => (groupId === undefined) === (capacity === undefined), {
    message: 'a group and a capacity in it go together',
  });

/** Inviting people: an admin anybody, a coach riders into a group of theirs. */
export function createInvitations(parts: AccountParts) {
  const { ledger, limits, address, now } = parts;

  /** Whether the viewer may invite into a group; null: into the service. */
  async function hosts(viewer: NonNullable<Viewer>, groupId: string | null): Promise<boolean> {
    const standing =
      groupId === null ? null : await ledger.invitations.standing(groupId, viewer.personId);
    return mayInvite(viewer, standing);
  }

  /** @throws LabError unauthenticated, forbidden, not-found (no such group, or none of theirs) */
  async function demandHost(viewer: Viewer, groupId: string | null): Promise<void> {
    allow(viewer, groupId === null ? 'people' : 'invite');
    if (!(await hosts(viewer, groupId))) throw nothing();
  }

  async function write(tokenHash: string, email: string | null, link: string): Promise<Delivery> {
    const behind = await ledger.invitations.behind(tokenHash);
    const letter = {
      kind: 'invitation',
      inviter: behind?.inviter ?? null,
      group: behind?.groupName ?? null,
      link,
    } as const;
    // Nobody knows yet what the reader speaks: most likely what the inviter does.
    return deliver(parts, email, letter, Language.parse(behind?.inviterLanguage ?? 'fr'));
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Account'],
        path: '/invitations',
        summary: 'Invite somebody',
        description: `The link works once, for ${INVITATION_DAYS} days. It is mailed where there is an address and the service can send mail; otherwise it is told here, this once.`,
        request: { body: jsonBody(NewInvitation) },
        responses: {
          201: {
            description: 'Invited.',
            content: {
              'application/json': {
                schema: z.object({
                  invitation: Invitation,
                  link: z.string().nullable().openapi({ description: 'null: it was mailed.' }),
                  mail: z.enum(['sent', 'failed', 'none']),
                }),
              },
            },
          },
          ...problems(400, 401, 403, 404, 429),
        },
      }),
      async (c) => {
        const { role, groupId = null, capacity, name, email = null } = c.req.valid('json');
        const { viewer } = c.var;
        allow(viewer, role === 'rider' ? 'invite' : 'people');
        await demandHost(viewer, groupId);
        limits.invitations.attempt(viewer.personId);
        const group = groupId !== null && capacity ? { id: groupId, capacity } : null;
        const { invitation, token } = await makeInvitation(
          ledger,
          { role, group, name, email, invitedBy: viewer.personId },
          now() / 1000,
        );
        const entry = { actor: viewer.personId, action: 'invite', subject: invitation.id };
        await ledger.audit.record(entry);
        const link = linkTo(address(), 'invitation', token);
        const mail = await write(hashOf(token), email, link);
        return c.json(
          { invitation: shown(invitation), link: mail === 'sent' ? null : link, mail },
          201,
        );
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Account'],
        path: '/invitations',
        summary: 'Invitations that wait for an answer',
        request: { query: z.object({ group: Id.optional() }) },
        responses: {
          200: {
            description: 'Into a group, or, for admins, those without one. Newest first.',
            content: {
              'application/json': { schema: z.object({ invitations: z.array(Invitation) }) },
            },
          },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        const groupId = c.req.valid('query').group ?? null;
        await demandHost(c.var.viewer, groupId);
        const rows = await ledger.invitations.open(groupId);
        return c.json({ invitations: rows.map(shown) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Account'],
        path: '/invitations/{id}',
        summary: 'Take an invitation back',
        request: { params: z.object({ id: Id }) },
        responses: { 204: { description: 'Its link leads nowhere.' }, ...problems(401, 403, 404) },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'invite');
        const found = await ledger.invitations.get(c.req.valid('param').id);
        if (!found || !(await hosts(viewer, found.groupId))) throw nothing();
        await ledger.invitations.revoke(found.id);
        const entry = { actor: viewer.personId, action: 'invite.revoke', subject: found.id };
        await ledger.audit.record(entry);
        return c.body(null, 204);
      },
    );
}

function shown({ createdAt, expiresAt, ...row }: Row): z.infer<typeof Invitation> {
  return Invitation.parse({
    ...row,
    createdAt: isoTime(createdAt),
    expiresAt: isoTime(expiresAt),
  });
}
