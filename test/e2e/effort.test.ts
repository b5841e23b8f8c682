import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WITH_EVERYTHING } from '../../samples/record.ts';
import { simulateRide } from '../../samples/ride-file.ts';
import { RIDERS } from '../../samples/riders.ts';
import { readLines } from '../../samples/route.ts';
import { writeFit } from '../../samples/write-fit.ts';
import { describeInChromium } from '../chromium.ts';
import { setUp } from './owner.ts';
import { type RunningService, startService } from './service.ts';
import { open, seriousViolations, type Visit, visit } from './visit.ts';

const LINE = 'alpe-dhuez/village-12.1';
const lines = readLines(new URL('../../territories/oisans/climbs.geojson', import.meta.url));

/** Up the 21 bends, at a share of what the rider can. */
function climbing(effort: number, day: number, power: boolean): Uint8Array {
  const [rider] = RIDERS;
  if (!rider) throw new Error('nobody rides');
  const { recorded, info } = simulateRide(lines, {
    title: `Alpe ${day}`,
    start: `2026-06-0${day}T07:00:00Z`,
    rider,
    stages: [LINE, `-${LINE}`],
    effort,
    stops: day === 1 ? [{ at: 4000, seconds: 120 }] : [],
    temperature: 18,
    subSport: 'road',
    recorder: { ...WITH_EVERYTHING, power },
    seed: 700 + day,
  });
  return writeFit(recorded, info);
}

interface Effort {
  number: number;
  elapsed: number;
  splits: { leg: number }[];
}

