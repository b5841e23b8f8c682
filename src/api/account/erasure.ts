import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { allow, nothing } from '../../disclosure/disclosure.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { Id } from '../schemas.ts';
import { confirmPassword } from './confirm-password.ts';
import type { AccountParts } from './parts.ts';
import { jsonBody, Password } from './schemas.ts';

const Confirmation = z.strictObject({ password: Password, code: z.string().max(40).optional() });

const gone = {
  description:
    'Gone for everybody, with all files. Within an hour nothing is left on the disk either.',
};

/** How people leave: by themselves, or because an admin removes them. */
export function createErasure(parts: AccountParts) {
  const { ledger, sessions, secondFactor, jobs } = parts;

  async function erase(personId: string, actor: string): Promise<void> {
    if (!(await jobs().erase(personId))) throw nothing();
    await ledger.audit.record({ actor, action: 'person.erase', subject: personId });
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Account'],
        path: '/me',
        summary: 'Erase your account, your rides and everything that is yours',
        description: 'With a second factor also its `code`. The last admin cannot leave.',
        request: { body: jsonBody(Confirmation) },
        responses: { 204: gone, ...problems(400, 401, 403, 404, 409, 429, 503) },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const { password, code } = c.req.valid('json');
        const person = await ledger.people.get(viewer.personId);
        if (!person) throw nothing();
        await confirmPassword(parts, person, password);
        if (person.totpConfirmedAt !== null) await secondFactor.demand(person, code);
        await erase(person.id, person.id);
        await sessions.end(c);
        return c.body(null, 204);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Administration'],
        path: '/people/{id}',
        summary: 'Erase an account, its rides and everything that is theirs',
        description: 'The last admin cannot leave.',
        request: { params: z.object({ id: Id }) },
        responses: { 204: gone, ...problems(401, 403, 404, 409, 503) },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'people');
        await erase(c.req.valid('param').id, viewer.personId);
        return c.body(null, 204);
      },
    );
}
