import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { LabError } from '../../core/errors.ts';
import { allow } from '../../disclosure/disclosure.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { confirmPassword } from './confirm-password.ts';
import { deliver } from './deliver.ts';
import { linkTo, makePasswordLink } from './links.ts';
import type { AccountParts } from './parts.ts';
import { Email, jsonBody, Language, LinkToken, NewPassword, Password } from './schemas.ts';
import { hashOf } from './secret.ts';

/** Changing one's own password. Whatever else was let in by the old one is shut out. */
export function createPassword(parts: AccountParts) {
  const { ledger, passwords, sessions } = parts;
  return new OpenAPIHono<Env>().openapi(
    createRoute({
      method: 'post',
      tags: ['Account'],
      path: '/password',
      summary: 'Change your password; ends your other sessions and all tokens',
      request: { body: jsonBody(z.strictObject({ current: Password, next: NewPassword })) },
      responses: { 204: { description: 'Changed.' }, ...problems(400, 401, 403, 429, 503) },
    }),
    async (c) => {
      const { viewer } = c.var;
      allow(viewer, 'account');
      const { current, next } = c.req.valid('json');
      const person = await ledger.people.get(viewer.personId);
      if (!person) throw new LabError('not-found', 'This account is gone.');
      await confirmPassword(parts, person, current);
      const passwordHash = await passwords.hash(next);
      await ledger.people.setPassword(person.id, passwordHash, sessions.current(c));
      await ledger.audit.record({ actor: person.id, action: 'password', subject: person.id });
      return c.body(null, 204);
    },
  );
}

/** A forgotten password: a link by mail, which sets a new one. Open to everybody. */
export function createPasswordReset(parts: AccountParts) {
  const { ledger, passwords, limits, address, logger, now } = parts;

  async function sendLink(email: string): Promise<void> {
    const person = await ledger.people.byEmail(email);
    if (!parts.mail || !person || person.disabledAt !== null) return;
    const token = await makePasswordLink(ledger, person.id, now() / 1000);
    const letter = { kind: 'password', link: linkTo(address(), 'password', token) } as const;
    const delivery = await deliver(parts, person.email, letter, Language.parse(person.language));
    const action = delivery === 'sent' ? 'password-link.mail' : 'password-link.unsent';
    await ledger.audit.record({ actor: 'anybody', action, subject: person.id });
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Account'],
        path: '/password-reset',
        summary: 'Have a link mailed that sets a new password',
        description: 'The answer is the same whether there is such an account or not.',
        security: [],
        request: { body: jsonBody(z.object({ email: Email })) },
        responses: {
          202: { description: 'If there is such an account, it gets a letter.' },
          ...problems(400, 429),
        },
      }),
      (c) => {
        const { email } = c.req.valid('json');
        limits.resetAddress.attempt(c.var.client.address);
        limits.resetAccount.attempt(email.toLowerCase());
        // Not waited for: how long it takes would tell whether there is such an account.
        sendLink(email).catch((error) => logger.error({ err: error }, 'no password link'));
        return c.body(null, 202);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Account'],
        path: '/password-reset/redeem',
        summary: 'Set a new password with a one-time link',
        security: [],
        request: { body: jsonBody(z.strictObject({ token: LinkToken, password: NewPassword })) },
        responses: {
          204: { description: 'Sign in with it; every session and token from before has ended.' },
          ...problems(400, 403, 429, 503),
        },
      }),
      async (c) => {
        limits.links.attempt(c.var.client.address);
        const { token, password } = c.req.valid('json');
        const invalid = () =>
          new LabError('link-invalid', 'This link is unknown, used or too old.');
        if (!(await ledger.passwordLinks.person(hashOf(token)))) throw invalid();
        const passwordHash = await passwords.hash(password);
        const person = await ledger.passwordLinks.redeem(hashOf(token), passwordHash);
        if (!person) throw invalid();
        limits.signInAccount.forget(person.email.toLowerCase());
        await ledger.audit.record({
          actor: person.id,
          action: 'password-reset',
          subject: person.id,
        });
        return c.body(null, 204);
      },
    );
}
