import type { Logger } from 'pino';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Mail } from '../../mail/mail.ts';
import type { Passwords } from './passwords.ts';
import type { Limits } from './rate-limit.ts';
import type { SecondFactor } from './second-factor.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** What everything about accounts is made of. */
export interface AccountParts {
  ledger: Ledger;
  passwords: Passwords;
  sessions: SessionKeeper;
  secondFactor: SecondFactor;
  limits: Limits;
  /** @throws LabError unavailable, while the warehouse is being opened */
  jobs: () => Jobs;
  /** null: no mail server is configured, so links are told to whoever made them. */
  mail: Mail | null;
  logger: Logger;
  /** What people type to come here, without a trailing slash: where links begin. */
  address: () => string;
  /** Milliseconds since 1970 UTC. */
  now: () => number;
}
