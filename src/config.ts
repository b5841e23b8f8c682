import { z } from 'zod';
import { LabError } from './core/errors.ts';
import { dataDirOf } from './data-dir.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
/** May hold a password: not repeated in messages. */
const SECRET = new Set(['SMTP_URL']);
const MEBIBYTE = 2 ** 20;

const flag = z
  .enum(['0', '1', 'true', 'false'])
  .transform((word) => word === '1' || word === 'true');

/** Every setting of the service, by the name of its environment variable. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).optional(),
  /** The address people type, where it is not http://HOST:PORT: a proxy's https address. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Plain http from other machines, without a proxy that speaks https. */
  ALLOW_PLAIN_HTTP: flag.default(false),
  /** Believe the `X-Forwarded-For` of a proxy in front, when limiting attempts to sign in. */
  TRUST_PROXY: flag.default(false),
  /** Coaches, analysts and admins must have a second factor. */
  REQUIRE_2FA: flag.default(false),
  /** The mail server: smtp://user:password@host:587 or smtps://…; without, links are shown. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The sender: an address, or "Name <address>". */
  MAIL_FROM: z.string().min(3).optional(),
  /** The largest upload; what a file may hold is bounded by its format besides. */
  MAX_UPLOAD_MIB: z.coerce.number().int().min(1).default(2048),
  /** Days that the log of sensitive actions goes back. */
  RETENTION_AUDIT_DAYS: z.coerce.number().int().min(1).default(365),
  /** Days until files that were refused or given up are removed. */
  RETENTION_FAILED_DAYS: z.coerce.number().int().min(1).default(30),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Config {
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  /** Without a trailing slash; null: http://host:port. */
  publicUrl: string | null;
  https: boolean;
  trustProxy: boolean;
  requireTwoFactor: boolean;
  /** null: no mail server. */
  smtp: { url: string; from: string } | null;
  maxUploadBytes: number;
  /** Days. */
  retention: { auditDays: number; failedDays: number };
  logLevel: string;
  /** Sentences the operator should read at start. */
  warnings: string[];
}

/**
 * Settings from the environment; flags of the command line win.
 * @throws LabError configuration, naming the variable and its value
 */
export function readConfig(
  env: Record<string, string | undefined>,
  flags: { port?: string; data?: string; cwd: string },
): Config {
  const given = { ...env };
  if (flags.port !== undefined) given.PORT = flags.port;
  if (flags.data !== undefined) given.DATA_DIR = flags.data;
  const read = Environment.safeParse(given);
  if (!read.success) throw new LabError('configuration', sentence(read.error, given));
  const settings = read.data;
  const publicUrl = settings.PUBLIC_URL?.replace(/\/+$/, '') ?? null;
  const https = publicUrl?.startsWith('https:') ?? false;
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir: dataDirOf(given, { cwd: flags.cwd }),
    publicUrl,
    https,
    trustProxy: settings.TRUST_PROXY,
    requireTwoFactor: settings.REQUIRE_2FA,
    smtp: smtpOf(settings),
    maxUploadBytes: settings.MAX_UPLOAD_MIB * MEBIBYTE,
    retention: {
      auditDays: settings.RETENTION_AUDIT_DAYS,
      failedDays: settings.RETENTION_FAILED_DAYS,
    },
    logLevel: settings.LOG_LEVEL,
    warnings: https || LOOPBACK.has(settings.HOST) ? [] : [plainHttp(settings)],
  };
}

/** Where links to the service begin, for commands that do not serve themselves. */
export function addressOf({ publicUrl, host, port }: Config): string {
  return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function plainHttp(settings: { HOST: string; ALLOW_PLAIN_HTTP: boolean }): string {
  const situation = `HOST=${settings.HOST} lets other machines in over plain http`;
  if (settings.ALLOW_PLAIN_HTTP) return `${situation}: passwords cross the network readable.`;
  throw new LabError(
    'configuration',
    `${situation}. Set PUBLIC_URL to the https address of your proxy, or ALLOW_PLAIN_HTTP=1 if you accept that.`,
  );
}

function smtpOf(settings: z.infer<typeof Environment>): Config['smtp'] {
  const { SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL, HOST } = settings;
  if (url === undefined) return null;
  if (from === undefined) {
    throw new LabError('configuration', 'SMTP_URL needs MAIL_FROM, the address of the sender.');
  }
  if (PUBLIC_URL === undefined && !LOOPBACK.has(HOST)) {
    throw new LabError('configuration', 'SMTP_URL needs PUBLIC_URL, where links in mail lead.');
  }
  return { url, from };
}

function sentence(error: z.ZodError, given: Record<string, string | undefined>): string {
  return error.issues
    .map(({ path, message }) => {
      const name = String(path[0]);
      return `${name}=${SECRET.has(name) ? '…' : (given[name] ?? '')}: ${message}`;
    })
    .join('; ');
}
