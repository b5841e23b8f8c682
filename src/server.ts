import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import type { Logger } from 'pino';
import { linkTo } from './api/account/links.ts';
import { createPasswords } from './api/account/passwords.ts';
import { hashOf, newToken } from './api/account/secret.ts';
import { createApp } from './api/app.ts';
import type { Config } from './config.ts';
import { LabError } from './core/errors.ts';
import type { Ledger } from './ledger/ledger.ts';
import { smtpMail } from './mail/smtp.ts';
import { builtPages } from './server/pages.ts';
import { measureStorage, watchStorage } from './server/storage.ts';
import { openTruth, openWork, type Work, warehouseIn } from './server/stores.ts';
import { startSweeps } from './server/sweeps.ts';
import { loadTerritories } from './territories.ts';

export interface Service {
  /** Where it listens. */
  url: string;
  /** Makes the owner's account, once; null where there is an owner. */
  setupLink: string | null;
  /** Settles when the warehouse is open, reconciled, and work has begun. */
  ready: Promise<Work>;
  /** Lets what is under way end, then lets go of everything; at most 25 seconds. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  /** False serves the API alone. */
  pages: boolean;
  logger: Logger;
  /** Tells whoever started it. */
  say: (sentence: string) => void;
  /** The warehouse broke: nothing can go on. */
  onFatal: (error: Error) => void;
}

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

const HOUR = 3600;
const SETUP_LINK_SECONDS = 24 * HOUR;
/** Between "not ready" and closing the door: who asked before is still answered. */
const GRACE_SECONDS = 0.5;
const LONGEST_STOP_SECONDS = 25;

/** The whole service on one machine. It listens at once, while the warehouse still opens. */
export async function startService(config: Config, options: ServiceOptions): Promise<Service> {
  const { logger } = options;
  const [truth, territories, pages] = await Promise.all([
    openTruth(config.dataDir),
    loadTerritories(),
    options.pages ? builtPages(options.say) : null,
  ]);
  const stopping = new AbortController();
  const storage = watchStorage(config.dataDir, (full) => logger.warn({ full }, 'storage'));
  let work: Work | null = null;
  let opened = false;
  let stopSweeps = (): void => {};
  let url = '';
  const opening = (): LabError => new LabError('unavailable', 'The service is just starting.');
  const app = createApp(
    {
      ...truth,
      warehouse: () => unlessNull(work, opening).warehouse,
      jobs: () => unlessNull(work, opening).jobs,
      territories,
      passwords: createPasswords(),
      mail: config.smtp && smtpMail(config.smtp),
      address: () => config.publicUrl ?? url,
      storage: () => measureStorage(config.dataDir, truth.originals),
      pages,
      logger,
      readiness() {
        const reasons = [
          ...(opened ? [] : ['starting']),
          ...(stopping.signal.aborted ? ['stopping'] : []),
          ...(storage.full() ? ['storage full'] : []),
        ];
        return { ready: reasons.length === 0, reasons };
      },
      stopping: stopping.signal,
      now: Date.now,
    },
    { ...config, version },
  );
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  url = await listen(server, config);
  const ready = openWork(truth, {
    file: warehouseIn(config.dataDir),
    command: 'cycling-lab serve',
    territories,
    logger,
    onFatal: options.onFatal,
  }).then(async (made) => {
    work = made;
    logger.info(await made.jobs.start(), 'reconciled');
    opened = true;
    stopSweeps = startSweeps(made.jobs, config.retention, logger);
    return made;
  });
  const setupLink = await offerSetup(truth.ledger, config.publicUrl ?? url);
  return {
    url,
    setupLink,
    ready,
    async stop() {
      stopping.abort();
      storage.stop();
      stopSweeps();
      await sleep(GRACE_SECONDS * 1000);
      await closeServer(server);
      // Its failure has been told; what was opened is closed all the same.
      await ready.catch(() => undefined);
      await work?.close();
      await truth.ledger.close();
    },
  };
}

function unlessNull<T>(value: T | null, otherwise: () => Error): T {
  if (value === null) throw otherwise();
  return value;
}

function listen(server: Server, { host, port }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new LabError('configuration', `Cannot listen on ${host}:${port}: ${cause.message}`, {
          cause,
        }),
      );
    });
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve(`http://${name}:${address.port}`);
    });
  });
}

/** A new link at each start while nobody owns the service; only its hash is kept. */
async function offerSetup(ledger: Ledger, url: string): Promise<string | null> {
  if (await ledger.people.hasAdmin()) return null;
  const token = newToken();
  const expiresAt = Date.now() / 1000 + SETUP_LINK_SECONDS;
  await ledger.setupLinks.create({ tokenHash: hashOf(token), purpose: 'owner', expiresAt });
  return linkTo(url, 'setup', token);
}

/** No new connection; idle ones close, busy ones when they are answered. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const limit = setTimeout(() => server.closeAllConnections(), LONGEST_STOP_SECONDS * 1000);
  await closed;
  clearTimeout(limit);
}