/** Two ascents of one rider, and what one sees of them side by side. */
await describeInChromium('the pages of efforts', (browser) => {
  const folder = mkdtempSync(join(tmpdir(), 'cycling-lab-effort-'));
  let service: RunningService;
  let signedIn: Exclude<BrowserContextOptions['storageState'], undefined>;
  let visited: Visit;
  /** Ids, the slower first. */
  const rides: string[] = [];

  const pageOf = (ride: string | undefined) => `/efforts/${ride}/${LINE}/1`;
  const effortOf = async (page: Page, ride: string | undefined): Promise<Effort> =>
    (await (await page.request.get(`/api${pageOf(ride)}`)).json()) as Effort;

  /** The ids of all rides, the oldest first. */
  const listed = async (page: Page): Promise<string[]> => {
    const answer = await page.request.get('/api/rides?order=asc');
    return ((await answer.json()) as { rides: { id: string }[] }).rides.map(({ id }) => id);
  };

  beforeAll(async () => {
    service = await startService();
    visited = await visit(browser(), service.url);
    const { page, context } = visited;
    await setUp(page, service);
    for (const [day, effort] of [
      [1, 0.7],
      [2, 0.9],
    ] as const) {
      const file = join(folder, `${day}.fit`);
      writeFileSync(file, climbing(effort, day, day === 2));
      await page.locator('input[type=file]').setInputFiles(file);
      while ((await listed(page)).length < day) await page.waitForTimeout(200);
    }
    rides.push(...(await listed(page)));
    signedIn = await context.storageState();
  });
  afterAll(async () => {
    await visited?.context.close();
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are reached from the ride', async () => {
    const { page } = visited;
    await open(page, `/rides/${rides[1]}`);
    await page.getByRole('link', { name: 'Du pied au village' }).click();
    await page.waitForURL(`**${pageOf(rides[1])}`);
    await page.getByRole('heading', { level: 1, name: "Alpe d'Huez" }).waitFor();
  });

  it('tell the official time with its uncertainty, and the gap to the other effort', async () => {
    const { page } = visited;
    await open(page, pageOf(rides[0]));
    const [slow, fast] = [await effortOf(page, rides[0]), await effortOf(page, rides[1])];
    const official = page.locator('.figure').first();
    expect(secondsOf(await official.innerText())).toBe(Math.round(slow.elapsed));
    expect(await official.innerText()).toMatch(/±\s\d+,\d\ss/);
    const last = page
      .getByRole('table', { name: /Virages/ })
      .getByRole('row')
      .last();
    const gap = Math.round(slow.elapsed - fast.elapsed);
    expect(gapOf((await last.innerText()).split('\t')[4])).toBeCloseTo(gap, -0.5);
  });

  it('cut the climb by bends, kilometres and altitude', async () => {
    const { page } = visited;
    await open(page, pageOf(rides[0]));
    const rows = () => page.locator('.sections-table tbody tr').count();
    expect(await rows()).toBe((await effortOf(page, rides[0])).splits.length + 1);
    await page.getByRole('radio', { name: 'Kilomètres' }).check();
    await expect.poll(rows).toBe(12);
    await page.getByRole('radio', { name: '100 m de dénivelé' }).check();
    await page.getByRole('row', { name: /1\s000\sm/ }).waitFor();
    const total = (await page.locator('.sections-table tbody tr').allInnerTexts()).reduce(
      (sum, row) => sum + secondsOf(row.split('\t')[2]),
      0,
    );
    expect(Math.abs(total - (await effortOf(page, rides[0])).elapsed)).toBeLessThan(8);
  });

  it('say what they compare with, and why not', async () => {
    const { page } = visited;
    await open(page, pageOf(rides[0]));
    await page.getByText('L’autre passage le plus rapide').waitFor();
    await page.getByRole('radio', { name: 'Puissance constante' }).check();
    await page.getByText('Hypothèse : un cycliste de 75 kg').waitFor();
    await page.getByRole('radio', { name: 'Médiane du groupe' }).check();
    await page.getByText('au moins trois cyclistes').waitFor();
    expect(await page.getByRole('columnheader', { name: 'Écart' }).count()).toBe(0);
    await page.getByRole('radio', { name: 'Kilomètres' }).check();
    await page.reload();
    await page.getByText('au moins trois cyclistes').waitFor();
    expect(await page.getByRole('radio', { name: 'Kilomètres' }).isChecked()).toBe(true);
    await open(page, `${pageOf(rides[0])}?cut=<b>&reference=nobody`);
    expect(await page.getByRole('radio', { name: 'Virages' }).isChecked()).toBe(true);
  });

  it('point at one place on charts, table and map', async () => {
    const { page } = visited;
    await open(page, pageOf(rides[1]));
    const slider = page.getByRole('slider', { name: 'Endroit dans la montée' });
    await slider.focus();
    await page.keyboard.press('PageUp');
    await page.locator('.map-cursor').waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/km, .*Puissance \d+\sW/);
    await page.getByRole('button', { name: 'Virage 10', exact: true }).click();
    const current = page.locator('.sections-table tr[aria-current]');
    await expect.poll(() => current.innerText()).toContain('Virage 10');
    await slider.press('Escape');
    await page.locator('.map-cursor').waitFor({ state: 'detached' });
  });

  it('lead to both efforts side by side, the fastest leg of each piece marked', async () => {
    const { page } = visited;
    await open(page, pageOf(rides[0]));
    await page.getByRole('link', { name: 'Comparer' }).click();
    await page.getByRole('heading', { name: 'Tronçons' }).waitFor();
    const [slow, fast] = [await effortOf(page, rides[0]), await effortOf(page, rides[1])];
    const legs = await page.locator('.sections-table tbody tr').allInnerTexts();
    expect(legs).toHaveLength(slow.splits.length + 1);
    const third = legs[2]?.split('\t') ?? [];
    expect(secondsOf(third[2])).toBe(Math.round(slow.splits[2]?.leg ?? Number.NaN));
    expect(secondsOf(third[3])).toBe(Math.round(fast.splits[2]?.leg ?? Number.NaN));
    expect(await page.locator('.best-leg').count()).toBe(legs.length);
    const gap = page.getByRole('table', { name: 'Chiffres' }).getByRole('row').nth(1);
    expect(await gap.innerText()).toContain('+');
  });

  it('take an effort out of a comparison and put it back, in the address', async () => {
    const { page } = visited;
    await open(page, `/climbs/${LINE}/compare?efforts=${rides[0]}:1,${rides[1]}:1`);
    await page.getByRole('button', { name: /^Retirer A/ }).click();
    await page.getByText('Un seul passage ne se compare à rien').waitFor();
    expect(new URL(page.url()).searchParams.get('efforts')).toBe(`${rides[1]}:1`);
    const own = page.getByRole('combobox', { name: 'Ajouter un passage' });
    await own.selectOption(`${rides[0]}:1`);
    await page.getByRole('heading', { name: 'Tronçons' }).waitFor();
    expect(new URL(page.url()).searchParams.get('efforts')).toBe(`${rides[1]}:1,${rides[0]}:1`);
  });

  it('open a climb of the ride by the address', async () => {
    const { page } = visited;
    await open(page, `/rides/${rides[0]}?climb=alpe-dhuez`);
    await page.getByRole('button', { name: 'Toute la sortie' }).waitFor();
  });

  it('say that there is nothing where an effort is unknown, and what to do where none is chosen', async () => {
    const { page } = visited;
    await open(page, `/climbs/${LINE}/compare`);
    await page.getByText('Rien à comparer pour l’instant').waitFor();
    await page.route('**/api/efforts/**', (route) =>
      route.fulfill({ status: 404, json: { code: 'not-found', detail: '' } }),
    );
    await open(page, pageOf('unknown'));
    await page.getByText('Il n’y a pas de page ici').waitFor();
    await page.unroute('**/api/efforts/**');
    visited.complaints.splice(0); // the browser itself reports the 404 that was wanted
  });

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)(
    'have no serious fault and fit the window (%s, %d px)',
    async (colorScheme, width) => {
      const { page, context, complaints } = await visit(browser(), service.url, {
        colorScheme,
        viewport: { width, height: 844 },
        storageState: signedIn,
      });
      const comparison = `/climbs/${LINE}/compare?efforts=${rides[0]}:1,${rides[1]}:1`;
      for (const path of [pageOf(rides[1]), comparison]) {
        await open(page, path);
        await page.locator('.road-charts canvas').first().waitFor();
        for (const button of await page.getByRole('button', { name: 'Données' }).all()) {
          await button.click();
        }
        expect(await seriousViolations(page)).toEqual([]);
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect(beyond).toBeLessThanOrEqual(0);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('did all this without an error or a request elsewhere', () => {
    expect(visited.complaints).toEqual([]);
  });
});

/** The first time in a text, `1:29:11` or `4:05`, in seconds. */
function secondsOf(text = ''): number {
  return (/\d[\d:]+/.exec(text)?.[0] ?? '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** `+1:04` or `−0:12` in seconds. */
function gapOf(text = ''): number {
  return (text.includes('−') ? -1 : 1) * secondsOf(text);
}
