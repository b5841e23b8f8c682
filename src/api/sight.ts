import type { Context, MiddlewareHandler } from 'hono';
import { LabError } from '../core/errors.ts';
import { type Sight, sightOf } from '../disclosure/disclosure.ts';
import type { SightFacts } from '../ledger/sight-facts.ts';
import type { Identity } from './account/identify.ts';
import type { Env } from './env.ts';

/**
 * Tells each request who asks and what they may see. Both are worked out once a request; an answer
 * that goes on for long asks `sightNow` before each piece, which looks also up again who asks: a
 * session that ended, an account that was disabled, a consent withdrawn count at once. `now` in
 * milliseconds.
 * @throws LabError unauthenticated, for a token that is unknown, expired or revoked
 */
export function withSight(parts: {
  identityOf: (c: Context<Env>) => Promise<Identity>;
  facts: SightFacts;
  now: () => number;
}): MiddlewareHandler<Env> {
  const { identityOf, facts, now } = parts;
  return async (c, next) => {
    const { viewer, twoFactorNeeded } = await identityOf(c);
    if (viewer === null && c.req.header('authorization') !== undefined) {
      throw new LabError('unauthenticated', 'This API token is unknown, expired or revoked.');
    }
    let sight: Promise<Sight> | null = null;
    c.set('viewer', viewer);
    c.set('twoFactorNeeded', twoFactorNeeded);
    c.set('sight', () => {
      sight ??= sightOf(viewer, facts, now() / 1000);
      return sight;
    });
    c.set('sightNow', async () => {
      const known = await identityOf(c);
      return sightOf(known.twoFactorNeeded ? null : known.viewer, facts, now() / 1000);
    });
    await next();
  };
}
