import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from '../chromium.ts';
import { setUp } from './owner.ts';
import { type RunningService, startService } from './service.ts';
import { open, seriousViolations, visit } from './visit.ts';

const PAGES = ['/', '/rides', '/rides?q=nothing', '/nowhere'];
const PHONE = { width: 390, height: 844 };
const JAVASCRIPT_BUDGET = 60_000;

/** What must hold on every page, whoever looks at it and with what. */
await describeInChromium('every page', (browser) => {
  let service: RunningService;
  let signedIn: Exclude<BrowserContextOptions['storageState'], undefined>;
  let ride: string;

  beforeAll(async () => {
    service = await startService();
    const { page, context } = await visit(browser(), service.url);
    await setUp(page, service);
    await page
      .locator('input[type=file]')
      .setInputFiles(fileURLToPath(new URL('../../samples/alpe-dhuez.fit', import.meta.url)));
    const link = page.getByRole('link', { name: 'Ouvrir la sortie' });
    ride = (await link.getAttribute('href')) ?? '';
    signedIn = await context.storageState();
    await context.close();
  });
  afterAll(() => service?.stop());

  it.each([
    ['light', 'fr-FR'],
    ['dark', 'en-GB'],
  ] as const)('has no serious fault of accessibility (%s, %s)', async (colorScheme, locale) => {
    const options = { colorScheme, locale, storageState: signedIn };
    const { page, context, complaints } = await visit(browser(), service.url, options);
    const found: string[] = [];
    for (const path of [...PAGES, ride]) {
      await open(page, path);
      found.push(...(await seriousViolations(page)).map((violation) => `${path} ${violation}`));
    }
    await context.close();
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('fits a phone without scrolling sideways', async () => {
    const options = { viewport: PHONE, storageState: signedIn };
    const { page, context } = await visit(browser(), service.url, options);
    const tooWide: string[] = [];
    for (const path of [...PAGES, ride]) {
      await open(page, path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > PHONE.width) tooWide.push(`${path} is ${width} px wide`);
    }
    await context.close();
    expect(tooWide).toEqual([]);
  });

  it('says in words that the service is gone, and goes on when it is back', async () => {
    const { page, context } = await visit(browser(), service.url, { storageState: signedIn });
    await page.goto('/');
    await page.getByRole('row').first().waitFor();
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Sorties', exact: true }).click();
    await page.getByText('Le service ne répond pas').first().waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Réessayer' }).first().click();
    await page.getByRole('table').waitFor();
    await context.close();
  });

  it.each([
    ['/', 'Déposez vos sorties ici'],
    ['/rides', 'Dénivelé'],
  ])('needs little JavaScript before the first content of %s', async (path, content) => {
    const { page, context } = await visit(browser(), service.url, { storageState: signedIn });
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('.js')) scripts.push(response.body());
    });
    await page.goto(path);
    await page.getByText(content).filter({ visible: true }).first().waitFor();
    const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(10_000);
    expect(total).toBeLessThan(JAVASCRIPT_BUDGET);
    await context.close();
  });
});
