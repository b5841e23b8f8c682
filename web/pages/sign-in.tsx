import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { api } from '../api.ts';
import { TextField } from '../components/fields.tsx';
import { ErrorMessage } from '../components/states.tsx';
import { t } from '../i18n/index.ts';
import { useTitle } from '../page.ts';
import { useAction } from '../resource.ts';
import { refreshSession } from '../session.ts';

export default function SignInPage() {
  const { query, route } = useLocation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, failed, run } = useAction();
  useTitle(t().signIn.title);

  const signIn = async () => {
    await api.signIn({ email, password });
    await refreshSession();
    route(ownPath(query.next), true);
  };
  return (
    <div class="page page-alone">
      <h1>{t().signIn.title}</h1>
      <form
        class="stack"
        onSubmit={(submit) => {
          submit.preventDefault();
          void run(signIn);
        }}
      >
        <TextField
          label={t().signIn.email}
          type="email"
          autocomplete="username"
          required
          value={email}
          onValue={setEmail}
        />
        <TextField
          label={t().signIn.password}
          type="password"
          autocomplete="current-password"
          required
          value={password}
          onValue={setPassword}
        />
        {failed && <ErrorMessage code={failed} />}
        <button type="submit" class="button primary" disabled={busy}>
          {t().signIn.submit}
        </button>
      </form>
    </div>
  );
}

/** Where to go next, on this site only: `//elsewhere` and `https:…` are not followed. */
function ownPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
