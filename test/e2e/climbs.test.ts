import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from '../chromium.ts';
import { setUp } from './owner.ts';
import { type RunningService, startService } from './service.ts';
import { open, seriousViolations, type Visit, visit } from './visit.ts';

const SAMPLES = ['alpe-dhuez.fit', 'la-garde.fit', 'la-garde-twice-e-mtb.fit'].map((name) =>
  fileURLToPath(new URL(`../../samples/${name}`, import.meta.url)),
);
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const HUEZ = '/climbs/alpe-dhuez/finish-13.8';

/** What a rider finds of the climbs who rode Alpe d'Huez once, by La Garde, and La Garde alone three times. */
await describeInChromium('the climbs', (browser) => {
  let service: RunningService;
  let signedIn: Exclude<BrowserContextOptions['storageState'], undefined>;
  let visited: Visit;

  beforeAll(async () => {
    service = await startService();
    const first = await visit(browser(), service.url);
    await setUp(first.page, service);
    await first.page.locator('input[type=file]').setInputFiles(SAMPLES);
    const links = first.page.getByRole('link', { name: 'Ouvrir la sortie' });
    await links.nth(SAMPLES.length - 1).waitFor();
    signedIn = await first.context.storageState();
    await first.context.close();
    visited = await visit(browser(), service.url, { storageState: signedIn });
  });
  afterAll(async () => {
    expect(visited?.complaints).toEqual([]);
    await visited?.context.close();
    await service?.stop();
  });

  it('are on a map and in a list, with what one has ridden', async () => {
    const { page } = visited;
    await open(page, '/');
    await page.getByRole('link', { name: 'Montées' }).click();
    await page.getByRole('heading', { level: 1, name: 'Montées' }).waitFor();
    await page.locator('.climbs-map canvas').waitFor();
    const huez = page.getByRole('row', { name: /^Montée officielle : du pied/ });
    expect(await huez.textContent()).toMatch(
      /13,4\s*km.*1\s122\s*m.*8,4\s*%.*HC.*1\s850\s*m.*1 fois/,
    );
    expect(
      await page.getByRole('row', { name: /Du pied de l'Alpe à La Garde/ }).textContent(),
    ).toMatch(/4 fois/);
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('are filtered, sorted and searched in the address', async () => {
    const { page } = visited;
    await open(page, '/climbs');
    await page.getByLabel('Faites').selectOption('que j’ai faites');
    await page.getByRole('row', { name: /Chamrousse/ }).waitFor({ state: 'detached' });
    await page.getByLabel('Ordre').selectOption('longueur');
    expect(new URL(page.url()).search).toBe('?done=done&sort=length');
    const names = await page.locator('.climb-list .climb-link').allTextContents();
    expect(names).toEqual(["L'Alpe d'Huez", 'La Garde']);
    await open(page, '/climbs?q=oulles');
    await page.getByRole('row', { name: /Oulles.*pas encore de tracé/ }).waitFor();
    await page.getByRole('searchbox', { name: 'Recherche' }).fill('nulle part');
    await page.getByRole('heading', { name: 'Aucune montée ne correspond' }).waitFor();
  });

  it('show their road from its side, told by keyboard over a chosen length', async () => {
    const { page } = visited;
    await open(page, '/climbs');
    await page.getByRole('link', { name: /^Montée officielle/ }).click();
    await page.getByRole('heading', { level: 1, name: "L'Alpe d'Huez" }).waitFor();
    await page.locator('.climb-hero canvas').waitFor();
    const cursor = page.getByRole('slider', { name: 'Endroit sur la route' });
    await cursor.press('End');
    expect(await cursor.getAttribute('aria-valuetext')).toMatch(/13,4\skm.*1\s850\sm.*sur 500\sm/);
    await cursor.press('Home');
    await cursor.press('PageUp');
    await page.locator('.bends-table tr[aria-current]', { hasText: 'Virage 21' }).waitFor();
    await page.getByText('1 km', { exact: true }).click();
    expect(await cursor.getAttribute('aria-valuetext')).toMatch(/sur 1\s000\sm/);
    await page.getByRole('button', { name: 'Données' }).click();
    const pieces = page.getByRole('group', { name: /La route par tronçons/ }).locator('tbody tr');
    expect(await pieces.count()).toBe(14);
    await page.locator('.climb-map-place canvas').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('have several ways up, with what was measured beside what is published', async () => {
    const { page } = visited;
    await open(page, HUEZ);
    const ways = page.getByRole('navigation', { name: 'Itinéraires' });
    await ways.getByRole('link', { name: /Du pied au village/ }).click();
    await page.waitForURL('**/village-12.1');
    const sources = page.getByRole('group', { name: 'Mesuré et publié' });
    expect(await sources.getByRole('row', { name: /Dénivelé/ }).textContent()).toMatch(
      /1\s045\s*m1\s043\s*m/,
    );
    await page.getByText('Sûr : plusieurs sources concordent.').waitFor();
  });

  it('keep one’s history, of which efforts are chosen to be compared', async () => {
    const { page } = visited;
    await open(page, '/climbs/la-garde/from-bourg');
    const efforts = page.locator('.effort-list tbody tr');
    expect(await efforts.count()).toBe(4);
    expect(await page.locator('.effort-list .tag', { hasText: 'record' }).count()).toBe(1);
    await page.locator('.times canvas').waitFor();
    const boxes = page.getByRole('checkbox');
    await boxes.nth(0).check();
    expect(await page.getByRole('button', { name: 'Comparer (1)' }).isDisabled()).toBe(true);
    await boxes.nth(2).check();
    const compare = page.getByRole('link', { name: 'Comparer (2)' });
    expect(await compare.getAttribute('href')).toMatch(
      /^\/climbs\/la-garde\/from-bourg\/compare\?efforts=[^:]+:\d,[^:]+:\d$/,
    );
    expect(await efforts.first().getByRole('link').getAttribute('href')).toMatch(
      /^\/efforts\/[^/]+\/la-garde\/from-bourg\/\d$/,
    );
  });

  it('have a board on which one sees one’s own rank, agreed or not', async () => {
    const { page } = visited;
    await open(page, HUEZ);
    const board = page.locator('section', { has: page.locator('#board') });
    await board.getByRole('row', { name: /Camille Rochas\s*moi/ }).waitFor();
    const decide = board.getByRole('link', { name: 'Lire et décider' });
    expect(await decide.getAttribute('href')).toBe('/account/sharing');
    await board.getByLabel('Vélo').selectOption('Vélo électrique');
    expect(new URL(page.url()).searchParams.get('bikeClass')).toBe('e-bike');
    await board.getByText('Personne ne correspond').waitFor();
  });

  it('come along as files', async () => {
    const { page } = visited;
    await open(page, HUEZ);
    const files = page.locator('a[download]');
    const addresses = await files.evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).href),
    );
    expect(addresses).toHaveLength(3);
    for (const address of addresses) {
      const answer = await page.request.get(address);
      expect(answer.status()).toBe(200);
      expect((await answer.body()).length).toBeGreaterThan(1000);
    }
    const plan = page.getByRole('link', { name: 'Préparer cette montée' });
    expect(await plan.getAttribute('href')).toBe('/planner?climb=alpe-dhuez&variant=finish-13.8');
  });

  it('say what is missing: an altitude, a line, a climb', async () => {
    const { page } = visited;
    await open(page, '/climbs/chambon');
    await page.getByText('Pas encore de profil.').waitFor();
    await open(page, '/climbs/oulles');
    await page.getByText('cycling-lab territory add-line').waitFor();
    await open(page, '/climbs/nowhere');
    await page.getByRole('heading', { name: 'Il n’y a pas de page ici' }).waitFor();
  });

  it('fit a phone, in English too', async () => {
    const phone = await visit(browser(), service.url, {
      ...PHONE,
      storageState: signedIn,
      locale: 'en-GB',
    });
    for (const path of ['/climbs', HUEZ, '/climbs/oulles']) {
      await open(phone.page, path);
      expect(await widthOf(phone.page)).toBeLessThanOrEqual(PHONE.viewport.width);
      expect(await seriousViolations(phone.page)).toEqual([]);
    }
    const account = phone.page.getByRole('link', { name: 'Account' });
    await account.tap();
    await account.and(phone.page.locator('[aria-current=page]')).waitFor();
    expect(phone.complaints).toEqual([]);
    await phone.context.close();
  });
});

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}
