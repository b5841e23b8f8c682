import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from '../chromium.ts';
import { type RunningService, startService } from './service.ts';
import { visit } from './visit.ts';

await describeInChromium('the reference page of the API', (browser) => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service?.stop());

  it('shows every route, and asks nobody but this service', async () => {
    const { page, context, complaints } = await visit(browser(), service.url);
    await page.goto('/api');
    await page.locator('.opblock').first().waitFor();
    const document = await (await context.request.get('/api/openapi.json')).json();
    const operations = Object.values<object>(document.paths).flatMap((path) => Object.keys(path));
    expect(await page.locator('.opblock').count()).toBe(operations.length);
    if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
    expect(complaints).toEqual([]);
    await context.close();
  });
});
