/**
 * `npm run demo`: the service with a season of ten invented riders, their coach, an admin and an
 * analyst. The first start brings them in and uploads the season, as people would, over HTTP; later
 * starts find it there.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { readConfig } from '../src/config.ts';
import { type Service, startService } from '../src/server.ts';
import { ADMIN, ANALYST, CAST, type Character, COACH, emailOf } from './cast.ts';
import { readLines } from './route.ts';
import { RIDES, simulateInbox, simulateSeason } from './season.ts';
import { type Settled, settle } from './settle.ts';
import type { Call } from './visitor.ts';

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
await service.ready;
await load();
say(`The season is complete: ${RIDES} rides of ${CAST.length} invented riders.`);

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

/** A second start, or one after an interruption, repeats nothing. */
async function load(): Promise<void> {
  const done = join(config.dataDir, 'demo-complete.txt');
  const settled = existsSync(done) ? null : await settle(service, password);
  tellAccounts();
  if (!settled) return;
  await loadSeason(settled);
  writeFileSync(done, '');
}

function tellAccounts(): void {
  const tell = (who: string, name: string) => say(`  ${who.padEnd(22)}${emailOf(name)}`);
  const staff: Character[] = [COACH, ADMIN, ANALYST];
  for (const { role, name } of staff) tell(role, name);
  for (const { profile, wishes } of CAST) tell(`rider, ${wishes.age} years`, profile.name);
  say(`Sign in with ${emailOf(COACH.name)} and the password ${password} (all have the same)`);
}

async function loadSeason({ coach, riders }: Settled): Promise<void> {
  const lines = readLines(new URL('../territories/oisans/climbs.geojson', import.meta.url));
  let sent = 0;
  for (const { rider, file, bytes } of simulateSeason(lines)) {
    await riders.get(rider.name)?.('POST', `/api/uploads?filename=${file}`, bytes);
    sent += 1;
    if (sent % 10 === 0) say(`  ${sent} of ${RIDES} simulated rides uploaded`);
    await breathe();
  }
  for (const { file, bytes } of simulateInbox(lines)) {
    await coach('POST', `/api/inbox?filename=${file}`, bytes);
  }
  for (const rider of riders.values()) await allAnalysed(rider);
}

async function allAnalysed(rider: Call): Promise<void> {
  for (;;) {
    const { uploads } = await rider<{ uploads: { state: string }[] }>(
      'GET',
      '/api/uploads?limit=100',
    );
    if (!uploads.some(({ state }) => state === 'queued' || state === 'running')) return;
    await sleep(500);
  }
}
