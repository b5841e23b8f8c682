import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from '../chromium.ts';
import { consent, type Someone, setUp } from './people.ts';
import { type RunningService, startService } from './service.ts';
import { open, seriousViolations, visit } from './visit.ts';

const ALPE = '/planner?climb=alpe-dhuez&variant=finish-13.8';
const BLIND = '/planner?climb=lautaret&variant=bourg';
const PHONE = { width: 390, height: 844 };

await describeInChromium('the planner', (browser) => {
  let service: RunningService;
  let rider: Someone;

  beforeAll(async () => {
    service = await startService();
    rider = await setUp(browser(), service);
    await consent(rider, 'analysis');
    for (const [kind, value] of [
      ['weight', 72],
      ['threshold', 245],
    ]) {
      await rider.ask('POST', '/profile', { kind, validFrom: null, value });
    }
  });
  afterAll(async () => {
    await rider?.context.close();
    await service?.stop();
  });

  const range = (page: Page) => page.locator('.planner-range').innerText();

  /** Waits until the time is another one than before. */
  async function changed(page: Page, act: () => Promise<unknown>): Promise<string> {
    const before = await range(page);
    await act();
    await page.waitForFunction(
      (old) => document.querySelector<HTMLElement>('.planner-range')?.innerText !== old,
      before,
    );
    return range(page);
  }

  it('plans the climb that is chosen by some of its name, with the values of the profile', async () => {
    const { page } = rider;
    await open(page, '/planner');
    await page.getByText('Choisissez une montée').waitFor();
    const choice = page.getByRole('combobox', { name: 'Montée' });
    await choice.click();
    await choice.pressSequentially('officielle');
    await choice.press('Enter');
    await page
      .getByRole('heading', { name: 'L’Alpe d’Huez' })
      .or(page.getByRole('heading', { name: "L'Alpe d'Huez" }))
      .waitFor();
    expect(await page.getByLabel('Poids').inputValue()).toBe('72');
    expect(await page.getByText('D’après votre profil aujourd’hui.').isVisible()).toBe(true);
    await expect.poll(() => page.getByRole('row').filter({ hasText: 'Virage' }).count()).toBe(21);
    expect(page.url()).toContain('climb=alpe-dhuez&variant=finish-13.8');
  });

  it('follows what is typed, and keeps the person out of the address', async () => {
    const { page } = rider;
    await open(page, ALPE);
    await page.locator('.planner-range').waitFor();
    const asked: string[] = [];
    // without the port, which may have the same digits
    const local = (address: string): string => address.replace(/^https?:\/\/[^/]+/, '');
    page.on('request', (request) =>
      asked.push(`${local(request.url())} ${request.postData() ?? ''}`),
    );
    await changed(page, () => page.getByLabel('Poids').fill('81,5'));
    await changed(page, () => page.getByLabel('Seuil', { exact: true }).fill('267'));
    await changed(page, () => page.getByRole('radio', { name: /Soutenue/ }).check());
    await changed(page, () => page.getByLabel('Vent de face').fill('20'));
    await changed(page, () => page.getByLabel('Type de vélo').selectOption('e-bike'));
    await page.getByText('Pris à la batterie').waitFor();
    expect(page.url()).toContain('bike=e-bike');
    expect(page.url()).toContain('wind=20');
    expect(local(page.url())).not.toMatch(/81|267/);
    expect(asked.filter((request) => /81\.5|81,5|267/.test(request))).toEqual([]);
    await page.reload();
    await page.locator('.planner-range').waitFor();
    expect(await page.getByLabel('Poids').inputValue()).toBe('81,5');
  });

  it('says what is wrong with a value, and goes on with the last good one', async () => {
    const { page } = rider;
    await open(page, ALPE);
    const before = await range(page);
    await page.getByLabel('Vent de face').fill('400');
    await page.getByText('De -40 à 40.').waitFor();
    expect(await range(page)).toBe(before);
  });

  it('leaves a field empty while it is emptied, and counts what is typed next', async () => {
    const { page } = rider;
    await open(page, `${ALPE}&temperature=15&start=9.5`);
    await page.locator('.planner-range').waitFor();
    const temperature = page.getByLabel('Température au pied');
    await temperature.focus();
    await temperature.press('End');
    await temperature.press('Backspace');
    await page.waitForURL(/temperature=1(&|$)/);
    await temperature.press('Backspace');
    await page.waitForURL((url) => !url.searchParams.has('temperature'));
    await page.waitForTimeout(200);
    expect(await temperature.inputValue()).toBe('');
    expect(await temperature.getAttribute('placeholder')).toBe('20');
    await temperature.press('8');
    await page.waitForURL(/temperature=8(&|$)/);
    expect(await temperature.inputValue()).toBe('8');
    const start = page.getByLabel('Départ à');
    expect(await start.inputValue()).toBe('09:30');
    await start.fill('');
    await page.waitForURL((url) => !url.searchParams.has('start'));
    await page.waitForTimeout(200);
    expect(await start.inputValue()).toBe('');
    await start.fill('07:20');
    await page.waitForURL(/start=7\.33(&|$)/);
    expect(await start.inputValue()).toBe('07:20');
  });

  it('tells that the gradient is a mean where no altitude is trusted', async () => {
    const { page } = rider;
    await open(page, BLIND);
    await page.getByText('aucun profil n’est dessiné').waitFor();
    await page.getByText('La pente est la moyenne de toute la montée').waitFor();
  });

  it('tells nobody under 18 what to eat up to, nor what weighing less would bring', async () => {
    const { page, context } = await visit(browser(), service.url, {
      storageState: await rider.context.storageState(),
    });
    const young = `${new Date().getFullYear() - 16}-01`;
    await page.route('**/api/me', async (route) => {
      const answer = await route.fetch();
      const me = await answer.json();
      await route.fulfill({ json: { ...me, person: { ...me.person, birthMonth: young } } });
    });
    await open(page, ALPE);
    await page.getByText('Avant 18 ans, pas de quantité à atteindre').waitFor();
    await page.getByText('Énergie dépensée').waitFor();
    expect(await page.getByText('À manger').count()).toBe(0);
    expect(await page.getByText('À boire', { exact: true }).count()).toBe(0);
    expect(await page.getByText('5 kg de moins').count()).toBe(0);
    await context.close();
  });

  it('prints on one A4 sheet', async () => {
    const { page } = rider;
    await open(page, `${ALPE}&wind=-10`);
    await page.locator('.planner-range').waitFor();
    await page.locator('canvas').waitFor();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('form').isVisible()).toBe(false);
    expect(await page.getByText(/^Pour 8/).innerText()).toMatch(
      /seuil 267\sW, vélo de route, 20\s°C, vent arrière 10,0\skm\/h, allure régulière\.$/,
    );
    await page.emulateMedia({ media: 'screen' });
  });

  it.each([
    ['light', 'fr-FR'],
    ['dark', 'en-GB'],
  ] as const)('has no serious fault of accessibility (%s, %s)', async (colorScheme, locale) => {
    const storageState = await rider.context.storageState();
    const options = { colorScheme, locale, storageState };
    const { page, context, complaints } = await visit(browser(), service.url, options);
    const found: string[] = [];
    for (const path of ['/planner', ALPE, BLIND, `${ALPE}&bike=e-mtb`]) {
      await open(page, path);
      if (path !== '/planner') await page.locator('.planner-range').waitFor();
      found.push(...(await seriousViolations(page)).map((violation) => `${path} ${violation}`));
    }
    await context.close();
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('fits a phone without scrolling sideways', async () => {
    const storageState = await rider.context.storageState();
    const options = { viewport: PHONE, storageState };
    const { page, context } = await visit(browser(), service.url, options);
    for (const path of ['/planner', ALPE, BLIND]) {
      await open(page, path);
      await page.waitForTimeout(300);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(PHONE.width);
    }
    await context.close();
  });

  it('forgets what was typed when the rider signs out', async () => {
    const { page } = rider;
    const kept = () => page.evaluate(() => Object.values({ ...sessionStorage }).join());
    await open(page, ALPE);
    await page.getByLabel('Poids').fill('83,5');
    expect(await kept()).toContain('83,5');
    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByLabel('Mot de passe').waitFor();
    expect(await kept()).toBe('');
  });
});
