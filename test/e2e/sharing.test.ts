import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from '../chromium.ts';
import { accept, consent, join, type Someone, setUp } from './people.ts';
import { type RunningService, startService } from './service.ts';
import { open, seriousViolations } from './visit.ts';

const RIDE = fileURLToPath(new URL('../../samples/alpe-dhuez.fit', import.meta.url));

/** A coach, a rider, and what the one sees of the other; each test goes on where the one before ended. */
await describeInChromium('a coach and a rider', (browser) => {
  let service: RunningService;
  let admin: Someone;
  let coach: Someone;
  let rider: Someone;
  let link: string;
  let ride: string;

  beforeAll(async () => {
    service = await startService();
    admin = await setUp(browser(), service);
    coach = await join(browser(), service, admin, { name: 'Claire Mathonnet', role: 'coach' });
  });
  afterAll(async () => {
    for (const someone of [admin, coach, rider]) await someone?.context.close();
    await service?.stop();
  });

  it('are brought together by a group and a link that is shown once', async () => {
    const { page } = coach;
    await open(page, '/groups');
    await page.getByText('Vous n’êtes encore dans aucun groupe').waitFor();
    await page.getByRole('button', { name: 'Créer un groupe' }).click();
    await page.getByLabel('Nom').fill('École de l’Oisans');
    await page.getByRole('button', { name: 'Créer', exact: true }).click();
    await page.getByRole('heading', { name: 'École de l’Oisans' }).waitFor();
    await page.getByText('Pas encore de cycliste').waitFor();
    await page.getByRole('button', { name: 'Inviter' }).click();
    await page.getByLabel('Nom').fill('Léa Faure');
    await page.getByRole('button', { name: 'Créer l’invitation' }).click();
    link = await page.getByRole('textbox', { name: 'Lien' }).inputValue();
    await page.getByRole('button', { name: 'Fermer' }).click();
    await page.getByRole('heading', { name: 'Invitations en attente' }).waitFor();
    expect(await page.content()).not.toContain(link);
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('leave the coach without anything of the rider who has only joined', async () => {
    rider = await accept(browser(), service, { link, name: 'Léa Faure' });
    await consent(rider, 'analysis');
    await open(rider.page, '/');
    await rider.page.locator('input[type=file]').setInputFiles(RIDE);
    const opened = rider.page.getByRole('link', { name: 'Ouvrir la sortie' });
    ride = (await opened.getAttribute('href')) ?? '';
    await openGroup(coach);
    const shown = coach.page.getByRole('list', { name: 'Ce que Léa Faure vous montre' });
    await expect.poll(() => shown.getByText('non montré').count()).toBe(4);
    await open(coach.page, '/rides');
    await coach.page.getByText('Pas encore de sortie').waitFor();
    await open(coach.page, ride);
    await coach.page.getByText('n’est plus partagé avec vous').waitFor();
  });

  it('show the coach what the rider agrees to, and no more', async () => {
    const { person } = await coach.ask<{ person: { id: string } }>('GET', '/me');
    await consent(rider, 'coach', { subject: person.id, fields: ['summary'] });
    await openGroup(coach);
    await coach.page.getByRole('link', { name: 'Léa Faure' }).click();
    await coach.page.getByRole('row').filter({ hasText: 'Alpe' }).getByRole('link').click();
    const { page } = coach;
    await page.getByRole('list', { name: 'Ce que Léa Faure vous montre' }).waitFor();
    await page.getByText('Départ arrondi').waitFor();
    const power = page.locator('.figure').filter({ hasText: 'Puissance moyenne' });
    await power.getByRole('button', { name: 'ne partage pas cela' }).waitFor();
    for (const name of ['Modifier', 'Supprimer', 'Fichier d’origine']) {
      expect(await page.getByText(name, { exact: true }).count()).toBe(0);
    }
    expect(await page.getByRole('region', { name: 'Carte de la sortie' }).count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('end at the coach’s next request when the rider takes the consent back', async () => {
    const { purposes } = await rider.ask<Consents>('GET', '/consents');
    const given = purposes.find(({ purpose }) => purpose === 'coach')?.consent?.id;
    await rider.ask('DELETE', `/consents/${given}`);
    await coach.page.reload();
    await coach.page.getByText('n’est plus partagé avec vous').waitFor();
    await open(coach.page, '/rides');
    await coach.page.getByText('Pas encore de sortie').waitFor();
  });

  it('part with exact words of what ends', async () => {
    const { page } = rider;
    await open(page, '/groups');
    await page.getByRole('link', { name: 'École de l’Oisans' }).click();
    await page.getByText('Claire Mathonnet').waitFor();
    await page.getByRole('button', { name: 'Quitter ce groupe' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Ce qui reste : vos sorties').waitFor();
    await dialog.getByRole('button', { name: 'Quitter' }).click();
    await page.getByText('Vous n’êtes encore dans aucun groupe').waitFor();
  });

  it('did all this without an error, a broken content policy or a request elsewhere', () => {
    // What a browser says of an answer with 404, which two tests above ask for.
    const expected = (complaint: string) => complaint.includes('404');
    expect(coach.complaints.filter((complaint) => !expected(complaint))).toEqual([]);
    expect(rider.complaints).toEqual([]);
  });

  async function openGroup({ page }: Someone): Promise<void> {
    await open(page, '/groups');
    await page.getByRole('link', { name: 'École de l’Oisans' }).click();
    await page.getByRole('heading', { name: 'Cyclistes' }).waitFor();
  }
});

interface Consents {
  purposes: { purpose: string; consent: { id: string } | null }[];
}
