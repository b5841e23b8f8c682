import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeInChromium } from '../chromium.ts';
import { setUp } from './owner.ts';
import { type RunningService, startService } from './service.ts';
import { open, seriousViolations, type Visit, visit } from './visit.ts';

const SAMPLE = fileURLToPath(new URL('../../samples/alpe-dhuez.fit', import.meta.url));

/** What one sees and does on the page of a ride over Alpe d'Huez. */
await describeInChromium('the page of a ride', (browser) => {
  let service: RunningService;
  let signedIn: Exclude<BrowserContextOptions['storageState'], undefined>;
  let ride: string;
  let visited: Visit;

  beforeAll(async () => {
    service = await startService();
    const first = await visit(browser(), service.url);
    await setUp(first.page, service);
    await first.page.locator('input[type=file]').setInputFiles(SAMPLE);
    const link = first.page.getByRole('link', { name: 'Ouvrir la sortie' });
    ride = (await link.getAttribute('href')) ?? '';
    signedIn = await first.context.storageState();
    await first.context.close();
    visited = await visit(browser(), service.url, { storageState: signedIn });
    await open(visited.page, ride);
    await visited.page.locator('.ride-map canvas').waitFor();
  });
  afterAll(async () => {
    await visited?.context.close();
    await service?.stop();
  });
  // Loading the page for each test would cost most of the time: this brings it back instead.
  beforeEach(async () => {
    const { page } = visited;
    await page.mouse.move(0, 0);
    await cursorOf(page).press('Escape');
    await cursorOf(page).press('0');
  });

  it('draws what was measured, chart under chart, each told in words too', async () => {
    const { page } = visited;
    const panes = page.getByRole('region', { name: 'Profil' }).locator('.pane');
    await expect.poll(() => panes.locator('canvas').count()).toBe(5);
    for (const name of ['Altitude', 'Puissance', 'Fréquence cardiaque', 'Cadence', 'Vitesse']) {
      const told = panes.filter({ has: page.getByRole('heading', { name }) }).locator('p');
      expect(await told.textContent()).toMatch(/moyenne .*minimum .*maximum /);
    }
  });

  it('points at one moment on charts and map with the mouse', async () => {
    const { page } = visited;
    const chart = await boxOf(page.locator('.pane canvas').first());
    await page.mouse.move(chart.x + chart.width / 2, chart.y + chart.height / 2);
    await page.locator('.cursor-line').waitFor();
    await page.locator('.map-cursor').waitFor();
    const moment = await page.locator('.moment').textContent();
    expect(moment).toMatch(/^\d+:\d\d(:\d\d)? · \d+,\d\skm$/);
    expect(await cursorOf(page).getAttribute('aria-valuetext')).toContain(
      moment?.split(' · ')[0] ?? 'no moment',
    );
    await page.mouse.move(0, 0);
    await page.locator('.cursor-line').waitFor({ state: 'detached' });
  });

  it('moves its cursor, zooms and goes back by keyboard', async () => {
    const { page } = visited;
    const cursor = cursorOf(page);
    await cursor.focus();
    const [, end] = await sightOf(page);
    await page.keyboard.press('End');
    await expect.poll(() => numberOf(cursor, 'aria-valuenow')).toBe(end);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => numberOf(cursor, 'aria-valuenow')).toBeLessThan(end);
    await page.keyboard.press('+');
    await expect.poll(async () => (await sightOf(page))[0]).toBeGreaterThan(end * 0.4);
    await page.keyboard.press('0');
    await expect.poll(() => sightOf(page)).toEqual([0, end]);
  });

  it('zooms where one drags, and shows all again on a double click', async () => {
    const { page } = visited;
    const [, end] = await sightOf(page);
    const chart = await boxOf(page.locator('.pane canvas').nth(1));
    await page.mouse.move(chart.x + chart.width * 0.3, chart.y + 40);
    await page.mouse.down();
    await page.mouse.move(chart.x + chart.width * 0.5, chart.y + 50, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Toute la sortie' }).waitFor();
    const [from, to] = await sightOf(page);
    expect(from).toBeGreaterThan(0);
    expect(to).toBeLessThan(end);
    await page.mouse.dblclick(chart.x + chart.width * 0.4, chart.y + 40);
    await expect.poll(() => sightOf(page)).toEqual([0, end]);
  });

  it('brings a climb into sight when its name is pressed', async () => {
    const { page } = visited;
    const { efforts } = await rideOf(page, ride);
    const garde = efforts.find(({ climb }) => climb === 'la-garde');
    const { start = Number.NaN, elapsed = Number.NaN } = garde ?? {};
    await page.getByRole('button', { name: 'La Garde', exact: true }).click();
    await expect
      .poll(async () => Math.abs((await sightOf(page))[0] - start))
      .toBeLessThan(0.1 * elapsed);
    expect(Math.abs((await sightOf(page))[1] - start - elapsed)).toBeLessThan(0.1 * elapsed);
  });

  it('counts along time as well as along distance', async () => {
    const { page } = visited;
    const middle = async () => {
      const chart = await boxOf(page.locator('.pane canvas').first());
      await page.mouse.move(chart.x + chart.width / 2, chart.y + 30);
      await page.locator('.cursor-line').waitFor();
      return numberOf(cursorOf(page), 'aria-valuenow');
    };
    const [, end] = await sightOf(page);
    const byDistance = await middle();
    await page.getByRole('radio', { name: 'Temps' }).check();
    const byTime = await middle();
    expect(Math.abs(byTime - end / 2)).toBeLessThan(end * 0.03);
    expect(byDistance).toBeGreaterThan(byTime * 1.2); // half of the way is up
  });

  it('has a table of the part in sight, its cursor row marked, and a CSV of every second', async () => {
    const { page } = visited;
    const profile = page.getByRole('region', { name: 'Profil' });
    await profile.getByRole('button', { name: 'Données' }).click();
    const table = profile.getByRole('table');
    const shown = await table.getByRole('row').nth(5).innerText();
    const [moment] = shown.split('\t');
    await table.getByRole('button', { name: moment, exact: true }).click();
    expect(await table.locator('tr[aria-current]').innerText()).toBe(shown);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      profile.getByRole('link', { name: 'CSV' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
    const { seconds } = await rideOf(page, ride);
    expect(lines).toHaveLength(seconds + 2);
    const altitude = lines[0].split(',').indexOf('altitude');
    const second = lines.find((line) => line.startsWith(`${secondsOf(moment)},`));
    const metres = /([\d\s]+)\sm\t/.exec(shown)?.[1].replace(/\s/g, '');
    expect(Math.abs(Number(second?.split(',')[altitude]) - Number(metres))).toBeLessThan(2);
  });

  it('opens the times at all bends of a climb', async () => {
    const { page } = visited;
    await page.getByRole('button', { name: '21 temps de passage' }).first().click();
    const splits = page.getByRole('table', { name: /Temps de passage/ });
    const times = (await splits.getByRole('row').allInnerTexts())
      .slice(1)
      .map((row) => secondsOf(row.split('\t')[1]));
    expect(times).toHaveLength(21);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('tells the power curve at a duration, in a table, and the best behind it', async () => {
    const { page } = visited;
    const curve = page.getByRole('region', { name: 'Courbe de puissance' });
    const { durations, watts } = (await (
      await page.request.get(`/api${ride}/power-curve`)
    ).json()) as { durations: number[]; watts: number[] };
    const fiveMinutes = Math.round(watts[durations.indexOf(300)]);
    await curve.getByText(`Cette sortie ${fiveMinutes}`).waitFor();
    await curve.getByText('Record sur 90 jours').waitFor();
    await curve.getByRole('slider').focus();
    await page.keyboard.press('ArrowLeft');
    await expect
      .poll(() => curve.getByRole('slider').getAttribute('aria-valuetext'))
      .not.toContain('5\u202fmin:');
    await curve.getByRole('button', { name: 'Données' }).click();
    const row = curve
      .getByRole('row')
      .filter({ has: page.getByText('20\u202fmin', { exact: true }) });
    expect(await row.innerText()).toContain(String(Math.round(watts[durations.indexOf(1200)])));
  });

  it('says so where the browser cannot draw a map, and shows the rest', async () => {
    const { page, context } = await visit(browser(), service.url, { storageState: signedIn });
    await page.addInitScript(() => {
      const getContext = HTMLCanvasElement.prototype.getContext;
      Object.assign(HTMLCanvasElement.prototype, {
        getContext(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
          if (kind.startsWith('webgl')) return null;
          return Reflect.apply(getContext, this, [kind, ...rest]);
        },
      });
    });
    await open(page, ride);
    await page.getByText('ne peut pas dessiner de carte').waitFor();
    await cursorOf(page).waitFor();
    await context.close();
  });

  it('lets a finger scroll over its charts on a phone, and leave the cursor there', async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const { page, context } = await visit(browser(), service.url, {
      ...phone,
      storageState: signedIn,
    });
    await open(page, ride);
    const canvas = page.locator('.pane canvas').first();
    await canvas.scrollIntoViewIfNeeded();
    expect(await canvas.evaluate((each) => getComputedStyle(each).touchAction)).toBe('auto');
    await canvas.tap();
    await page.locator('.cursor-line').waitFor();
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault with all opened (%s)',
    async (colorScheme) => {
      const { page, context, complaints } = await visit(browser(), service.url, {
        colorScheme,
        storageState: signedIn,
      });
      await open(page, ride);
      await page.locator('.ride-map canvas').waitFor();
      await page.getByRole('button', { name: '21 temps de passage' }).first().click();
      for (const button of await page.getByRole('button', { name: 'Données' }).all()) {
        await button.click();
      }
      expect(await seriousViolations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('did all this without an error or a request elsewhere', () => {
    expect(visited.complaints).toEqual([]);
  });
});

function cursorOf(page: Page): Locator {
  return page.getByRole('slider', { name: 'Moment de la sortie' });
}

async function numberOf(element: Locator, attribute: string): Promise<number> {
  return Number(await element.getAttribute(attribute));
}

/** First and last second in sight. */
async function sightOf(page: Page): Promise<[number, number]> {
  const cursor = cursorOf(page);
  return [await numberOf(cursor, 'aria-valuemin'), await numberOf(cursor, 'aria-valuemax')];
}

async function boxOf(element: Locator) {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) throw new Error('Not on the page.');
  return box;
}

interface RideAnswer {
  seconds: number;
  efforts: { climb: string; start: number; elapsed: number }[];
}

async function rideOf(page: Page, path: string): Promise<RideAnswer> {
  return (await (await page.request.get(`/api${path}`)).json()) as RideAnswer;
}

/** `1:29:11` or `4:05` in seconds. */
function secondsOf(clock: string): number {
  return (/[\d:]+/.exec(clock)?.[0] ?? '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
}
