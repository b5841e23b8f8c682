import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Logger } from 'pino';
import type { Territory } from '../core/climbs/territory.ts';
import { LabError } from '../core/errors.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Mail } from '../mail/mail.ts';
import type { Originals } from '../originals/originals.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { createAccount, createEntrance } from './account/account.ts';
import { identify, twoFactorFirst } from './account/identify.ts';
import type { AccountParts } from './account/parts.ts';
import type { Passwords } from './account/passwords.ts';
import { createLimits } from './account/rate-limit.ts';
import { createSecondFactor } from './account/second-factor.ts';
import { createSessionKeeper, type SessionKeeper } from './account/session-keeper.ts';
import { createAudit } from './admin/audit.ts';
import { createJobsAdministration } from './admin/jobs.ts';
import { createPacks } from './admin/packs.ts';
import { createPeople } from './admin/people.ts';
import { createStorage, type StorageUse } from './admin/storage.ts';
import { createBoards } from './boards.ts';
import { createClimbFiles } from './climb-files/climb-files.ts';
import { createClimbHistory } from './climb-history.ts';
import { climbNames } from './climb-names.ts';
import { createClimbPlaces } from './climb-places.ts';
import { createClimbs } from './climbs.ts';
import { createComparison } from './comparison.ts';
import { createConsents } from './consents/consents.ts';
import { createGuardian } from './consents/guardian.ts';
import { createGuardianLinks } from './consents/guardian-links.ts';
import { constantJson } from './constant-json.ts';
import { createEfforts } from './efforts.ts';
import { type Env, identifyClient } from './env.ts';
import { createEvents } from './events.ts';
import { createGroups } from './groups/groups.ts';
import { createInbox } from './inbox.ts';
import { createMetricCatalogue } from './metric-catalogue.ts';
import { createOperations, type Readiness } from './operations.ts';
import { createExport } from './portable/export.ts';
import { createImport } from './portable/import.ts';
import { createPowerCurves } from './power-curve.ts';
import { problemOf, refuse, refuseInvalid } from './problem.ts';
import { createProfile } from './profile.ts';
import { createReference } from './reference.ts';
import { createRide } from './ride.ts';
import { createRiders } from './riders.ts';
import { createRides } from './rides.ts';
import { headers, limitBody, sameOrigin, signedIn } from './security.ts';
import { withSight } from './sight.ts';
import { createStreams } from './streams.ts';
import type { Telemetry } from './telemetry.ts';
import { createUploads } from './uploads.ts';
import { createZones } from './zones.ts';

export interface AppOptions {
  /** What people type; null where they reach the service directly. */
  publicUrl: string | null;
  https: boolean;
  trustProxy: boolean;
  maxUploadBytes: number;
  /** Coaches, analysts and admins can do nothing without a second factor. */
  requireTwoFactor: boolean;
  version: string;
}

/** The parts an app is made of. All effects come from here. */
export interface AppParts {
  ledger: Ledger;
  originals: Originals;
  /** @throws LabError unavailable, while it is being opened */
  warehouse: () => Warehouse;
  territories: readonly Territory[];
  passwords: Passwords;
  /** null: no mail server is configured. */
  mail: Mail | null;
  /** What people type to come here, without a trailing slash; known once the service listens. */
  address: () => string;
  /** @throws LabError unavailable, while the warehouse is being opened */
  jobs: () => Jobs;
  /** What the stores take on the disk. */
  storage: () => Promise<StorageUse>;
  /** The built pages; null serves the API alone. */
  pages: Hono | null;
  logger: Logger;
  telemetry: Telemetry;
  readiness: () => Readiness;
  /** Aborted when the service stops. */
  stopping: AbortSignal;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}

/**
 * The whole of HTTP: what is on every answer, then one sub-app a resource. What is mounted above
 * `signedIn` is open to everybody.
 */
