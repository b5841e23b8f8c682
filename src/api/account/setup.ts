import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { LabError } from '../../core/errors.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import type { AccountParts } from './parts.ts';
import { jsonBody, LinkToken, NewAccount, signedInAnswer, signedInPerson } from './schemas.ts';
import { hashOf } from './secret.ts';

/** The first admin's account, made with the link that the first start prints. */
export function createSetup({ ledger, passwords, sessions, limits }: AccountParts) {
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'post',
      tags: ['Account'],
      path: '/setup',
      summary: 'Make the first admin, once, with the link printed at the first start',
      security: [],
      request: { body: jsonBody(NewAccount.extend({ token: LinkToken })) },
      responses: { 201: signedInAnswer, ...problems(400, 403, 409, 429, 503) },
    }),
    async (c) => {
      const { token, password, ...account } = c.req.valid('json');
      limits.links.attempt(c.var.client.address);
      if (await ledger.people.hasAdmin()) {
        throw new LabError('conflict', 'This service has its admin already.');
      }
      const passwordHash = await passwords.hash(password);
      const person = await ledger.setupLinks.redeemFirst(hashOf(token), {
        ...account,
        passwordHash,
      });
      if (!person) throw new LabError('link-invalid', 'This link is unknown, used or too old.');
      await ledger.audit.record({ actor: person.id, action: 'setup', subject: person.id });
      await sessions.begin(c, person.id);
      return c.json(signedInPerson(person), 201);
    },
  );
}
