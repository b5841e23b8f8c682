import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from '../chromium.ts';
import { type Someone, setUp } from './people.ts';
import { type RunningService, startService } from './service.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

await describeInChromium('on a phone', (browser) => {
  let service: RunningService;
  let admin: Someone;

  beforeAll(async () => {
    service = await startService();
    admin = await setUp(browser(), service, PHONE);
  });
  afterAll(async () => {
    await admin?.context.close();
    await service?.stop();
  });

  it('every entry of the bottom bar is in reach of a thumb, and leads to its page', async () => {
    const { page } = admin;
    await page.goto('/');
    const entries = page.getByRole('navigation', { name: 'Navigation principale' });
    for (const [name, title] of [
      ['Sorties', 'Sorties'],
      ['Montées', 'Montées'],
      ['Groupes', 'Groupes'],
      ['Admin', 'Administration'],
      ['Accueil', 'Accueil'],
    ] as const) {
      const entry = entries.getByRole('link', { name });
      const box = await entry.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      await entry.tap();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await entry.and(page.locator('[aria-current=page]')).waitFor();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(PHONE.viewport.width);
    }
  });
});
