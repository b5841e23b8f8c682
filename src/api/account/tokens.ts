import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { allow, nothing, SCOPES } from '../../disclosure/disclosure.ts';
import type { Token as Row } from '../../ledger/tokens.ts';
import type { Env } from '../env.ts';
import { problems } from '../problem.ts';
import { Id, Time } from '../schemas.ts';
import { TOKEN_PREFIX } from './identify.ts';
import type { AccountParts } from './parts.ts';
import { isoTime, jsonBody, PersonName } from './schemas.ts';
import { hashOf, newToken } from './secret.ts';

const LONGEST_DAYS = 366;
const DAY = 24 * 3600;

const Scopes = z
  .array(z.enum(SCOPES))
  .min(1)
  .openapi({ description: 'read: GET; upload: new files; edit: change and remove rides.' });

const Token = z
  .object({
    id: Id,
    name: z.string(),
    scopes: Scopes,
    createdAt: Time,
    expiresAt: Time,
    lastUsedAt: Time.nullable(),
  })
  .openapi('Token');

/** Keys with which programs speak for a person. Only a signed-in person makes and revokes them. */
export function createTokens({ ledger, limits, now }: AccountParts) {
  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Account'],
        path: '/tokens',
        summary: 'Your API tokens',
        responses: {
          200: {
            description: 'Newest first; revoked ones are gone.',
            content: { 'application/json': { schema: z.object({ tokens: z.array(Token) }) } },
          },
          ...problems(401, 403),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const rows = await ledger.tokens.list(viewer.personId);
        return c.json({ tokens: rows.map(shown) }, 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        tags: ['Account'],
        path: '/tokens',
        summary: 'Make an API token; it is told this once',
        request: {
          body: jsonBody(
            z.strictObject({
              name: PersonName,
              scopes: Scopes,
              days: z.number().int().min(1).max(LONGEST_DAYS),
            }),
          ),
        },
        responses: {
          201: {
            description: 'The token: `Authorization: Bearer` and this.',
            content: { 'application/json': { schema: Token.extend({ token: z.string() }) } },
          },
          ...problems(400, 401, 403, 429),
        },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        limits.tokens.attempt(viewer.personId);
        const { name, scopes, days } = c.req.valid('json');
        const token = TOKEN_PREFIX + newToken();
        const made = await ledger.tokens.create({
          personId: viewer.personId,
          name,
          scopes: [...new Set(scopes)],
          tokenHash: hashOf(token),
          expiresAt: now() / 1000 + days * DAY,
        });
        const entry = { actor: viewer.personId, action: 'token.create', subject: made.id };
        await ledger.audit.record(entry);
        return c.json({ ...shown(made), token }, 201);
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        tags: ['Account'],
        path: '/tokens/{id}',
        summary: 'Revoke an API token',
        request: { params: z.object({ id: Id }) },
        responses: { 204: { description: 'Refused from now on.' }, ...problems(401, 403, 404) },
      }),
      async (c) => {
        const { viewer } = c.var;
        allow(viewer, 'account');
        const { id } = c.req.valid('param');
        if (!(await ledger.tokens.revoke(viewer.personId, id))) {
          throw nothing();
        }
        await ledger.audit.record({ actor: viewer.personId, action: 'token.revoke', subject: id });
        return c.body(null, 204);
      },
    );
}

function shown({ createdAt, expiresAt, lastUsedAt, ...row }: Row): z.infer<typeof Token> {
  return Token.parse({
    ...row,
    createdAt: isoTime(createdAt),
    expiresAt: isoTime(expiresAt),
    lastUsedAt: lastUsedAt === null ? null : isoTime(lastUsedAt),
  });
}
