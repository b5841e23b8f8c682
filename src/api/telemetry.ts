import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface Telemetry {
  registry: Registry;
  /** Counts and logs each request by its route, never by its address: addresses hold ids. */
  middleware: MiddlewareHandler;
  /** Counts an answer that was the same for everybody and that no route was asked for. */
  countKept(status: number): void;
}

export function createTelemetry(logger: Logger): Telemetry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Answered requests.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'http_request_seconds',
    help: 'Time until the answer began.',
    labelNames: ['method', 'route'],
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers: [registry],
  });
  return {
    registry,
    async middleware(c, next) {
      const began = performance.now();
      await next();
      const seconds = (performance.now() - began) / 1000;
      const route = routePath(c, -1);
      const { method } = c.req;
      const { status } = c.res;
      requests.inc({ method, route, status });
      duration.observe({ method, route }, seconds);
      logger.info({ method, route, status, ms: Math.round(seconds * 1e4) / 10 }, 'answered');
    },
    countKept: (status) => requests.inc({ method: 'GET', route: 'kept', status }),
  };
}
