import { LabError } from '../../core/errors.ts';
import type { Person } from '../../ledger/people.ts';
import type { Passwords } from './passwords.ts';
import type { Limits } from './rate-limit.ts';

/**
 * Whoever sits at an open session must know its password before what guards it is changed.
 * @throws LabError password-wrong; rate-limited, together with signing in
 */
export async function confirmPassword(
  { passwords, limits }: { passwords: Passwords; limits: Limits },
  person: Person,
  password: string,
): Promise<void> {
  const account = person.email.toLowerCase();
  limits.signInAccount.attempt(account);
  if (!(await passwords.verify(person.passwordHash, password))) {
    throw new LabError('password-wrong', 'This is not the password of your account.');
  }
  limits.signInAccount.forget(account);
}
