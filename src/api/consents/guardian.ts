import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ageBand } from '../../core/age.ts';
import { LabError } from '../../core/errors.ts';
import { PURPOSES } from '../../core/purposes.ts';
import { nothing } from '../../disclosure/disclosure.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Consent } from '../../ledger/consents.ts';
import type { Guardianship } from '../../ledger/guardians.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Limits } from '../account/rate-limit.ts';
import { jsonBody, LinkToken, PersonName } from '../account/schemas.ts';
import { hashOf } from '../account/secret.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { Id } from '../schemas.ts';
import { GivenConsent, givenConsent, openSubjects } from './shown.ts';
import { CONSENT_TEXT_VERSION } from './text-version.ts';

const Asked = GivenConsent.extend({
  purpose: z.enum(PURPOSES),
  subject: z.object({ name: z.string(), via: z.string() }).nullable(),
  asked: z.boolean().openapi({
    description: 'The child still wants it; false: only your word is left of it.',
  }),
});

const Guardian = z
  .object({
    childName: z.string(),
    guardianName: z.string().nullable(),
    confirmed: z.boolean().openapi({ description: 'This link was used to agree before.' }),
    textVersion: z.string(),
    consents: z.array(Asked).openapi({ description: 'What the child asks for.' }),
  })
  .openapi('Guardian');

const guardianContent = { 'application/json': { schema: Guardian } };
const Ids = z.array(Id).min(1).max(100);

/** `guardian` in the audit log: they have no account. */
const ACTOR = 'guardian';

/**
 * What the guardian of a child under 15 reads and answers, with a link instead of an account. At 15
 * the link ends: the child then decides alone.
 */
export function createGuardian(parts: {
  ledger: Ledger;
  jobs: () => Jobs;
  limits: Limits;
  now: () => number;
}) {
  const { ledger, limits, jobs } = parts;
  const now = () => parts.now() / 1000;

  /** @throws LabError rate-limited, link-invalid */
  async function childBehind(c: Context<Env>, token: string): Promise<Guardianship> {
    limits.links.attempt(c.var.client.address);
    const found = await ledger.guardians.behind(hashOf(token));
    if (!found || ageBand(found.birthMonth, now()) !== 'child') {
      throw new LabError('link-invalid', 'This link is unknown or too old.');
    }
    limits.links.forgive(c.var.client.address);
    return found;
  }

  async function shown(token: string): Promise<z.infer<typeof Guardian>> {
    const child = await ledger.guardians.behind(hashOf(token));
    if (!child) throw nothing();
    const { childName, guardianName, confirmedAt } = child;
    return {
      childName,
      guardianName,
      confirmed: confirmedAt !== null,
      textVersion: CONSENT_TEXT_VERSION,
      consents: (await askedOf(ledger, child)).map(({ consent, subject }) => ({
        ...givenConsent(consent, child.birthMonth, now()),
        purpose: consent.purpose,
        subject: subject && { name: subject.name, via: subject.via },
        asked: consent.withdrawnAt === null,
      })),
    };
  }

  async function note(action: string, consents: readonly Consent[]): Promise<void> {
    for (const { id, purpose } of consents) {
      await ledger.audit.record({
        actor: ACTOR,
        action: `consent.${purpose}.${action}`,
        subject: id,
      });
    }
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Consent'],
        path: '/guardian',
        summary: 'What a child asks of the guardian who has this link',
        security: [],
        request: { body: jsonBody(z.strictObject({ token: LinkToken })) },
        responses: {
          200: { description: 'Now.', content: guardianContent },
          ...problems(400, 403, 429),
        },
      }),
      async (c) => {
        const { token } = c.req.valid('json');
        await childBehind(c, token);
        return c.json(await shown(token), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Consent'],
        path: '/guardian/confirm',
        summary: 'Agree, as the guardian, to what the child asks for; each by itself',
        security: [],
        request: {
          body: jsonBody(z.strictObject({ token: LinkToken, name: PersonName, consents: Ids })),
        },
        responses: {
          200: { description: 'Everything as it is now.', content: guardianContent },
          ...problems(400, 403, 404, 409, 429, 503),
        },
      }),
      async (c) => {
        const { token, name, consents } = c.req.valid('json');
        const child = await childBehind(c, token);
        const asked = await askedOf(ledger, child);
        const meant = consents.map((id) => asked.find(({ consent }) => consent.id === id)?.consent);
        for (const consent of meant) {
          if (!consent || consent.withdrawnAt !== null) throw nothing();
          if (consent.textVersion !== CONSENT_TEXT_VERSION) {
            throw new LabError('consent-outdated', 'The child must read the new wording first.');
          }
        }
        const { resume } = jobs();
        await ledger.guardians.confirm(hashOf(token), name);
        await note('guardian', await ledger.consents.confirm(child.riderId, consents));
        await resume(child.riderId);
        return c.json(await shown(token), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Consent'],
        path: '/guardian/withdraw',
        summary: 'Take back, as the guardian, what was agreed to; at once',
        security: [],
        request: { body: jsonBody(z.strictObject({ token: LinkToken, consents: Ids })) },
        responses: {
          200: { description: 'Everything as it is now.', content: guardianContent },
          ...problems(400, 403, 429),
        },
      }),
      async (c) => {
        const { token, consents } = c.req.valid('json');
        const child = await childBehind(c, token);
        await note('guardian-withdraw', await ledger.consents.retract(child.riderId, consents));
        return c.json(await shown(token), 200);
      },
    );
}

/**
 * What was said last to the keeping of files and to each coach and group that one is
 * with now: where the child wants it, or where the guardian's word is left.
 */
async function askedOf(ledger: Ledger, { riderId, personId }: Guardianship) {
  const [rows, subjects] = await Promise.all([
    ledger.consents.ofRider(riderId),
    openSubjects(ledger, personId),
  ]);
  const named = subjects.map((subject) => ({ purpose: subject.purpose, subject }));
  return [{ purpose: 'analysis' as const, subject: null }, ...named].flatMap(
    ({ purpose, subject }) => {
      const consent = rows.findLast(
        (row) => row.purpose === purpose && row.subject === (subject?.id ?? null),
      );
      const stands =
        consent?.withdrawnAt === null ||
        (consent?.guardianAt != null && consent.guardianWithdrawnAt === null);
      return consent && stands ? [{ consent, subject }] : [];
    },
  );
}
