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

/** Who looks at a page: somebody of the demo, or nobody that the service knows. */
type Reader = 'coach' | 'rider' | 'admin' | 'stranger';

interface Shot {
  name: string;
  path: string;
  reader: Reader;
  width: number;
  theme: 'light' | 'dark';
  language: 'fr' | 'en';
  /** Without anything in it yet, or with a service that cannot go on. */
  state?: 'empty' | 'failing';
  /** The whole page, however long; else what is seen at first. */
  whole?: boolean;
  /** Of the window; else HEIGHT. */
  height?: number;
}

const DESKTOP = 1280;
const PHONE = 390;
const HEIGHT = 850;
const PLAN = '/planner?climb=alpe-dhuez&variant=finish-13.8';

/** The climb that its sources tell the most of. */
const CLIMB = '/climbs/alpe-dhuez/finish-13.8';
/** The line that the demo's riders climb most. */
const LINE = 'alpe-dhuez/finish-14.4';

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
  const readers = {
    coach: await signIn(browser, demo.emails.coach),
    rider: await signIn(browser, demo.emails.rider),
    admin: await signIn(browser, demo.emails.admin),
    stranger: await browser.newContext(),
  };
  const found = {
    own: await rideOf(readers.rider, "Alpe d'Huez", await riderIdOf(readers.rider)),
    shared: await sharedRideOf(readers.coach),
    group: await groupOf(readers.coach),
    ...(await effortsOf(readers.rider, LINE)),
    sharedEfforts: (await effortsOf(readers.coach, LINE)).sharedEfforts,
  };
  const folder = values.all ?? join(root, 'docs/screenshots');
  mkdirSync(folder, { recursive: true });
  for (const shot of values.all ? everything(found) : forReadme(found)) {
    await take(browser, readers[shot.reader], shot, folder);
    process.stdout.write(`${shot.name}\n`);
  }
} finally {
  await browser.close();
  demo.stop();
}

/** Addresses that only the demo knows. */
interface Found {
  own: string;
  shared: string;
  group: string;
  /** An effort of the rider, two of them side by side, and six that the coach sees. */
  effort: string;
  efforts: string;
  sharedEfforts: string;
}

function forReadme({ own, group, effort, sharedEfforts }: Found): Shot[] {
  const desktop = { width: DESKTOP, theme: 'light', language: 'fr' } as const;
  const phone = { width: PHONE, theme: 'dark', language: 'en' } as const;
  return [
    { ...desktop, reader: 'coach', name: 'home-fr-desktop', path: '/' },
    { ...desktop, reader: 'coach', name: 'rides-fr-desktop', path: '/rides' },
    { ...desktop, reader: 'rider', name: 'ride-fr-desktop', path: own, height: 1500 },
    { ...desktop, reader: 'rider', name: 'climbs-fr-desktop', path: '/climbs', height: 1200 },
    { ...desktop, reader: 'rider', name: 'climb-fr-desktop', path: CLIMB, height: 1400 },
    { ...desktop, reader: 'coach', name: 'group-fr-desktop', path: group },
    { ...desktop, reader: 'rider', name: 'planner-fr-desktop', path: PLAN, height: 1200 },
    { ...desktop, reader: 'rider', name: 'effort-fr-desktop', path: effort, height: 1500 },
    {
      ...desktop,
      reader: 'coach',
      name: 'comparison-fr-desktop',
      path: sharedEfforts,
      height: 1300,
    },
    { ...phone, reader: 'rider', name: 'ride-en-phone', path: own },
    { ...phone, reader: 'rider', name: 'sharing-en-phone', path: '/account/sharing' },
  ];
}

