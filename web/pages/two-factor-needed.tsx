import { accountWords } from '../i18n/account.ts';
import { useTitle } from '../page.ts';
import { refreshSession } from '../session.ts';
import './account/security/security.css';
import { TwoFactorSetUp } from './account/security/two-factor-set-up.tsx';

/** Signed in, but with a role that this service asks a second factor of: nothing else works before. */
export default function TwoFactorNeededPage() {
  const words = accountWords().security;
  useTitle(words.neededTitle);
  return (
    <div class="page account-content">
      <div class="stack">
        <h1>{words.neededTitle}</h1>
        <p>{words.neededText}</p>
      </div>
      <TwoFactorSetUp onDone={() => void refreshSession()} />
    </div>
  );
}
