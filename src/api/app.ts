import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Logger } from 'pino';
import { LabError } from '../core/errors.ts';
import { type Env, identifyClient } from './env.ts';
import { createOperations, type Readiness } from './operations.ts';
import { problemOf, RetryLater, refuse, refuseInvalid } from './problem.ts';
import { createReference } from './reference.ts';
import { headers, sameOrigin } from './security.ts';
import { createTelemetry } from './telemetry.ts';

export interface AppOptions {
  /** What people type; null where they reach the service directly. */
  publicUrl: string | null;
  https: boolean;
  trustProxy: boolean;
  version: string;
}

/** The parts an app is made of. All effects come from here. */
export interface AppParts {
  logger: Logger;
  readiness: () => Readiness;
  /** The built pages; null serves the API alone. */
  pages: Hono | null;
}

const SESSION_SCHEME = 'session';

/** The whole of HTTP: what is on every answer, then one sub-app a resource. */
export function createApp(parts: AppParts, options: AppOptions) {
  const telemetry = createTelemetry(parts.logger);
  const app = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  app.use(telemetry.middleware);
  app.use(headers({ https: options.https }));
  app.use(compress());
  app.use(identifyClient({ trustProxy: options.trustProxy }));
  app.use(sameOrigin({ publicUrl: options.publicUrl }));
  app.onError((error, c) => {
    const { problem, unexpected } = problemOf(error);
    if (unexpected) parts.logger.error({ err: error }, 'request failed');
    return refuse(c, problem, error instanceof RetryLater ? error.retryAfter : undefined);
  });
  app.notFound((c) => refuse(c, problemOf(new LabError('not-found', 'No such address.')).problem));

  const typed = app.route(
    '/',
    createOperations({ readiness: parts.readiness, registry: telemetry.registry }),
  );
  app.openAPIRegistry.registerComponent('securitySchemes', SESSION_SCHEME, {
    type: 'apiKey',
    in: 'cookie',
    name: 'session',
  });
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Cycling Lab', version: options.version },
    security: [{ [SESSION_SCHEME]: [] }],
  });
  app.route('/api', createReference());
  if (parts.pages) app.route('/', parts.pages);
  return typed;
}

/** The type of the whole API, for `hc<App>`. */
export type App = ReturnType<typeof createApp>;