function everything(found: Found): Shot[] {
  const { own, shared, group, effort, efforts, sharedEfforts } = found;
  const pages: Pick<Shot, 'name' | 'path' | 'reader' | 'state'>[] = [
    { reader: 'coach', name: 'home', path: '/' },
    { reader: 'coach', name: 'rides', path: '/rides' },
    { reader: 'coach', name: 'rides-none', path: '/rides?q=nothing' },
    { reader: 'coach', name: 'ride-shared', path: shared },
    { reader: 'coach', name: 'groups', path: '/groups' },
    { reader: 'coach', name: 'group', path: group },
    { reader: 'coach', name: 'inbox', path: '/inbox' },
    { reader: 'rider', name: 'home-rider', path: '/' },
    { reader: 'rider', name: 'ride', path: own },
    { reader: 'rider', name: 'group-rider', path: group },
    { reader: 'rider', name: 'climbs', path: '/climbs' },
    { reader: 'rider', name: 'climbs-none', path: '/climbs?q=nothing' },
    { reader: 'rider', name: 'climb', path: CLIMB },
    { reader: 'rider', name: 'climb-without-altitude', path: '/climbs/lautaret/bourg' },
    { reader: 'rider', name: 'climb-without-line', path: '/climbs/oulles' },
    { reader: 'rider', name: 'planner', path: PLAN },
    { reader: 'rider', name: 'planner-e-mtb', path: `${PLAN}&bike=e-mtb&temperature=30&start=12` },
    { reader: 'rider', name: 'planner-empty', path: '/planner' },
    { reader: 'rider', name: 'planner-failing', path: PLAN, state: 'failing' },
    { reader: 'rider', name: 'effort', path: effort },
    { reader: 'rider', name: 'comparison', path: efforts },
    { reader: 'coach', name: 'comparison-six', path: sharedEfforts },
    { reader: 'rider', name: 'comparison-none', path: `/climbs/${LINE}/compare` },
    { reader: 'rider', name: 'effort-failing', path: effort, state: 'failing' },
    { reader: 'rider', name: 'account', path: '/account' },
    { reader: 'rider', name: 'account-sharing', path: '/account/sharing' },
    { reader: 'rider', name: 'account-zones', path: '/account/zones' },
    { reader: 'rider', name: 'account-security', path: '/account/security' },
    { reader: 'rider', name: 'account-data', path: '/account/data' },
    { reader: 'admin', name: 'admin', path: '/admin' },
    { reader: 'admin', name: 'admin-service', path: '/admin/service' },
    { reader: 'admin', name: 'admin-audit', path: '/admin/audit' },
    { reader: 'rider', name: 'not-found', path: '/nowhere' },
    { reader: 'stranger', name: 'sign-in', path: '/sign-in' },
    { reader: 'stranger', name: 'password', path: '/password' },
    { reader: 'stranger', name: 'invitation-used', path: '/invitation?token=used' },
    { reader: 'stranger', name: 'guardian-used', path: '/guardian?token=used' },
    { reader: 'coach', name: 'home-empty', path: '/', state: 'empty' },
    { reader: 'coach', name: 'rides-empty', path: '/rides', state: 'empty' },
    { reader: 'coach', name: 'groups-empty', path: '/groups', state: 'empty' },
    { reader: 'coach', name: 'inbox-empty', path: '/inbox', state: 'empty' },
    { reader: 'coach', name: 'rides-failing', path: '/rides', state: 'failing' },
    { reader: 'rider', name: 'ride-failing', path: own, state: 'failing' },
    { reader: 'admin', name: 'admin-failing', path: '/admin', state: 'failing' },
    { reader: 'rider', name: 'climbs-failing', path: '/climbs', state: 'failing' },
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
    storageState: await account.storageState(),
  });
  const page = await context.newPage();
  if (state === 'failing') await breakRequests(page);
  if (state === 'empty') await hideEverything(page);
  await page.goto(shot.path);
  await page.locator('main').waitFor();
  await page.evaluate(QUIET);
  const fullPage = shot.whole ?? false;
  await page.screenshot({ path: join(folder, `${shot.name}.png`), fullPage });
  await context.close();
}

