import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ageBand } from '../../core/age.ts';
import { LabError } from '../../core/errors.ts';
import { FIELD_GROUPS } from '../../core/field-groups.ts';
import { PURPOSES } from '../../core/purposes.ts';
import { guardianAgreed, isOpen } from '../../disclosure/age.ts';
import { allow, nothing, type Viewer } from '../../disclosure/disclosure.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { jsonBody } from '../account/schemas.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { Id } from '../schemas.ts';
import { type Consenting, Consents, consentsOf, Fields, openSubjects } from './shown.ts';
import { CONSENT_TEXT_VERSION } from './text-version.ts';

const Wanted = z
  .strictObject({
    purpose: z.enum(PURPOSES),
    subject: Id.nullable().default(null).openapi({
      description: 'The coach (a person) or the group; only for these two purposes.',
    }),
    fields: Fields.default([]).openapi({
      description: 'What they see; `summary` goes with every other one. A group: default summary.',
    }),
    mayUpload: z.boolean().default(false).openapi({ description: 'A coach, for the rider.' }),
    textVersion: z.string().max(40),
  })
  .superRefine(({ purpose, subject, fields, mayUpload }, { addIssue }) => {
    const refuse = (path: string, message: string) =>
      addIssue({ code: 'custom', path: [path], message });
    const named = purpose === 'coach' || purpose === 'group';
    if (named !== (subject !== null)) refuse('subject', 'goes with a coach or a group, always');
    if (!named && fields.length > 0) refuse('fields', 'go with a coach or a group');
    if (fields.length > 0 && !fields.includes('summary')) refuse('fields', 'lack the summary');
    if (mayUpload && purpose !== 'coach') refuse('mayUpload', 'goes with a coach');
    if (purpose === 'coach' && fields.length === 0 && !mayUpload) {
      refuse('fields', 'say what the coach may see, or that they may upload');
    }
  });

const consentsContent = { 'application/json': { schema: Consents } };

/** What one agrees to, each purpose by itself. Only ever one's own: nobody ticks for another. */
export function createConsents(parts: { ledger: Ledger; jobs: () => Jobs; now: () => number }) {
  const { ledger, jobs } = parts;
  const now = () => parts.now() / 1000;

  /** @throws LabError unauthenticated, forbidden (an API token), not-found (no rider profile) */
  async function consenting(viewer: Viewer): Promise<Consenting> {
    allow(viewer, 'account');
    const person = await ledger.people.get(viewer.personId);
    if (!person || viewer.riderId === null) throw nothing();
    return { personId: person.id, riderId: viewer.riderId, birthMonth: person.birthMonth };
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Consent'],
        path: '/consents',
        summary: 'What you agreed to, what you are asked, and everything you ever said',
        responses: {
          200: { description: 'Now.', content: consentsContent },
          ...problems(401, 403, 404),
        },
      }),
      async (c) => c.json(await consentsOf(ledger, await consenting(c.var.viewer), now()), 200),
    )
    .openapi(
      createRoute({
        method: 'put',
        tags: ['Consent'],
        path: '/consents',
        summary: 'Agree to something, in place of what you said to it before',
        description:
          'Of a child under 15 it counts once the guardian has agreed too. It lapses at 15 and at 18.',
        request: { body: jsonBody(Wanted) },
        responses: {
          200: { description: 'Everything as it is now.', content: consentsContent },
          ...problems(400, 401, 403, 404, 409, 503),
        },
      }),
      async (c) => {
        const who = await consenting(c.var.viewer);
        const { purpose, subject, ...wanted } = c.req.valid('json');
        if (wanted.textVersion !== CONSENT_TEXT_VERSION) {
          throw new LabError('consent-outdated', `The wording is now ${CONSENT_TEXT_VERSION}.`);
        }
        if (!isOpen(purpose, ageBand(who.birthMonth, now()))) {
          throw new LabError('consent-closed', `${purpose} is not open at this age.`);
        }
        if (subject !== null && !(await isOpenSubject(ledger, who, { purpose, subject }))) {
          throw nothing();
        }
        // asked for first: what cannot go on yet must not be half done
        const { resume } = jobs();
        const scope = { ...wanted, fields: fieldsOf(purpose, wanted.fields) };
        const age = { birthMonth: who.birthMonth, now: now() };
        const given = await ledger.consents.give(
          { riderId: who.riderId, purpose, subject, ...scope },
          (before) => guardianAgreed(before, scope, age),
        );
        const entry = { actor: who.personId, action: `consent.${purpose}`, subject: given.id };
        await ledger.audit.record(entry);
        await resume(who.riderId);
        return c.json(await consentsOf(ledger, who, now()), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Consent'],
        path: '/consents/{id}',
        summary: 'Take a consent back; it counts no more from the next request on',
        request: { params: z.object({ id: Id }) },
        responses: {
          204: { description: 'Taken back.' },
          ...problems(400, 401, 403, 404),
        },
      }),
      async (c) => {
        const who = await consenting(c.var.viewer);
        const found = await ledger.consents.get(c.req.valid('param').id);
        if (found?.riderId !== who.riderId) throw nothing();
        if (await ledger.consents.withdraw(found.id)) {
          const action = `consent.${found.purpose}.withdraw`;
          await ledger.audit.record({ actor: who.personId, action, subject: found.id });
        }
        return c.body(null, 204);
      },
    );
}

async function isOpenSubject(
  ledger: Ledger,
  who: Consenting,
  { purpose, subject }: { purpose: string; subject: string },
): Promise<boolean> {
  const subjects = await openSubjects(ledger, who.personId);
  return subjects.some((one) => one.purpose === purpose && one.id === subject);
}

/** In the order of the table, each once; what members of a group see is at least the summary. */
function fieldsOf(purpose: string, fields: readonly string[]) {
  const wanted = purpose === 'group' ? ['summary', ...fields] : fields;
  return FIELD_GROUPS.filter((field) => wanted.includes(field));
}
