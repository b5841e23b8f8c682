import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { LabError } from '../../core/errors.ts';
import { allow, type Viewer } from '../../disclosure/disclosure.ts';
import type { Person } from '../../ledger/people.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { confirmPassword } from './confirm-password.ts';
import type { AccountParts } from './parts.ts';
import { jsonBody, Password } from './schemas.ts';
import { newRecoveryCodes, recoveryHash } from './second-factor.ts';
import { newSecret, stepOf, uriOf } from './totp.ts';

const Offer = z
  .object({
    secret: z.string().openapi({ description: 'Base32, to be typed where no camera is.' }),
    uri: z.string().openapi({ description: 'What the QR code says.' }),
  })
  .openapi('TwoFactorOffer');

/** The second factor of one's own account: offered, confirmed with a first code, taken away. */
export function createTwoFactor({ ledger, passwords, limits, now }: AccountParts) {
  async function own(viewer: Viewer): Promise<Person> {
    allow(viewer, 'account');
    const person = await ledger.people.get(viewer.personId);
    if (!person) throw new LabError('not-found', 'This account is gone.');
    return person;
  }

  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Account'],
        path: '/two-factor',
        summary: 'Ask for the secret of a second factor; it counts once confirmed',
        responses: {
          201: {
            description: 'For an authenticator app.',
            content: { 'application/json': { schema: Offer } },
          },
          ...problems(401, 403, 409),
        },
      }),
      async (c) => {
        const person = await own(c.var.viewer);
        const secret = newSecret();
        if (!(await ledger.twoFactor.offer(person.id, secret))) {
          throw new LabError('conflict', 'This account has a second factor already.');
        }
        return c.json({ secret, uri: uriOf(secret, person.email) }, 201);
      },
    )
    .openapi(
      createRoute({
        method: 'put',
        tags: ['Account'],
        path: '/two-factor',
        summary: 'Confirm the second factor with a code of it',
        request: { body: jsonBody(z.object({ code: z.string().max(40) })) },
        responses: {
          200: {
            description: 'On from now; the recovery codes are told this once.',
            content: {
              'application/json': { schema: z.object({ recoveryCodes: z.array(z.string()) }) },
            },
          },
          ...problems(400, 401, 403, 409, 429),
        },
      }),
      async (c) => {
        const { id, totpSecret, totpConfirmedAt } = await own(c.var.viewer);
        if (totpSecret === null || totpConfirmedAt !== null) {
          throw new LabError('conflict', 'There is no second factor to be confirmed.');
        }
        limits.codes.attempt(id);
        const code = c.req.valid('json').code.replaceAll(/\s/g, '');
        const step = stepOf(totpSecret, code, now());
        if (step === null) throw new LabError('two-factor-code', 'This code is wrong or too old.');
        limits.codes.forget(id);
        const recoveryCodes = newRecoveryCodes();
        await ledger.twoFactor.confirm(id, step, recoveryCodes.map(recoveryHash));
        await ledger.audit.record({ actor: id, action: 'two-factor.on', subject: id });
        return c.json({ recoveryCodes }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Account'],
        path: '/two-factor',
        summary: 'Do without a second factor',
        request: { body: jsonBody(z.object({ password: Password })) },
        responses: {
          204: { description: 'Off; its recovery codes are gone.' },
          ...problems(400, 401, 403, 429, 503),
        },
      }),
      async (c) => {
        const person = await own(c.var.viewer);
        await confirmPassword({ passwords, limits }, person, c.req.valid('json').password);
        await ledger.twoFactor.remove(person.id);
        await ledger.audit.record({
          actor: person.id,
          action: 'two-factor.off',
          subject: person.id,
        });
        return c.body(null, 204);
      },
    );
}
