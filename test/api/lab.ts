import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { type DestinationStream, pino } from 'pino';
import { TOKEN_PREFIX } from '../../src/api/account/identify.ts';
import { createPasswords } from '../../src/api/account/passwords.ts';
import { hashOf } from '../../src/api/account/secret.ts';
import { type AppOptions, createApp } from '../../src/api/app.ts';
import { CONSENT_TEXT_VERSION } from '../../src/api/consents/text-version.ts';
import { createTelemetry } from '../../src/api/telemetry.ts';
import type { Territory } from '../../src/core/climbs/territory.ts';
import type { FieldGroup } from '../../src/core/field-groups.ts';
import { METRICS } from '../../src/core/metrics/index.ts';
import { CURVE_GRID } from '../../src/core/power-curve.ts';
import type { Purpose } from '../../src/core/purposes.ts';
import type { Sex } from '../../src/core/sexes.ts';
import type { Role } from '../../src/disclosure/disclosure.ts';
import { entrustedTo } from '../../src/disclosure/entrusted.ts';
import { createMayStore } from '../../src/disclosure/may-store.ts';
import { createJobs } from '../../src/jobs/jobs.ts';
import { startThreads } from '../../src/jobs/threads.ts';
import { type Database, openDatabase } from '../../src/ledger/database.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import type { Mail } from '../../src/mail/mail.ts';
import { openDirectory } from '../../src/originals/directory.ts';
import { openWarehouse } from '../../src/warehouse/warehouse.ts';

export const SETUP_TOKEN = 'the-token-of-the-link';
export const OWNER = {
  name: 'Odile',
  email: 'odile@example.org',
  password: 'correct horse',
  birthMonth: '1970-01',
};

const TINY_THREAD = new URL('../jobs/tiny-thread.ts', import.meta.url);
const REAL_THREAD = new URL('../../workers/thread.ts', import.meta.url);

/** What the real cost is has a test of its own. */
const CHEAP = { memoryCost: 1024, timeCost: 1, parallelism: 1 };

export type Lab = Awaited<ReturnType<typeof openLab>>;

/**
 * The app over real stores in a folder of its own. Jobs are only queued, unless it `works`: then by
 * a thread that knows tiny files only, or by a real one.
 */
