import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { Gauge, type Registry } from 'prom-client';
import { allow } from '../disclosure/disclosure.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Env } from './env.ts';

/** Whether the service takes work, and when not, why: short words for an operator, no paths. */
export interface Readiness {
  ready: boolean;
  reasons: string[];
}

const Readiness = z.object({ ready: z.boolean(), reasons: z.array(z.string()) });

const readyContent = { 'application/json': { schema: Readiness } };

/** For whoever keeps the service running: is it alive, does it take work, what does it count. */
export function createOperations(options: {
  readiness: () => Readiness;
  registry: Registry;
  ledger: Ledger;
}) {
  const { ledger, registry } = options;
  new Gauge({
    name: 'cycling_lab_jobs',
    help: 'Analyses that wait, run, and were given up.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const [state, count] of Object.entries(await ledger.jobs.counts())) {
        this.set({ state }, count);
      }
    },
  });
  return new OpenAPIHono<Env>()
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Operations'],
        path: '/healthz',
        summary: 'The process answers',
        security: [],
        responses: {
          200: {
            description: 'Alive.',
            content: { 'application/json': { schema: z.object({ alive: z.literal(true) }) } },
          },
        },
      }),
      (c) => c.json({ alive: true as const }, 200),
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Operations'],
        path: '/readyz',
        summary: 'The service takes work',
        security: [],
        responses: {
          200: { description: 'Ready.', content: readyContent },
          503: { description: 'Not ready.', content: readyContent },
        },
      }),
      (c) => {
        const readiness = options.readiness();
        return c.json(readiness, readiness.ready ? 200 : 503);
      },
    )
    .openapi(
      createRoute({
        method: 'get',
        tags: ['Operations'],
        path: '/metrics',
        summary: 'Counters in the format of Prometheus',
        description: 'For programs on the same machine, and for the owner.',
        responses: {
          200: {
            description: 'Counters.',
            content: { 'text/plain': { schema: z.string() } },
          },
        },
      }),
      async (c) => {
        if (!c.var.client.sameMachine) allow(c.var.viewer, 'jobs');
        return c.text(await registry.metrics(), 200, {
          'Content-Type': registry.contentType,
        });
      },
    );
}
