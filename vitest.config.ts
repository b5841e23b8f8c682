import { defineConfig } from 'vitest/config';

const EDGE = ['test/workers/cloudflare.test.ts', 'test/workers/kernels/kernels.test.ts'];
const E2E = 'test/e2e/**/*.test.ts';
const FAULTS = 'test/faults/**';
/** What the bench installs beside itself brings tests of its own. */
const PEERS = 'test/bench/node_modules/**';

export default defineConfig({
  test: {
    reporters: ['default', './test/reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          // seeded simulations take seconds on a busy machine
          testTimeout: 30_000,
          exclude: [...EDGE, E2E, FAULTS, PEERS],
        },
      },
      {
        // wrangler's local runtime: one worker process at a time, slow to start
        test: {
          name: 'edge',
          environment: 'node',
          include: EDGE,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        // real Chromium: the files run one after another
        test: {
          name: 'e2e',
          environment: 'node',
          include: [E2E],
          globalSetup: './test/e2e/setup.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
