import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { Sight, Viewer } from '../disclosure/disclosure.ts';

/** What every handler may know of a request besides the request itself. */
export interface Env {
  /** Absent where a test calls the app without a socket. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    viewer: Viewer;
    /** The viewer's role asks for a second factor that the account does not have. */
    twoFactorNeeded: boolean;
    /** What the viewer may see. */
    sight: () => Promise<Sight>;
    /** The same, asked anew: for answers that go on. */
    sightNow: () => Promise<Sight>;
    client: Client;
  };
}

export interface Client {
  /** For rate limits only; never logged. */
  address: string;
  /** Asked from this machine and not through a proxy. */
  sameMachine: boolean;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Whom we speak to: the socket's other end, or what a trusted proxy says about it; not yet who. */
export function identifyClient(options: { trustProxy: boolean }): MiddlewareHandler<Env> {
  return async (c, next) => {
    const socket = c.env?.incoming?.socket.remoteAddress ?? 'unknown';
    const forwarded = c.req.header('x-forwarded-for');
    const behindProxy = forwarded ?? c.req.header('forwarded') ?? c.req.header('via');
    const nearest = forwarded?.split(',').at(-1)?.trim();
    c.set('client', {
      address: options.trustProxy && nearest ? nearest : socket,
      sameMachine: LOOPBACK.test(socket) && behindProxy === undefined,
    });
    await next();
  };
}