export async function openLab(
  options: Partial<AppOptions> & {
    pages?: Hono;
    territories?: readonly Territory[];
    works?: boolean | 'really';
    mail?: Mail;
    /** Where the log's lines go; without, nowhere. */
    log?: DestinationStream;
  } = {},
) {
  const { pages = null, territories = [], works = false, mail = null, log, ...given } = options;
  const folder = await mkdtemp(join(tmpdir(), 'lab-'));
  const clock = { now: Date.parse('2026-06-01T12:00:00Z') };
  const ledger = await openLedger(join(folder, 'ledger.sqlite'), {
    now: () => clock.now / 1000,
    newId: randomUUID,
  });
  const originals = await openDirectory(join(folder, 'originals'));
  const warehouse = await openWarehouse(join(folder, 'warehouse.duckdb'), {
    metricIds: METRICS.map(({ id }) => id),
    curveGrid: works === 'really' ? [...CURVE_GRID] : [1, 5, 60],
    analysisVersion: 'test',
    packsVersion: '1',
    command: 'test',
    zoneKeys: (riderIds) => ledger.zones.keys(riderIds),
    onFatal: (error) => {
      throw error;
    },
  });
  const runner = startThreads({
    entry: works === 'really' ? REAL_THREAD : TINY_THREAD,
    size: works ? 1 : 0,
    budget: 20,
  });
  const jobs = createJobs({
    originals,
    ledger,
    warehouse,
    runner,
    mayStore: createMayStore(ledger.consents, () => clock.now / 1000),
    openArchive: async function* () {},
    isArchive: (head) => head[0] === 0x50 && head[1] === 0x4b,
    maxEntryBytes: 1 << 20,
    backoff: 0.01,
    entrusted: entrustedTo(ledger, () => clock.now / 1000),
    now: () => clock.now / 1000,
    warn: (_message, error) => {
      throw error;
    },
  });
  const stopping = new AbortController();
  const readiness = { ready: true, reasons: [] as string[] };
  const logger = log ? pino({ level: 'trace' }, log) : pino({ level: 'silent' });
  const app = createApp(
    {
      ledger,
      originals,
      warehouse: () => warehouse,
      territories,
      passwords: createPasswords(CHEAP),
      mail,
      address: () => 'http://lab.test',
      jobs: () => jobs,
      storage: async () => ({
        originals: await originals.usage(),
        ledger: 1,
        warehouse: 2,
        free: 3,
      }),
      pages,
      logger,
      telemetry: createTelemetry(logger),
      readiness: () => readiness,
      stopping: stopping.signal,
      now: () => clock.now,
    },
    {
      publicUrl: null,
      https: false,
      trustProxy: false,
      maxUploadBytes: 1 << 20,
      requireTwoFactor: false,
      version: '0.0.0',
      ...given,
    },
  );
  await ledger.setupLinks.create({
    tokenHash: hashOf(SETUP_TOKEN),
    purpose: 'owner',
    expiresAt: clock.now / 1000 + 3600,
  });
  if (works) await jobs.start();
  const tables = await openDatabase(join(folder, 'ledger.sqlite'));
  const planted = plant(app, tables, clock);
  return {
    ...planted,
    app,
    tables,
    folder,
    clock,
    ledger,
    originals,
    warehouse,
    readiness,
    stopping,
    jobs,
    async close() {
      stopping.abort();
      await jobs.stop();
      await runner.close();
      await warehouse.close();
      await ledger.close();
      await tables.destroy();
      await rm(folder, { recursive: true });
    },
  };
}

/** Somebody who is signed in: how they ask, and who they are. */
export interface Somebody {
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** As a browser sends it, for whoever asks over a socket. */
  cookie: string;
  personId: string;
  riderId: string;
}

/** What a rider said; `subject` is a coach's person or a group. Times in seconds; default now. */
export interface Said {
  purpose: Purpose;
  subject?: string;
  fields?: readonly FieldGroup[];
  mayUpload?: boolean;
  textVersion?: string;
  givenAt?: number;
  guardianAt?: number;
}

