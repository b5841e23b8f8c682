import type { Reporter, TestModule, TestSuite } from 'vitest/node';

/**
 * Prints `N passed, N failed` (and `, N skipped` when there are any) alone on the very last line.
 * A file or suite that fails outside its tests counts as one failed, and so does an error nobody
 * caught; a run that never came to its end counts as failed too.
 */
export default class ClosingLine implements Reporter {
  private line = '0 passed, 1 failed';

  onInit(): void {
    process.once('exit', () => process.stdout.write(`${this.line}\n`));
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let skipped = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      if (hasOwnErrors(module)) failed++;
      for (const suite of module.children.allSuites()) if (hasOwnErrors(suite)) failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        else if (state === 'skipped') skipped++;
        else failed++;
      }
    }
    this.line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  }
}

function hasOwnErrors(part: TestModule | TestSuite): boolean {
  return part.errors().length > 0;
}
