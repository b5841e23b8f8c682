import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Logger } from 'pino';
import { ageBand } from '../../core/age.ts';
import { LabError } from '../../core/errors.ts';
import { allow, mayAskGuardian, nothing } from '../../disclosure/disclosure.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Person } from '../../ledger/people.ts';
import type { Mail } from '../../mail/mail.ts';
import { deliver } from '../account/deliver.ts';
import { linkTo } from '../account/links.ts';
import type { Limits } from '../account/rate-limit.ts';
import { Email, jsonBody, Language } from '../account/schemas.ts';
import { hashOf, newToken } from '../account/secret.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { Id } from '../schemas.ts';

const GUARDIAN_LINK_DAYS = 30;
const DAY = 24 * 3600;

/**
 * How a guardian comes by the link: from a coach of the child or an admin, who hand it over, or by
 * mail. The child never sees it.
 */
export function createGuardianLinks(parts: {
  ledger: Ledger;
  limits: Limits;
  mail: Mail | null;
  logger: Logger;
  address: () => string;
  now: () => number;
}) {
  const { ledger, limits, mail, address } = parts;
  const now = () => parts.now() / 1000;

  /** @throws LabError conflict, for whoever needs no guardian here */
  async function linkFor(child: Person, riderId: string, createdBy: string): Promise<string> {
    if (ageBand(child.birthMonth, now()) !== 'child') {
      throw new LabError('conflict', 'A guardian agrees for riders under 15 only.');
    }
    limits.guardianLinks.attempt(createdBy);
    const token = newToken();
    const expiresAt = now() + GUARDIAN_LINK_DAYS * DAY;
    await ledger.guardians.create({ tokenHash: hashOf(token), riderId, createdBy, expiresAt });
    await ledger.audit.record({ actor: createdBy, action: 'guardian.link', subject: riderId });
    return linkTo(address(), 'guardian', token);
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Consent'],
        path: '/guardian-links',
        summary: 'Make a link for the guardian of a rider under 15, to hand over',
        description: `By a coach of one of the rider's groups or an admin. It works for ${GUARDIAN_LINK_DAYS} days; once used to agree it stays the guardian's key until the child is 15.`,
        request: { body: jsonBody(z.strictObject({ riderId: Id })) },
        responses: {
          201: {
            description: 'The link, told this once.',
            content: { 'application/json': { schema: z.object({ link: z.string() }) } },
          },
          ...problems(400, 401, 403, 404, 409, 429),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'invite');
        const { riderId } = c.req.valid('json');
        const rider = await ledger.riders.get(riderId);
        const child = rider?.personId ? await ledger.people.get(rider.personId) : undefined;
        if (!child || child.id === viewer.personId) throw nothing();
        const coaches = await ledger.groups.coachesOf(child.id);
        const isCoach = coaches.some((coach) => coach.personId === viewer.personId);
        if (!mayAskGuardian(viewer, isCoach)) throw nothing();
        return c.json({ link: await linkFor(child, riderId, viewer.personId) }, 201);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Consent'],
        path: '/guardian-links/mail',
        summary: 'Have the link mailed to your guardian',
        request: { body: jsonBody(z.strictObject({ email: Email })) },
        responses: {
          202: { description: 'Sent.' },
          ...problems(400, 401, 403, 404, 409, 429, 503),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const { email } = c.req.valid('json');
        const child = await ledger.people.get(viewer.personId);
        if (!child || viewer.riderId === null) throw nothing();
        if (!mail) throw new LabError('conflict', 'This service sends no mail.');
        if (email.toLowerCase() === child.email.toLowerCase()) {
          throw new LabError('conflict', 'This is your own address, not your guardian’s.');
        }
        const link = await linkFor(child, viewer.riderId, child.id);
        const letter = { kind: 'guardian', child: child.name, link } as const;
        const delivery = await deliver(parts, email, letter, Language.parse(child.language));
        if (delivery !== 'sent') throw new LabError('unavailable', 'The mail could not be sent.');
        return c.body(null, 202);
      },
    );
}
