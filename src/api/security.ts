import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { LabError } from '../core/errors.ts';
import type { Env } from './env.ts';

/**
 * On every answer. Everything comes from this origin; WebAssembly kernels and the map's worker
 * (a blob) are the two exceptions. `no-store` is the default: only static files, which hold nothing
 * about a person, say otherwise.
 */
export function headers(options: { https: boolean }): MiddlewareHandler {
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    crossOriginEmbedderPolicy: 'require-corp',
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: options.https ? 'max-age=31536000' : false,
    permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
  });
  return async (c, next) => {
    await secure(c, next);
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  };
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A state change must come from our own pages. The browser says so itself (`Sec-Fetch-Site`); where
 * it does not, `Origin` must be ours. A program without a browser sends neither and carries no
 * cookie that somebody else could ride on; nor does one with an API token, which no browser sends by
 * itself and which is never taken together with a cookie.
 */
export function sameOrigin(options: { publicUrl: string | null }): MiddlewareHandler {
  const ours = options.publicUrl === null ? null : new URL(options.publicUrl).origin;
  return async (c, next) => {
    if (!SAFE.has(c.req.method) && c.req.header('authorization') === undefined) {
      const site = c.req.header('sec-fetch-site');
      const origin = c.req.header('origin');
      const same =
        site !== undefined
          ? site === 'same-origin'
          : origin === undefined || origin === (ours ?? new URL(c.req.url).origin);
      if (!same) throw new LabError('forbidden', 'This change was asked for by another site.');
    }
    await next();
  };
}

const LARGEST_BODY = 64 * 1024;

/** Bodies are read into memory as a whole, so they are small; files are streamed elsewhere. */
export function limitBody(options: { except: readonly string[] }): MiddlewareHandler {
  const limit = bodyLimit({
    maxSize: LARGEST_BODY,
    onError: () => {
      throw new LabError('too-large', `The body has more than ${LARGEST_BODY} bytes.`);
    },
  });
  return (c, next) =>
    SAFE.has(c.req.method) || options.except.includes(c.req.path) ? next() : limit(c, next);
}

/** Beyond this nothing is open to the network. */
export const signedIn: MiddlewareHandler<Env> = async (c, next) => {
  if (c.var.viewer === null) throw new LabError('unauthenticated', 'Sign in first.');
  await next();
};
