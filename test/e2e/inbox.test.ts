import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from '../chromium.ts';
import { accept, consent, join, type Someone, setUp } from './people.ts';
import { type RunningService, startService } from './service.ts';
import { open, seriousViolations } from './visit.ts';

const sample = (name: string): string =>
  fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));

/** Files whose rider the coach names later; each test goes on where the one before ended. */
await describeInChromium('a coach’s inbox', (browser) => {
  let service: RunningService;
  let coach: Someone;
  let rider: Someone;

  beforeAll(async () => {
    service = await startService();
    const admin = await setUp(browser(), service);
    coach = await join(browser(), service, admin, { name: 'Claire Mathonnet', role: 'coach' });
    const { id: groupId } = await coach.ask<{ id: string }>('POST', '/groups', {
      name: 'Les Grimpeurs',
      kind: 'club',
    });
    const { link } = await coach.ask<{ link: string }>('POST', '/invitations', {
      role: 'rider',
      groupId,
      capacity: 'rider',
      name: 'Léa Faure',
    });
    rider = await accept(browser(), service, { link, name: 'Léa Faure' });
    await consent(rider, 'analysis');
    const { person } = await coach.ask<{ person: { id: string } }>('GET', '/me');
    await consent(rider, 'coach', { subject: person.id, fields: [], mayUpload: true });
    await admin.context.close();
  });
  afterAll(async () => {
    for (const someone of [coach, rider]) await someone?.context.close();
    await service?.stop();
  });

  it('takes what is dropped for nobody in particular, and says why a file is refused', async () => {
    const { page } = coach;
    await open(page, '/');
    await page.getByLabel('Pour').selectOption('Pas encore connu (boîte de réception)');
    await page
      .locator('input[type=file]')
      .setInputFiles([sample('alpe-dhuez.fit'), sample('planned-galibier.gpx')]);
    await page.getByText('1 fichier attend').waitFor();
    await page.getByRole('link', { name: 'Ouvrir la boîte de réception' }).click();
    const refused = page.getByRole('region', { name: 'Refusés' });
    await refused.getByText('il a été tracé, pas roulé').waitFor();
    await page.getByRole('region', { name: 'À attribuer' }).getByText('encore 6 jours').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('hands a file to the rider who agreed, and to nobody else', async () => {
    const { page } = coach;
    const select = page.getByLabel('Cycliste de alpe-dhuez.fit');
    expect(await select.locator('option').allInnerTexts()).toContain('Léa Faure');
    await select.selectOption('Léa Faure');
    await page.getByRole('button', { name: 'Attribuer alpe-dhuez.fit' }).click();
    await page.getByText('1 fichier attribué').waitFor({ state: 'attached' });
    const ridesOf = async () =>
      (await rider.ask<{ rides: unknown[] }>('GET', '/rides')).rides.length;
    await expect.poll(ridesOf, { timeout: 10_000 }).toBe(1);
    await open(rider.page, '/rides');
    await rider.page.getByRole('row').filter({ hasText: 'Alpe' }).waitFor();
  });

  it('is empty when the rest is deleted, and did it all without complaint', async () => {
    const { page } = coach;
    await page.getByRole('button', { name: 'Supprimer planned-galibier.gpx' }).click();
    await page.getByText('Rien n’attend').waitFor();
    expect([...coach.complaints, ...rider.complaints]).toEqual([]);
  });
});
