/**
 * `npm run screenshots`: pictures of the pages, from the demo.
 *
 *   npm run screenshots               the few that README.md shows, into docs/screenshots
 *   npm run screenshots -- --all DIR  every page × look, also empty and failing, to look at
 *
 * The season is loaded into a folder of its own (DATA_DIR keeps it for the next time).
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../test/chromium.ts';

interface Shot {
  name: string;
  path: string;
  width: number;
  theme: 'light' | 'dark';
  language: 'fr' | 'en';
  /** Without an account, without a single ride, or with a service that cannot go on. */
  state?: 'stranger' | 'empty' | 'failing';
  /** The whole page, however long; else what is seen at first. */
  whole?: boolean;
  /** Of the window; else HEIGHT. */
  height?: number;
}

const DESKTOP = 1280;
const PHONE = 390;
const HEIGHT = 850;

/** Resolves when nothing on the page has changed for a while: data, charts and map have come. */
const QUIET = `new Promise((resolve) => {
  let timer = setTimeout(resolve, 1500);
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(resolve, 1500);
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
})`;

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { all: { type: 'string' } } });
const demo = await startDemo(process.env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'demo-')));
const browser = await launchChromium();
if (browser === null) throw new Error('No Chromium can start here.');
try {
  const account = await signIn(browser);
  const ride = await rideOf(account, "Alpe d'Huez");
  const folder = values.all ?? join(root, 'docs/screenshots');
  mkdirSync(folder, { recursive: true });
  for (const shot of values.all ? everything(ride) : forReadme(ride)) {
    await take(browser, account, shot, folder);
    process.stdout.write(`${shot.name}\n`);
  }
} finally {
  await browser.close();
  demo.stop();
}

function forReadme(ride: string): Shot[] {
  const desktop = { width: DESKTOP, theme: 'light', language: 'fr' } as const;
  const phone = { width: PHONE, theme: 'dark', language: 'en' } as const;
  return [
    { ...desktop, name: 'home-fr-desktop', path: '/' },
    { ...desktop, name: 'rides-fr-desktop', path: '/rides' },
    { ...desktop, name: 'ride-fr-desktop', path: ride, height: 1500 },
    { ...phone, name: 'rides-en-phone', path: '/rides' },
    { ...phone, name: 'ride-en-phone', path: ride },
  ];
}

function everything(ride: string): Shot[] {
  const pages: Pick<Shot, 'name' | 'path' | 'state'>[] = [
    { name: 'home', path: '/' },
    { name: 'rides', path: '/rides' },
    { name: 'rides-none', path: '/rides?q=nothing' },
    { name: 'ride', path: ride },
    { name: 'not-found', path: '/nowhere' },
    { name: 'sign-in', path: '/sign-in', state: 'stranger' },
    { name: 'home-empty', path: '/', state: 'empty' },
    { name: 'rides-empty', path: '/rides', state: 'empty' },
    { name: 'rides-failing', path: '/rides', state: 'failing' },
    { name: 'ride-failing', path: ride, state: 'failing' },
  ];
  const looks = [
    { width: DESKTOP, theme: 'light', language: 'fr' },
    { width: DESKTOP, theme: 'dark', language: 'en' },
    { width: PHONE, theme: 'light', language: 'en' },
    { width: PHONE, theme: 'dark', language: 'fr' },
  ] as const;
  return looks.flatMap((look) =>
    pages.map((page) => ({
      ...page,
      ...look,
      name: `${page.name}-${look.width}-${look.theme}-${look.language}`,
      whole: true,
    })),
  );
}

async function take(
  from: Browser,
  account: BrowserContext,
  shot: Shot,
  folder: string,
): Promise<void> {
  const { width, theme, language, state } = shot;
  const context = await from.newContext({
    baseURL: demo.url,
    viewport: { width, height: shot.height ?? HEIGHT },
    colorScheme: theme,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...(state === 'stranger' ? {} : { storageState: await account.storageState() }),
  });
  const page = await context.newPage();
  if (state === 'failing') await breakRequests(page);
  if (state === 'empty') await hideRides(page);
  await page.goto(shot.path);
  await page.locator('main').waitFor();
  await page.evaluate(QUIET);
  const fullPage = shot.whole ?? false;
  await page.screenshot({ path: join(folder, `${shot.name}.png`), fullPage });
  await context.close();
}

async function hideRides(page: Page): Promise<void> {
  await page.route(/\/api\/rides(\?|$)/, (route) =>
    route.fulfill({ json: { rides: [], nextCursor: null } }),
  );
}

/** Everything but who is signed in fails as if the disk were full. */
async function breakRequests(page: Page): Promise<void> {
  await page.route(/\/api\/(?!me$)/, (route) =>
    route.fulfill({
      status: 507,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'storage-full', detail: '' }),
    }),
  );
}

async function signIn(from: Browser): Promise<BrowserContext> {
  const context = await from.newContext({ baseURL: demo.url, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(demo.email);
  await page.getByLabel('Password').fill(demo.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Drop your rides here').waitFor();
  return context;
}

/** The address of the newest ride with this title. */
async function rideOf(account: BrowserContext, title: string): Promise<string> {
  const answer = await account.request.get('/api/rides', { params: { q: title } });
  const { rides } = (await answer.json()) as { rides: { id: string; title: string }[] };
  const found = rides.find((ride) => ride.title === title) ?? rides[0];
  if (found === undefined) throw new Error(`The demo has no ride called ${title}.`);
  return `/rides/${found.id}`;
}

/** The demo, once it says where it is and that its season is there. */
async function startDemo(dataDir: string) {
  const child = spawn(process.execPath, [join(root, 'samples/demo.ts')], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found: { url?: string; email?: string; password?: string } = {};
  for await (const line of createInterface({ input: child.stdout })) {
    process.stdout.write(`${line}\n`);
    const url = /^Cycling Lab demo: (\S+)/.exec(line)?.[1];
    const account = /^Sign in with (\S+) and the password (\S+)/.exec(line);
    if (url) found.url = url;
    if (account?.[1] && account[2]) {
      found.email = account[1];
      found.password = account[2];
    }
    if (/^The season is complete/.test(line)) break;
  }
  const { url, email, password } = found;
  if (!url || !email || !password) throw new Error('The demo did not start.');
  return { url, email, password, stop: () => child.kill('SIGTERM') };
}
