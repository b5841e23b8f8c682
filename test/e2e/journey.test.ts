import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from '../chromium.ts';
import { OWNER, setUp } from './owner.ts';
import { type RunningService, startService } from './service.ts';
import { dropFiles, type Visit, visit } from './visit.ts';

const sample = (name: string): string =>
  fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));

/** One person's first day with the service, each test going on where the one before ended. */
await describeInChromium('from the set-up link to a ride', (browser) => {
  let service: RunningService;
  let visited: Visit;

  beforeAll(async () => {
    service = await startService();
    visited = await visit(browser(), service.url);
  });
  afterAll(async () => {
    await visited?.context.close();
    await service?.stop();
  });

  it('shows a stranger how to set the service up', async () => {
    const { page } = visited;
    await page.goto('/rides');
    await page.getByRole('heading', { name: 'Ce service n’est pas encore en route' }).waitFor();
  });

  it('makes the owner’s account with the link, once', async () => {
    const { page } = visited;
    await setUp(page, service);
    await page.getByRole('heading', { name: 'Pas encore de sortie' }).waitFor();
  });

  it('takes dropped files, tells how each one fares, and why one is refused', async () => {
    const { page } = visited;
    await page.getByRole('link', { name: 'Accueil' }).click();
    await page.getByText('Déposez vos sorties ici').waitFor();
    await dropFiles(page, [
      sample('alpe-dhuez.fit'),
      sample('pas-de-la-confession.gpx'),
      sample('planned-galibier.gpx'),
    ]);
    await page.getByText('3 sur 3 fichiers terminés').waitFor();
    const line = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await line('alpe-dhuez.fit').getByRole('link', { name: 'Ouvrir la sortie' }).waitFor();
    await line('planned-galibier.gpx').getByText('il a été tracé, pas roulé').waitFor();
    const latest = page.getByRole('table').getByRole('row');
    await expect.poll(() => latest.count()).toBe(3);
  });

  it('knows a file that it already has', async () => {
    const { page } = visited;
    await page.locator('input[type=file]').setInputFiles(sample('alpe-dhuez.fit'));
    await page.getByText('Ce fichier avait déjà été ajouté').waitFor();
  });

  it('shows the climb times that were ridden', async () => {
    const { page } = visited;
    await page
      .getByRole('listitem')
      .filter({ hasText: 'alpe-dhuez.fit' })
      .getByRole('link')
      .first()
      .click();
    const climbs = page.getByRole('region', { name: 'Montées' });
    await climbs.getByRole('table').first().waitFor();
    const truth = JSON.parse(readFileSync(sample('alpe-dhuez-fit.truth.json'), 'utf8')) as {
      efforts: { elapsed: number }[];
    };
    const shown = (await climbs.getByRole('row').filter({ hasText: '±' }).allInnerTexts()).map(
      (row) => secondsOf(/(\d+:)?\d+:\d\d/.exec(row)?.[0] ?? ''),
    );
    expect(shown).toHaveLength(truth.efforts.length);
    for (const { elapsed } of truth.efforts) {
      const nearest = Math.min(...shown.map((seconds) => Math.abs(seconds - elapsed)));
      expect(nearest).toBeLessThan(3);
    }
  });

  it('opens the rule behind a number, by keyboard, and gives the focus back', async () => {
    const { page } = visited;
    const distance = page.getByRole('button', { name: 'Distance' }).first();
    await distance.focus();
    await page.keyboard.press('Enter');
    const rule = page.getByRole('dialog');
    await rule.getByText('Version de l’analyse').waitFor();
    await page.keyboard.press('Escape');
    await rule.waitFor({ state: 'hidden' });
    expect(await distance.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('changes its language at once, and keeps it', async () => {
    const { page } = visited;
    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.getByLabel('English').check();
    await page.getByRole('heading', { name: 'Climbs' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('heading', { name: 'Climbs' }).waitFor();
  });

  it('lets a ride be renamed and told its bike', async () => {
    const { page } = visited;
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Title').fill('Twenty-one bends');
    await dialog.getByLabel('Bike').selectOption('Gravel');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Twenty-one bends' }).waitFor();
    await page.getByText('Gravel').first().waitFor();
  });

  it('gives the original file back, byte for byte', async () => {
    const { page } = visited;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Original file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('alpe-dhuez.fit');
    expect(readFileSync(await download.path())).toEqual(readFileSync(sample('alpe-dhuez.fit')));
  });

  it('finds rides by climb and by title, and keeps the question in the address', async () => {
    const { page } = visited;
    await page.getByRole('link', { name: 'Rides', exact: true }).click();
    const rows = page.getByRole('table').getByRole('row');
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByLabel('Climb', { exact: true }).selectOption('alpe-dhuez');
    await expect.poll(() => rows.count()).toBe(2);
    await page.reload();
    await expect.poll(() => rows.count()).toBe(2);
    await page.getByRole('link', { name: 'Clear the filters' }).click();
    await page.getByLabel('Title').fill('nothing is called this');
    await page.getByText('No ride matches').waitFor();
  });

  it('deletes a ride after saying what goes and what stays', async () => {
    const { page } = visited;
    await page.getByRole('link', { name: 'Clear the filters' }).last().click();
    const rows = page.getByRole('table').getByRole('row');
    await expect.poll(() => rows.count()).toBe(3);
    await page.getByRole('button', { name: 'Delete Twenty-one bends' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('What stays').waitFor();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => rows.count()).toBe(2);
  });

  it('signs out, and in again to where one wanted to go', async () => {
    const { page } = visited;
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto('/rides?q=confession');
    await page.getByLabel('E-mail').fill(OWNER.email);
    await page.getByLabel('Password').fill(OWNER.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Rides' }).waitFor();
  });

  it('did all this without an error, a broken content policy or a request elsewhere', () => {
    expect(visited.complaints).toEqual([]);
  });
});

/** `1:29:11` or `4:05` in seconds. */
function secondsOf(clock: string): number {
  return clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
