import { join as path } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from '../chromium.ts';
import { consent, join, type Someone, setUp } from './people.ts';
import { type RunningService, startService } from './service.ts';
import { open, seriousViolations } from './visit.ts';

const RIDE = fileURLToPath(new URL('../../samples/pas-de-la-confession.gpx', import.meta.url));

await describeInChromium('the admin’s pages', (browser) => {
  let service: RunningService;
  let admin: Someone;
  let coach: Someone;

  beforeAll(async () => {
    service = await startService();
    admin = await setUp(browser(), service);
    coach = await join(browser(), service, admin, { name: 'Claire Mathonnet', role: 'coach' });
  });
  afterAll(async () => {
    for (const someone of [admin, coach]) await someone?.context.close();
    await service?.stop();
  });

  it('manage people: a role, a password link shown once, shutting out at once', async () => {
    const { page } = admin;
    await open(page, '/admin');
    const row = page.getByRole('row').filter({ hasText: 'Claire Mathonnet' });
    await act('Changer le rôle');
    await page.getByLabel('Rôle', { exact: true }).selectOption('Tourisme');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await row.getByText('Tourisme').waitFor();
    await act('Lien de mot de passe');
    await page.getByRole('button', { name: 'Créer le lien' }).click();
    expect(await page.getByRole('textbox', { name: 'Lien' }).inputValue()).toMatch(
      /\/password\?token=\S{20,}/,
    );
    await page.getByRole('button', { name: 'Fermer' }).click();
    await act('Désactiver');
    await page.getByRole('dialog').getByRole('button', { name: 'Désactiver' }).click();
    await row.getByText('désactivé').waitFor();
    await coach.page.goto('/rides');
    await coach.page.getByRole('heading', { name: 'Se connecter' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('let a dead letter be tried again', async () => {
    await consent(admin, 'analysis');
    const { page } = admin;
    await open(page, '/');
    await page.locator('input[type=file]').setInputFiles(RIDE);
    await page.getByRole('link', { name: 'Ouvrir la sortie' }).waitFor();
    giveUpLastJob(service.data);
    await open(page, '/admin/service');
    const row = page.getByRole('row').filter({ hasText: 'Fichier de sortie' });
    await row.getByText('lecture de ce fichier s’est interrompue').waitFor();
    expect(await page.getByRole('main').innerText()).not.toContain('confession');
    expect(await seriousViolations(page)).toEqual([]);
    await row.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByText('Rien n’a été abandonné').waitFor();
  });

  it('tell in their log what was done, a page at a time', async () => {
    const { page } = admin;
    await open(page, '/admin/audit');
    await page.getByRole('row').filter({ hasText: 'A désactivé un compte' }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(admin.complaints).toEqual([]);
  });

  async function act(what: string): Promise<void> {
    await admin.page.getByRole('button', { name: 'Actions : Claire Mathonnet' }).click();
    await admin.page.getByRole('button', { name: what }).click();
  }
});

/** As three workers that died over it would have left it. */
function giveUpLastJob(data: string): void {
  const ledger = new DatabaseSync(path(data, 'ledger.sqlite'), { timeout: 5000 });
  ledger.exec(`
    INSERT INTO job (kind, upload_id, state, attempts, available_at, last_error, created_at)
      SELECT 'analyse', id, 'dead', 3, created_at, 'worker-lost: it ended', created_at
      FROM upload ORDER BY created_at DESC LIMIT 1;
    UPDATE upload SET state = 'dead', error_code = 'worker-lost', error_message = 'it ended'
      WHERE id = (SELECT upload_id FROM job WHERE state = 'dead')`);
  ledger.close();
}
