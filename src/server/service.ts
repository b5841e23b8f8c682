import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { linkTo } from '../api/account/links.ts';
import { createPasswords } from '../api/account/passwords.ts';
import { hashOf, newToken } from '../api/account/secret.ts';
import { createApp } from '../api/app.ts';
import { packLines } from '../api/climb-lines.ts';
import { createTelemetry } from '../api/telemetry.ts';
import type { Config } from '../config.ts';
import { LabError } from '../core/errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Mail } from '../mail/mail.ts';
import { loadTerritories } from '../territories.ts';
import type { Door } from './door.ts';
import { keepAnswers } from './kept-answers.ts';
import { builtPages } from './pages.ts';
import { measureStorage, watchStorage } from './storage.ts';
import { startSweeps } from './sweeps.ts';
import { openTruth, warehouseIn } from './truth.ts';
import type { Work } from './work.ts';

export interface Service {
  /** Where it listens. */
  url: string;
  /** Makes the owner's account, once; null where there is an owner. */
  setupLink: string | null;
  /** Settles when the warehouse is open, reconciled, and work has begun. */
  ready: Promise<Work>;
  /**
   * Lets what is under way end, then lets go of everything: answers within 25 seconds, then files that a
   * thread has begun within its time budget.
   */
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
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

const HOUR = 3600;
const SETUP_LINK_SECONDS = 24 * HOUR;
/** Between "not ready" and closing the door: who asked before is still answered. */
const GRACE_SECONDS = 0.5;

/** Answers at the door as soon as packs and ledger are read, while the warehouse still opens. */
export async function openService(
  door: Door,
  config: Config,
  options: ServiceOptions,
): Promise<Service> {
  const { logger } = options;
  const [truth, territories, pages, mail] = await Promise.all([
    openTruth(config.dataDir),
    loadTerritories(),
    options.pages ? builtPages(options.say) : null,
    config.smtp && mailBy(config.smtp),
  ]);
  const stopping = new AbortController();
  const storage = watchStorage(config.dataDir, (full) => logger.warn({ full }, 'storage'));
  let work: Work | null = null;
  let opened = false;
  let stopSweeps = (): void => {};
  const opening = (): LabError => new LabError('unavailable', 'The service is just starting.');
  const telemetry = createTelemetry(logger);
  const app = createApp(
    {
      ...truth,
      warehouse: () => unlessNull(work, opening).warehouse,
      jobs: () => unlessNull(work, opening).jobs,
      territories,
      passwords: createPasswords(),
      mail,
      address: () => config.publicUrl ?? door.url,
      storage: () => measureStorage(config.dataDir, truth.originals),
      pages,
      logger,
      telemetry,
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
  const kept = keepAnswers(app.fetch);
  const listener = getRequestListener(kept.fetch);
  door.answerWith((request, response) => {
    const status = kept.answer(request, response);
    if (status === null) void listener(request, response);
    else telemetry.countKept(status);
  });
  const ready = (async () => {
    const { openWork } = await import('./work.ts');
    const made = await openWork(truth, {
      file: warehouseIn(config.dataDir),
      command: 'cycling-lab serve',
      territories,
      logger,
      onFatal: options.onFatal,
    });
    work = made;
    logger.info(await made.jobs.start(), 'reconciled');
    opened = true;
    stopSweeps = startSweeps(made.jobs, config.retention, logger);
    const lines = packLines(territories).map(({ timed }) => timed);
    made.warehouse
      .prepareBoards(lines, stopping.signal)
      .catch((error) => logger.error({ err: error }, 'boards were not prepared'));
    return made;
  })();
  const setupLink = await offerSetup(truth.ledger, config.publicUrl ?? door.url);
  return {
    url: door.url,
    setupLink,
    ready,
    async stop() {
      stopping.abort();
      storage.stop();
      stopSweeps();
      await sleep(GRACE_SECONDS * 1000);
      await door.close();
      // Its failure has been told; what was opened is closed all the same.
      await ready.catch(() => undefined);
      await work?.close();
      await truth.ledger.close();
    },
  };
}

/** Loaded only where letters are sent. */
async function mailBy(smtp: NonNullable<Config['smtp']>): Promise<Mail> {
  const { smtpMail } = await import('../mail/smtp.ts');
  return smtpMail(smtp);
}

function unlessNull<T>(value: T | null, otherwise: () => Error): T {
  if (value === null) throw otherwise();
  return value;
}

/** A new link at each start while nobody owns the service; only its hash is kept. */
async function offerSetup(ledger: Ledger, url: string): Promise<string | null> {
  if (await ledger.people.hasAdmin()) return null;
  const token = newToken();
  const expiresAt = Date.now() / 1000 + SETUP_LINK_SECONDS;
  await ledger.setupLinks.create({ tokenHash: hashOf(token), purpose: 'owner', expiresAt });
  return linkTo(url, 'setup', token);
}