async function hideEverything(page: Page): Promise<void> {
  const nothing = { rides: [], nextCursor: null, groups: [], items: [], uploads: [] };
  await page.route(/\/api\/(rides|groups|inbox|uploads)(\?|$)/, (route) =>
    route.fulfill({ json: nothing }),
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

async function signIn(from: Browser, email: string): Promise<BrowserContext> {
  const context = await from.newContext({ baseURL: demo.url });
  const page = await context.newPage();
  await page.goto('/favicon.svg');
  const status = await page.evaluate(
    async ([body]) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/api/session', { method: 'POST', headers, body: body ?? null })).status;
    },
    [JSON.stringify({ email, password: demo.password })],
  );
  if (status >= 400) throw new Error(`Signing in as ${email} was answered with ${status}.`);
  await page.close();
  return context;
}

/** The address of the newest ride with this title. */
async function riderIdOf(account: BrowserContext): Promise<string> {
  const { person } = (await (await account.request.get('/api/me')).json()) as {
    person: { riderId: string };
  };
  return person.riderId;
}

/** A ride of this title, or the first one; of one rider where one is named. */
async function rideOf(account: BrowserContext, title: string, rider?: string): Promise<string> {
  const answer = await account.request.get('/api/rides', {
    params: rider === undefined ? { q: title } : { rider },
  });
  const { rides } = (await answer.json()) as { rides: { id: string; title: string }[] };
  const found = rides.find((ride) => ride.title === title) ?? rides[0];
  if (found === undefined) throw new Error(`The demo has no ride called ${title}.`);
  return `/rides/${found.id}`;
}

/** The newest ride whose rider shows a part of it only. */
async function sharedRideOf(account: BrowserContext): Promise<string> {
  const answer = await account.request.get('/api/rides');
  const { rides } = (await answer.json()) as { rides: { id: string; shared: string[] }[] };
  const found = rides.find(({ shared }) => !shared.includes('power'));
  if (found === undefined) throw new Error('The demo shares every ride with its coach.');
  return `/rides/${found.id}`;
}

/** The pages of the newest effort on a line, and of the newest six side by side. */
async function effortsOf(account: BrowserContext, line: string) {
  const answer = await account.request.get('/api/rides', { params: { climb: line } });
  const { rides } = (await answer.json()) as { rides: { id: string }[] };
  const keys = rides.slice(0, 6).map(({ id }) => `${id}:1`);
  return {
    effort: `/efforts/${rides[0]?.id}/${line}/1`,
    efforts: `/climbs/${line}/compare?efforts=${keys.slice(0, 2).join()}`,
    sharedEfforts: `/climbs/${line}/compare?efforts=${keys.join()}`,
  };
}

async function groupOf(account: BrowserContext): Promise<string> {
  const { groups } = (await (await account.request.get('/api/groups')).json()) as {
    groups: { id: string }[];
  };
  if (groups[0] === undefined) throw new Error('The demo has no group.');
  return `/groups/${groups[0].id}`;
}

/** The demo, once it says where it is and that its season is there. */
async function startDemo(dataDir: string) {
  const child = spawn(process.execPath, [join(root, 'samples/demo.ts')], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const found: { url?: string; password?: string } = {};
  const emails: Partial<Record<string, string>> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    process.stdout.write(`${line}\n`);
    const url = /^Cycling Lab demo: (\S+)/.exec(line)?.[1];
    const [, who, email] = /^ {2}(coach|admin|rider)\b.* (\S+@\S+)$/.exec(line) ?? [];
    const password = /^Sign in with \S+ and the password (\S+)/.exec(line)?.[1];
    if (url) found.url = url;
    if (who && email) emails[who] ??= email;
    if (password) found.password = password;
    if (/^The season is complete/.test(line)) break;
  }
  const { url, password } = found;
  const { coach, admin, rider } = emails;
  if (!url || !password || !coach || !admin || !rider) throw new Error('The demo did not start.');
  return { url, password, emails: { coach, admin, rider }, stop: () => child.kill('SIGTERM') };
}
