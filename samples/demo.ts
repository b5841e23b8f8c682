/**
 * `npm run demo`: the service with a season of ten invented riders. The first start simulates and
 * uploads it, as a person would, over HTTP; later starts find it there.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { readConfig } from '../src/config.ts';
import { type Service, startService } from '../src/server.ts';
import { RIDERS } from './riders.ts';
import { readLines } from './route.ts';
import { RIDES, simulateSeason } from './season.ts';

const EMAIL = 'demo@cyclinglab.invalid';
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

const config = readConfig(
  { DATA_DIR: './demo-data', LOG_LEVEL: 'warn', ...process.env },
  { cwd: process.cwd() },
);
const password = passwordOf(config.dataDir);
const service = await startService(config, {
  pages: true,
  logger: pino({ level: config.logLevel }, pino.destination(2)),
  say,
  onFatal: (error) => {
    throw error;
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop(service));
say(`Cycling Lab demo: ${service.url}`);
say(`Sign in with ${EMAIL} and the password ${password}`);
await service.ready;
const fetchAs = await signIn(service, password);
await loadSeason(fetchAs);
say(`The season is complete: ${RIDES} rides of ${RIDERS.length} invented riders.`);

async function stop(running: Service): Promise<void> {
  await running.stop();
  process.exit(0);
}

/** Made at the first start and kept beside the data, so that the demo opens again. */
function passwordOf(dataDir: string): string {
  const file = join(dataDir, 'demo-password.txt');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(dataDir, { recursive: true });
  const fresh = randomBytes(9).toString('base64url');
  writeFileSync(file, fresh, { mode: 0o600 });
  return fresh;
}

type Fetch = (path: string, method: string, body?: unknown) => Promise<unknown>;

/** Makes the owner's account, or signs in to it; what it gives back speaks as the owner. */
async function signIn({ url, setupLink }: Service, password: string): Promise<Fetch> {
  const token = setupLink && new URL(setupLink).searchParams.get('token');
  const account = { email: EMAIL, password };
  const response = token
    ? await send(`${url}/api/setup`, 'POST', { ...account, token, name: RIDERS[0]?.name })
    : await send(`${url}/api/session`, 'POST', account);
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (path, method, body) => (await send(url + path, method, body, cookie)).json();
}

async function send(
  address: string,
  method: string,
  body?: unknown,
  cookie = '',
): Promise<Response> {
  const raw = body instanceof Uint8Array;
  const response = await fetch(address, {
    method,
    headers: { cookie, ...(body && !raw ? { 'Content-Type': 'application/json' } : {}) },
    ...(body ? { body: raw ? (body as BodyInit) : JSON.stringify(body) } : {}),
  });
  if (!response.ok)
    throw new Error(`${method} ${address}: ${response.status} ${await response.text()}`);
  return response;
}

/** Uploads what is not there yet: a second start, or one after an interruption, repeats nothing. */
async function loadSeason(call: Fetch): Promise<void> {
  const done = join(config.dataDir, 'demo-complete.txt');
  if (existsSync(done)) return;
  const riderIds = await makeRiders(call);
  const lines = readLines(new URL('../territories/oisans/climbs.geojson', import.meta.url));
  let sent = 0;
  for (const { rider, file, bytes } of simulateSeason(lines)) {
    await call(`/api/uploads?rider=${riderIds.get(rider.name)}&filename=${file}`, 'POST', bytes);
    sent += 1;
    if (sent % 10 === 0) say(`  ${sent} of ${RIDES} simulated rides uploaded`);
    await breathe();
  }
  await allAnalysed(call);
  writeFileSync(done, '');
}

async function makeRiders(call: Fetch): Promise<Map<string, string>> {
  const { riders } = (await call('/api/riders', 'GET')) as {
    riders: { id: string; name: string }[];
  };
  const ids = new Map(riders.map(({ id, name }) => [name, id]));
  for (const { name, threshold, weight, maximumHeartRate } of RIDERS) {
    const thresholdHeartRate = Math.round(0.9 * maximumHeartRate);
    const profile = { name, threshold, weight, maximumHeartRate, thresholdHeartRate };
    const id = ids.get(name); // the owner has a profile from the set-up, with a name alone
    if (id !== undefined) await call(`/api/riders/${id}`, 'PATCH', profile);
    else ids.set(name, ((await call('/api/riders', 'POST', profile)) as { id: string }).id);
  }
  return ids;
}

async function allAnalysed(call: Fetch): Promise<void> {
  for (;;) {
    const { uploads } = (await call('/api/uploads?limit=100', 'GET')) as {
      uploads: { state: string }[];
    };
    if (!uploads.some(({ state }) => state === 'queued' || state === 'running')) return;
    await sleep(500);
  }
}
