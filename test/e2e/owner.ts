import type { Page } from 'playwright-core';
import type { RunningService } from './service.ts';

/** An adult, the first person of the service, in its pages' own words. */
export const OWNER = {
  name: 'Camille Rochas',
  email: 'camille@example.org',
  password: 'une phrase facile à retenir',
};

/**
 * Opens the set-up link in French and fills it in, as the owner does, then agrees that files are kept;
 * ends on the home page.
 */
export async function setUp(page: Page, { setupLink }: RunningService): Promise<void> {
  await page.goto(setupLink);
  await page.getByLabel('Votre nom').fill(OWNER.name);
  await page.getByLabel('Adresse électronique').fill(OWNER.email);
  await page.getByLabel('Mot de passe').fill(OWNER.password);
  await page.getByLabel('Mois', { exact: true }).selectOption('juillet');
  await page.getByLabel('Année').fill('1988');
  await page.getByRole('button', { name: 'Créer le compte' }).click();
  await page.getByRole('link', { name: 'Lire et décider' }).click();
  await page.getByRole('button', { name: 'Je suis d’accord : Garder et analyser' }).click();
  await page.getByRole('button', { name: 'Retirer : Garder et analyser' }).waitFor();
  await page.getByRole('link', { name: 'Accueil' }).click();
  await page.getByText('Déposez vos sorties ici').waitFor();
}
