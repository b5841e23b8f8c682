import type { Person } from '../../../api.ts';
import { PasswordSection } from './password.tsx';
import './security.css';
import { SessionsSection } from './sessions.tsx';
import { TokensSection } from './tokens.tsx';
import { TwoFactorSection } from './two-factor.tsx';

/** What guards the account: the password, the second factor, open sessions, tokens of programs. */
export default function Security({ person }: { person: Person }) {
  return (
    <>
      <PasswordSection />
      <TwoFactorSection on={person.twoFactor} />
      <SessionsSection />
      <TokensSection />
    </>
  );
}
