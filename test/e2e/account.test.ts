import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from '../chromium.ts';
import { setUp } from './owner.ts';
import { type RunningService, startService } from './service.ts';
import { open, seriousViolations, type Visit, visit } from './visit.ts';

const RIDER = {
  name: 'Zoé Blanc',
  email: 'zoe@example.org',
  password: 'cinq vélos dans un garage',
};

const ACCOUNT_PAGES = ['', '/sharing', '/zones', '/security', '/data'];
const PHONE = { width: 390, height: 844 };

/** One rider from the invitation to the last click, each test going on where the one before ended. */
await describeInChromium('an account', (browser) => {
  let service: RunningService;
  let owner: Visit;
  let rider: Visit;
  let recovery: string[];

  beforeAll(async () => {
    service = await startService();
    owner = await visit(browser(), service.url);
    await setUp(owner.page, service);
    rider = await visit(browser(), service.url);
  });
  afterAll(async () => {
    await owner?.context.close();
    await rider?.context.close();
    await service?.stop();
  });

  it('is made with an invitation, and asks first what may be kept', async () => {
    const { page } = rider;
    await page.goto(await invite(owner.page, { name: 'Zoé' }));
    await page.getByRole('heading', { name: 'Camille Rochas vous invite' }).waitFor();
    await makeAccount(page, { ...RIDER, month: 'avril', year: '1996' });
    await page.getByRole('heading', { name: 'Partage' }).waitFor();
    await page.getByRole('button', { name: 'Je suis d’accord : Garder et analyser' }).click();
    await page.getByRole('button', { name: 'Retirer : Garder et analyser' }).waitFor();
    await page.getByRole('link', { name: 'Accueil' }).click();
    await page.getByRole('heading', { name: 'Pas encore de sortie' }).waitFor();
  });

  it('says above every page what is missing once a consent is withdrawn', async () => {
    const { page } = rider;
    await page.goto('/account/sharing');
    await page.getByRole('button', { name: 'Retirer : Garder et analyser' }).click();
    await page.getByRole('button', { name: 'Je suis d’accord : Garder et analyser' }).waitFor();
    const entry = page.getByRole('table', { name: 'Historique' }).getByRole('row').nth(1);
    await expect.poll(() => entry.innerText()).toMatch(/\d{4}\s+\d+ .*\d{4}$/);
    await page.getByRole('link', { name: 'Sorties', exact: true }).click();
    await page.getByText('Aucun nouveau fichier n’est pris').waitFor();
    await page.getByRole('link', { name: 'Lire et décider' }).click();
    await page.getByRole('button', { name: 'Je suis d’accord : Garder et analyser' }).click();
    await page.getByRole('button', { name: 'Retirer : Garder et analyser' }).waitFor();
  });

  it('may say a sex, which is for boards alone', async () => {
    const { page } = rider;
    await page.goto('/account');
    const sex = page.getByLabel('Sexe');
    expect(await sex.inputValue()).toBe('none');
    await sex.selectOption({ label: 'Femme' });
    await page.getByText('seulement pour les classements').waitFor();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Enregistré.').waitFor();
    await page.reload();
    await expect.poll(() => sex.inputValue()).toBe('female');
  });

  it('keeps dated values, and knows which one counts today', async () => {
    const { page } = rider;
    await page.goto('/account');
    for (const [watts, day] of [
      ['231', ''],
      ['248', '2020-03-01'],
    ] as const) {
      await page.getByRole('button', { name: 'Ajouter une valeur : Puissance au seuil' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Valeur').fill(watts);
      await dialog.getByLabel('Valable depuis').fill(day);
      await dialog.getByRole('button', { name: 'Enregistrer' }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    const today = page.getByRole('row').filter({ hasText: 'Aujourd’hui' });
    await expect.poll(() => today.innerText()).toContain('248');
    expect(await page.getByRole('row').filter({ hasText: 'Le début' }).innerText()).toContain(
      '231',
    );
  });

  it('puts a privacy zone where the map is clicked, and hides a shifted disc', async () => {
    const { page } = rider;
    await page.goto('/account/zones');
    await page.getByRole('button', { name: 'Ajouter une zone' }).click();
    await page.locator('.zone-map.picking canvas').click({ position: { x: 120, y: 120 } });
    await expect.poll(() => page.getByLabel('Latitude').inputValue()).toMatch(/^-?\d+\.\d+$/);
    await page.getByLabel('Latitude').fill('45,0553');
    await page.getByLabel('Longitude').fill('6,0331');
    await page.getByLabel('Nom').fill('Maison');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Maison' });
    await row.waitFor();
    const { zones } = await (await page.request.get('/api/zones')).json();
    expect(zones).toHaveLength(1);
    expect(zones[0]).toMatchObject({ latitude: 45.0553, longitude: 6.0331, radius: 1000 });
    expect(zones[0].hidden).not.toMatchObject({ latitude: 45.0553, longitude: 6.0331 });
  });

  it('shows a token once; it works, and no more once revoked', async () => {
    const { page } = rider;
    await page.goto('/account/security');
    await page.getByRole('button', { name: 'Créer un jeton' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('À quoi il sert').fill('Essai');
    await dialog.getByRole('button', { name: 'Créer un jeton' }).click();
    const token = await page.getByLabel('Votre nouveau jeton').inputValue();
    const asked = () =>
      fetch(`${service.url}/api/rides`, { headers: { authorization: `Bearer ${token}` } });
    expect((await asked()).status).toBe(200);
    await page.reload();
    await page.getByRole('button', { name: 'Révoquer le jeton Essai' }).waitFor();
    expect(await page.content()).not.toContain(token);
    await page.getByRole('button', { name: 'Révoquer le jeton Essai' }).click();
    await page.getByText('Pas encore de jeton').waitFor();
    expect((await asked()).status).toBe(401);
  });

  it('signs in with a second factor, or a recovery code in its place', async () => {
    const { page } = rider;
    await page.getByRole('button', { name: 'Mettre en place un second facteur' }).click();
    const secret = (await page.getByLabel('Clé', { exact: true }).inputValue()).replaceAll(' ', '');
    await page.getByLabel('Code de l’application').fill(new TOTP({ secret }).generate());
    await page.getByRole('button', { name: 'Confirmer' }).click();
    recovery = (await page.getByLabel('Vos codes de secours').inputValue()).split(' ');
    await page.getByRole('button', { name: 'Je les ai gardés' }).click();
    await page.getByRole('button', { name: 'Le désactiver' }).waitFor();
    await page.getByRole('button', { name: 'Réglages' }).click();
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByLabel('Adresse électronique').fill(RIDER.email);
    await page.getByLabel('Mot de passe').fill(RIDER.password);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('heading', { name: 'Seconde étape' }).waitFor();
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Code').fill(recovery[0] ?? '');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('button', { name: 'Le désactiver' }).waitFor();
  });

  it.each([
    ['light', 'fr-FR'],
    ['dark', 'en-GB'],
  ] as const)(
    'has no serious fault of accessibility and fits a phone (%s, %s)',
    async (colorScheme, locale) => {
      const { page, context, complaints } = await visit(browser(), service.url, {
        colorScheme,
        locale,
        storageState: await rider.context.storageState(),
      });
      const faults: string[] = [];
      for (const path of ACCOUNT_PAGES.map((part) => `/account${part}`)) {
        await open(page, path);
        faults.push(...(await seriousViolations(page)).map((violation) => `${path} ${violation}`));
        await page.setViewportSize(PHONE);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > PHONE.width) faults.push(`${path} is ${width} px wide`);
        await page.setViewportSize({ width: 1280, height: 860 });
      }
      await context.close();
      expect([...faults, ...complaints]).toEqual([]);
    },
  );

  it('is erased with the password and a code, after saying what goes and what stays', async () => {
    const { page } = rider;
    await page.goto('/account/data');
    await page.getByRole('heading', { name: 'Ce qui reste' }).waitFor();
    await page.getByRole('button', { name: 'Effacer mon compte' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Votre mot de passe').fill(RIDER.password);
    await dialog.getByLabel('Code').fill(recovery[1] ?? '');
    await dialog.getByRole('button', { name: 'Effacer pour de bon' }).click();
    await page.getByRole('heading', { name: 'Se connecter' }).waitFor();
    const { people } = await (await owner.page.request.get('/api/people')).json();
    expect(people.map(({ name }: { name: string }) => name)).toEqual(['Camille Rochas']);
  });

  it('of a child takes no file before a parent has confirmed, point by point', async () => {
    const child = await visit(browser(), service.url);
    const parent = await visit(browser(), service.url);
    await child.page.goto(await invite(owner.page, { name: 'Lou' }));
    const year = String(new Date().getFullYear() - 12);
    const born = { name: 'Lou', email: 'lou@example.org', password: RIDER.password, year };
    await makeAccount(child.page, { ...born, month: 'janvier' });
    await child.page.getByRole('button', { name: 'Je suis d’accord : Garder et analyser' }).click();
    await child.page.getByRole('heading', { name: 'Votre parent confirme' }).waitFor();
    const { person } = await (await child.page.request.get('/api/me')).json();
    const made = await owner.page.request.post('/api/guardian-links', {
      data: { riderId: person.riderId },
    });
    const { link } = (await made.json()) as { link: string };
    await parent.page.goto(link);
    await parent.page.getByRole('heading', { name: 'Lou demande votre accord' }).waitFor();
    expect(await seriousViolations(parent.page)).toEqual([]);
    await parent.page.getByLabel('Garder et analyser les sorties').check();
    await parent.page.getByLabel('Votre nom').fill('Anne Martin');
    await parent.page.getByLabel('J’exerce l’autorité parentale').check();
    await parent.page.getByRole('button', { name: 'J’accepte ce qui est coché' }).click();
    const takeBack = parent.page.getByRole('button', { name: 'Reprendre' });
    await takeBack.waitFor();
    expect(await mayStore(child.page)).toBe(true);
    await takeBack.click();
    await takeBack.waitFor({ state: 'hidden' });
    expect(await mayStore(child.page)).toBe(false);
    expect([...child.complaints, ...parent.complaints]).toEqual([]);
    await child.context.close();
    await parent.context.close();
  });
});

/** The link of an invitation to this service, as a rider. */
async function invite(owner: Page, { name }: { name: string }): Promise<string> {
  const made = await owner.request.post('/api/invitations', { data: { role: 'rider', name } });
  return ((await made.json()) as { link: string }).link;
}

interface Newcomer {
  name: string;
  email: string;
  password: string;
  month: string;
  year: string;
}

async function makeAccount(page: Page, newcomer: Newcomer): Promise<void> {
  await page.getByLabel('Votre nom').fill(newcomer.name);
  await page.getByLabel('Adresse électronique').fill(newcomer.email);
  await page.getByLabel('Mot de passe').fill(newcomer.password);
  await page.getByLabel('Mois', { exact: true }).selectOption(newcomer.month);
  await page.getByLabel('Année').fill(newcomer.year);
  await page.getByRole('button', { name: 'Créer le compte' }).click();
}

async function mayStore(page: Page): Promise<boolean> {
  const { storing } = await (await page.request.get('/api/me')).json();
  return storing.mayStore;
}
