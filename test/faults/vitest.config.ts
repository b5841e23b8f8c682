import { defineConfig } from 'vitest/config';

/** Long ordeals, apart from the tests of every day: `npm run test:faults`. */
export default defineConfig({
  test: {
    reporters: ['default', './test/reporter.ts'],
    include: ['test/faults/*.test.ts'],
    testTimeout: 1_800_000,
    fileParallelism: false,
  },
});
