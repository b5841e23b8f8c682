import type { Reporter, TestModule, TestSuite } from 'vitest/node';

/**
 * Prints `N passed, N failed` (and `, N skipped` when there are any) alone on the very last line.
 * A file or suite that fails outside its tests counts as one failed, and so does an error nobody
 * caught. A run that fails without a failed test, or never comes to its end, counts as one too.
 */
export default class ClosingLine implements Reporter {
  private passed = 0;
  private failed = 0;
  private skipped = 0;

  onInit(): void {
    process.once('exit', (code) => {
      if (code !== 0 && this.failed === 0) this.failed = 1;
      const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : '';
      process.stdout.write(`${this.passed} passed, ${this.failed} failed${skipped}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.passed = 0;
    this.skipped = 0;
    this.failed = unhandledErrors.length;
    for (const module of modules) this.count(module);
  }

  private count(module: TestModule): void {
    if (hasOwnErrors(module)) this.failed++;
    for (const suite of module.children.allSuites()) if (hasOwnErrors(suite)) this.failed++;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') this.passed++;
      else if (state === 'skipped') this.skipped++;
      else this.failed++;
    }
  }
}

function hasOwnErrors(part: TestModule | TestSuite): boolean {
  return part.errors().length > 0;
}
