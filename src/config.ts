import { LabError } from './core/errors.ts';
import { dataDirOf } from './data-dir.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
/** May hold a password: not repeated in messages. */
const SECRET = new Set(['SMTP_URL']);
const MEBIBYTE = 2 ** 20;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** How a setting is written; `read` gives undefined for what makes no sense. */
interface Kind<T> {
  asked: string;
  read(text: string): T | undefined;
}

const FLAGS = new Map(Object.entries({ 0: false, 1: true, false: false, true: true }));
const flag: Kind<boolean> = { asked: '0, 1, true or false', read: (given) => FLAGS.get(given) };

function integer(least: number, most = Number.MAX_SAFE_INTEGER): Kind<number> {
  const asked = `a whole number from ${least} to ${most}`;
  const isOne = (value: number) => Number.isInteger(value) && value >= least && value <= most;
  return { asked, read: (text) => [Number(text)].find(isOne) };
}

function text(leastLength: number): Kind<string> {
  const asked = `at least ${leastLength} characters`;
  return { asked, read: (given) => (given.length >= leastLength ? given : undefined) };
}

function url(...schemes: string[]): Kind<string> {
  const isOne = (given: string) => schemes.includes(URL.parse(given)?.protocol.slice(0, -1) ?? '');
  const asked = `an address that begins with ${schemes.join(':// or ')}://`;
  return { asked, read: (given) => (isOne(given) ? given : undefined) };
}

function oneOf(...words: string[]): Kind<string> {
  return { asked: words.join(', '), read: (given) => words.find((word) => word === given) };
}

type Given = Record<string, string | undefined>;

/**
 * Every setting of the service, by the name of its environment variable. Read by hand: the port
 * opens before zod is loaded, which takes as long as all else until then.
 */
function settingsIn(given: Given) {
  const wrong: string[] = [];
  function setting<T, Default>(name: string, kind: Kind<T>, otherwise: Default): T | Default {
    const written = given[name];
    if (written === undefined) return otherwise;
    const value = kind.read(written);
    if (value !== undefined) return value;
    wrong.push(`${name}=${SECRET.has(name) ? '…' : written}: must be ${kind.asked}`);
    return otherwise;
  }
  const settings = {
    port: setting('PORT', integer(0, 65_535), 8787),
    host: setting('HOST', text(1), '127.0.0.1'),
    /** The address people type, where it is not http://HOST:PORT: a proxy's https address. */
    publicUrl: setting('PUBLIC_URL', url('http', 'https'), null),
    /** Plain http from other machines, without a proxy that speaks https. */
    allowPlainHttp: setting('ALLOW_PLAIN_HTTP', flag, false),
    /** Believe the `X-Forwarded-For` of a proxy in front, when limiting attempts to sign in. */
    trustProxy: setting('TRUST_PROXY', flag, false),
    /** Coaches, analysts and admins must have a second factor. */
    requireTwoFactor: setting('REQUIRE_2FA', flag, false),
    /** The mail server: smtp://user:password@host:587 or smtps://…; without, links are shown. */
    smtpUrl: setting('SMTP_URL', url('smtp', 'smtps'), null),
    /** The sender: an address, or "Name <address>". */
    mailFrom: setting('MAIL_FROM', text(3), null),
    /** The largest upload; what a file may hold is bounded by its format besides. */
    maxUploadMebibytes: setting('MAX_UPLOAD_MIB', integer(1), 2048),
    /** Days that the log of sensitive actions goes back. */
    auditDays: setting('RETENTION_AUDIT_DAYS', integer(1), 365),
    /** Days until files that were refused or given up are removed. */
    failedDays: setting('RETENTION_FAILED_DAYS', integer(1), 30),
    logLevel: setting('LOG_LEVEL', oneOf(...LOG_LEVELS), 'info'),
  };
  if (wrong.length > 0) throw new LabError('configuration', wrong.join('; '));
  return settings;
}

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
  env: Given,
  flags: { port?: string; data?: string; cwd: string },
): Config {
  const given = { ...env };
  if (flags.port !== undefined) given.PORT = flags.port;
  if (flags.data !== undefined) given.DATA_DIR = flags.data;
  const settings = settingsIn(given);
  const { port, host, trustProxy, requireTwoFactor, logLevel } = settings;
  const publicUrl = settings.publicUrl?.replace(/\/+$/, '') ?? null;
  const https = publicUrl?.startsWith('https:') ?? false;
  return {
    port,
    host,
    dataDir: dataDirOf(given, { cwd: flags.cwd }),
    publicUrl,
    https,
    trustProxy,
    requireTwoFactor,
    smtp: smtpOf(settings),
    maxUploadBytes: settings.maxUploadMebibytes * MEBIBYTE,
    retention: { auditDays: settings.auditDays, failedDays: settings.failedDays },
    logLevel,
    warnings: https || LOOPBACK.has(host) ? [] : [plainHttp(settings)],
  };
}

/** Where links to the service begin, for commands that do not serve themselves. */
export function addressOf({ publicUrl, host, port }: Config): string {
  return publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

type Settings = ReturnType<typeof settingsIn>;

function plainHttp({ host, allowPlainHttp }: Settings): string {
  const situation = `HOST=${host} lets other machines in over plain http`;
  if (allowPlainHttp) return `${situation}: passwords cross the network readable.`;
  throw new LabError(
    'configuration',
    `${situation}. Set PUBLIC_URL to the https address of your proxy, or ALLOW_PLAIN_HTTP=1 if you accept that.`,
  );
}

function smtpOf({ smtpUrl, mailFrom, publicUrl, host }: Settings): Config['smtp'] {
  if (smtpUrl === null) return null;
  if (mailFrom === null) {
    throw new LabError('configuration', 'SMTP_URL needs MAIL_FROM, the address of the sender.');
  }
  if (publicUrl === null && !LOOPBACK.has(host)) {
    throw new LabError('configuration', 'SMTP_URL needs PUBLIC_URL, where links in mail lead.');
  }
  return { url: smtpUrl, from: mailFrom };
}
