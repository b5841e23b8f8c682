import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import { LabError } from '../../core/errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Person } from '../../ledger/people.ts';
import type { Limits } from './rate-limit.ts';
import { hashOf } from './secret.ts';
import { stepOf } from './totp.ts';

export interface SecondFactor {
  /**
   * Lets pass who brings the code of an authenticator app or a recovery code, each once.
   * @throws LabError two-factor-code; rate-limited
   */
  demand(person: Person, code: string | undefined): Promise<void>;
}

/** `now` in milliseconds since 1970 UTC. */
export function createSecondFactor(parts: {
  ledger: Ledger;
  limits: Limits;
  now: () => number;
}): SecondFactor {
  const { ledger, limits, now } = parts;

  async function isGood({ id, totpSecret }: Person, code: string): Promise<boolean> {
    const digits = code.replaceAll(/\s/g, '');
    const step = totpSecret === null ? null : stepOf(totpSecret, digits, now());
    if (step !== null) return ledger.twoFactor.useStep(id, step);
    return ledger.twoFactor.useRecoveryCode(id, recoveryHash(code));
  }

  return {
    async demand(person, code) {
      if (code === undefined) throw new LabError('two-factor-code', 'Send the code too.');
      limits.codes.attempt(person.id);
      if (!(await isGood(person, code))) {
        const action = 'two-factor.failed';
        await ledger.audit.record({ actor: person.id, action, subject: person.id });
        throw new LabError('two-factor-code', 'This code is wrong, too old, or was used before.');
      }
      limits.codes.forget(person.id);
    },
  };
}

const RECOVERY_CODES = 10;
/** 80 bits: nobody guesses it, not even from its hash. */
const RECOVERY_BYTES = 10;

/** For the day on which the phone is lost: each works once. "ABCD-EFGH-IJKL-MNOP" */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = new Secret({ buffer: new Uint8Array(randomBytes(RECOVERY_BYTES)).buffer });
    return (letters.base32.match(/.{4}/g) ?? []).join('-');
  });
}

/** What is kept of a recovery code, however it is typed. */
export function recoveryHash(code: string): string {
  return hashOf(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''));
}