export function createApp(parts: AppParts, options: AppOptions): OpenAPIHono<Env> {
  const { logger, telemetry, now } = parts;
  const sessions = createSessionKeeper(parts.ledger.sessions, {
    https: options.https,
    now: () => now() / 1000,
  });
  const app = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  app.use(telemetry.middleware);
  app.use(headers({ https: options.https }));
  app.use(compress());
  app.use(identifyClient({ trustProxy: options.trustProxy }));
  app.use(sameOrigin({ publicUrl: options.publicUrl }));
  const identityOf = identify({ ...parts, sessions, requireTwoFactor: options.requireTwoFactor });
  app.use(withSight({ identityOf, facts: parts.ledger.sightFacts, now }));
  app.use('/api/*', twoFactorFirst);
  app.use(limitBody({ except: ['/api/uploads', '/api/inbox', '/api/import'] }));
  app.onError((error, c) => {
    const { problem, unexpected } = problemOf(error);
    if (unexpected) logger.error({ err: error }, 'request failed');
    return refuse(c, error, problem);
  });
  app.notFound((c) => {
    const error = new LabError('not-found', 'No such address.');
    return refuse(c, error, problemOf(error).problem);
  });
  describe(app, sessions.cookie, options.version);

  const names = climbNames(parts.territories);
  const account = accountParts(parts, sessions);
  app.route('/', createOperations({ ...parts, registry: telemetry.registry }));
  app.route('/api', createEntrance(account));
  app.route('/api', createGuardian({ ...parts, limits: account.limits }));
  app.route('/api', createReference());
  app.use('/api/*', signedIn);
  app.route('/api', createAccount(account));
  app.route('/api', createPeople(account));
  app.route('/api', createAudit(parts));
  app.route('/api', createJobsAdministration(parts));
  app.route('/api', createStorage(parts));
  app.route('/api', createPacks(parts));
  app.route('/api', createConsents(parts));
  app.route('/api', createGuardianLinks(account));
  app.route('/api', createGroups(parts));
  app.route('/api', createZones(parts));
  app.route('/api', createRiders(parts));
  app.route('/api', createUploads({ ...parts, maxUploadBytes: options.maxUploadBytes }));
  app.route('/api', createInbox({ ...parts, maxUploadBytes: options.maxUploadBytes }));
  app.route('/api', createProfile(parts));
  app.route('/api', createEvents(parts));
  app.route('/api', createRides(parts));
  app.route('/api', createRide({ ...parts, names }));
  app.route('/api', createStreams(parts));
  app.route('/api', createPowerCurves(parts));
  app.route('/api', createClimbHistory(parts));
  app.route('/api', createBoards(parts));
  app.route('/api', createClimbs(parts));
  app.route('/api', createClimbPlaces(parts));
  app.route('/api', createClimbFiles(parts));
  app.route('/api', createComparison({ ...parts, names }));
  app.route('/api', createEfforts({ ...parts, names }));
  app.route('/api', createExport({ ...parts, names, version: options.version }));
  app.route('/api', createImport({ ...parts, maxUploadBytes: options.maxUploadBytes }));
  app.route('/api', createMetricCatalogue());
  if (parts.pages) app.route('/', parts.pages);
  return app;
}

function accountParts(parts: AppParts, sessions: SessionKeeper): AccountParts {
  const { ledger, now } = parts;
  const limits = createLimits(now);
  return { ...parts, sessions, limits, secondFactor: createSecondFactor({ ledger, limits, now }) };
}

const TAGS = [
  'Account',
  'Consent',
  'Groups',
  'Riders',
  'Profile',
  'Uploads',
  'Inbox',
  'Rides',
  'Climbs',
  'Metrics',
  'Administration',
  'Operations',
];

const ABOUT = `Numbers are in SI units; \`null\` is unknown, never 0. Ranges of time are half-open.
Refusals are problem details (RFC 9457) with a stable \`code\`. Sign in with \`POST /api/session\` and
send the cookie along, or send an API token as \`Authorization: Bearer clt_…\`, never both.`;

/** The OpenAPI document; routes that are open to everybody say so with an empty `security`. */
function describe(app: OpenAPIHono<Env>, cookie: string, version: string): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: cookie,
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
  });
  const about = {
    openapi: '3.1.0',
    info: { title: 'Cycling Lab', version, description: ABOUT },
    tags: TAGS.map((name) => ({ name })),
    security: [{ session: [] }, { token: [] }],
  };
  app.get(
    '/api/openapi.json',
    constantJson(() => app.getOpenAPI31Document(about), { forEverybody: true }),
  );
}