/** People, groups and consents put straight into the ledger's tables, without their pages. */
function plant(
  app: { request(path: string, init?: RequestInit): Response | Promise<Response> },
  tables: Database,
  clock: { now: number },
) {
  const now = () => clock.now / 1000;

  /** The rider says yes to this; what they said to it before is withdrawn. Returns its id. */
  async function agree({ riderId }: Pick<Somebody, 'riderId'>, said: Said): Promise<string> {
    const id = randomUUID();
    const subject = said.subject ?? null;
    await tables
      .updateTable('consent')
      .set({ withdrawnAt: now() })
      .where('riderId', '=', riderId)
      .where('purpose', '=', said.purpose)
      .where('subject', 'is', subject)
      .where('withdrawnAt', 'is', null)
      .execute();
    await tables
      .insertInto('consent')
      .values({
        id,
        riderId,
        purpose: said.purpose,
        subject,
        fields: (said.fields ?? []).join(),
        mayUpload: said.mayUpload ? 1 : 0,
        textVersion: said.textVersion ?? CONSENT_TEXT_VERSION,
        givenAt: said.givenAt ?? now(),
        guardianAt: said.guardianAt ?? null,
        withdrawnAt: null,
      })
      .execute();
    return id;
  }

  return {
    agree,

    async withdraw(consentId: string): Promise<void> {
      await tables
        .updateTable('consent')
        .set({ withdrawnAt: now() })
        .where('id', '=', consentId)
        .execute();
    },

    /** A person with a rider profile, signed in; an adult who agreed to analysis unless told otherwise. */
    async as(who: {
      role?: Role;
      name?: string;
      email?: string;
      birthMonth?: string | null;
      sex?: Sex;
      consents?: readonly Said[];
    }): Promise<Somebody> {
      const { role = 'rider', name = role, birthMonth = '1990-01', sex = null } = who;
      const [personId, riderId, token] = [randomUUID(), randomUUID(), randomUUID()];
      const email = who.email ?? `${personId}@example.org`;
      const since = { createdAt: now() };
      await tables
        .insertInto('person')
        .values({ id: personId, name, email, passwordHash: '', role, birthMonth, sex, ...since })
        .execute();
      await tables
        .insertInto('rider')
        .values({ id: riderId, name, personId, ...since })
        .execute();
      const expiresAt = now() + 1e9;
      const session = { id: randomUUID(), tokenHash: hashOf(token), personId, expiresAt };
      await tables
        .insertInto('session')
        .values({ ...session, ...since })
        .execute();
      for (const said of who.consents ?? [{ purpose: 'analysis' }]) await agree({ riderId }, said);
      const cookie = `session=${token}`;
      return { personId, riderId, cookie, ask: asking(app, { cookie }) };
    },

    async disable({ personId }: Somebody): Promise<void> {
      const disabledAt = now();
      await tables.updateTable('person').set({ disabledAt }).where('id', '=', personId).execute();
    },

    /** How a program with an API token of theirs asks; scopes joined by commas. */
    async token({ personId }: Somebody, scopes: string, seconds = 3600): Promise<Somebody['ask']> {
      const token = `${TOKEN_PREFIX}${randomUUID()}`;
      const times = { createdAt: now(), expiresAt: now() + seconds };
      await tables
        .insertInto('token')
        .values({
          id: randomUUID(),
          personId,
          name: 't',
          tokenHash: hashOf(token),
          scopes,
          ...times,
        })
        .execute();
      return asking(app, { authorization: `Bearer ${token}` });
    },

    /** A club with these coaches and riders; returns its id. */
    async group(
      members: { coaches?: readonly Somebody[]; riders?: readonly Somebody[] },
      name = 'Club',
    ): Promise<string> {
      const { coaches = [], riders = [] } = members;
      const groupId = randomUUID();
      const createdBy = coaches[0]?.personId ?? '';
      await tables
        .insertInto('ridingGroup')
        .values({ id: groupId, name, kind: 'club', createdBy, createdAt: now() })
        .execute();
      const rows = [
        ...coaches.map(({ personId }) => ({ personId, capacity: 'coach' as const })),
        ...riders.map(({ personId }) => ({ personId, capacity: 'rider' as const })),
      ];
      for (const row of rows) {
        await tables
          .insertInto('membership')
          .values({ groupId, ...row, joinedAt: now() })
          .execute();
      }
      return groupId;
    },
  };
}

function asking(
  app: { request(path: string, init?: RequestInit): Response | Promise<Response> },
  who: Record<string, string>,
) {
  return async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(who)) headers.set(name, value);
    return app.request(path, { ...init, headers });
  };
}

/** Uses the set-up link; the owner, who lets files be kept, asks with `owner('/api/…', init)`. */
export async function signUp({ app }: Lab) {
  const answer = await app.request('/api/setup', json('POST', { token: SETUP_TOKEN, ...OWNER }));
  const owner = asking(app, { cookie: cookieOf(answer) });
  const consent = { purpose: 'analysis', textVersion: CONSENT_TEXT_VERSION };
  await owner('/api/consents', json('PUT', consent));
  return owner;
}

export function json(method: string, body: unknown): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

/** The `name=value` that an answer sets. */
export function cookieOf(answer: Response): string {
  const set = answer.headers.get('set-cookie');
  if (!set) throw new Error(`no cookie in an answer with status ${answer.status}`);
  return set.split(';')[0] as string;
}
