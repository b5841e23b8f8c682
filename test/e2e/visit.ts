import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Long for a page, short for whoever waits for the tests. */
const LONGEST_WAIT = 10_000;

/** A French reader in the territory's time zone, unless told otherwise. */
const READER: BrowserContextOptions = {
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  viewport: { width: 1280, height: 860 },
  reducedMotion: 'reduce',
};

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What no page may do: errors in the console, breaking the content policy, asking other hosts. */
  complaints: string[];
}

/** A browser window of its own that notes every complaint. */
export async function visit(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ ...READER, baseURL: origin, ...options });
  const complaints: string[] = [];
  await context.exposeFunction('violated', (what: string) => complaints.push(`policy: ${what}`));
  await context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      (window as unknown as { violated(what: string): void }).violated(
        `${violatedDirective} ${blockedURI}`,
      ),
    ),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(LONGEST_WAIT);
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== origin) complaints.push(`asks ${asked}`);
  });
  return { page, context, complaints };
}

/** Goes to a page and waits until what it asked for has come. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('main h1').waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('[role=status].loading') === null);
}

/** The serious and critical violations that axe finds on what is shown now. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // Through the debugger, so that the page's content policy stays as it is.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    ).axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  });
}

interface Violation {
  id: string;
  impact: string;
  nodes: { target: string[] }[];
}

/** Drops files onto the page as a hand with a mouse does. */
export async function dropFiles(page: Page, paths: string[]): Promise<void> {
  const files = paths.map((path) => ({
    name: path.split('/').at(-1) ?? path,
    base64: readFileSync(path).toString('base64'),
  }));
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, files);
  await page.dispatchEvent('main', 'dragover', { dataTransfer });
  await page.dispatchEvent('main', 'drop', { dataTransfer });
}
