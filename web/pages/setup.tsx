import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { api } from '../api.ts';
import { TextField } from '../components/fields.tsx';
import { ErrorMessage } from '../components/states.tsx';
import { t } from '../i18n/index.ts';
import { useTitle } from '../page.ts';
import { useAction } from '../resource.ts';
import { refreshSession } from '../session.ts';

const SHORTEST_PASSWORD = 10;

/** The one-time link that the service prints at its first start leads here. */
export default function SetupPage() {
  const { query, route } = useLocation();
  const [account, setAccount] = useState({ name: '', email: '', password: '' });
  const { busy, failed, run } = useAction();
  useTitle(t().setup.title);
  const change = (part: Partial<typeof account>) => setAccount({ ...account, ...part });

  const setUp = async () => {
    await api.setUp({ token: query.token ?? '', ...account });
    await refreshSession();
    route('/', true);
  };
  return (
    <div class="page page-alone">
      <div class="stack">
        <h1>{t().setup.title}</h1>
        <p>{t().setup.intro}</p>
      </div>
      <form
        class="stack"
        onSubmit={(submit) => {
          submit.preventDefault();
          void run(setUp);
        }}
      >
        <TextField
          label={t().setup.name}
          autocomplete="name"
          required
          maxLength={100}
          value={account.name}
          onValue={(name) => change({ name })}
        />
        <TextField
          label={t().setup.email}
          type="email"
          autocomplete="username"
          required
          value={account.email}
          onValue={(email) => change({ email })}
        />
        <TextField
          label={t().setup.password}
          hint={t().setup.passwordHint}
          type="password"
          autocomplete="new-password"
          required
          minLength={SHORTEST_PASSWORD}
          value={account.password}
          onValue={(password) => change({ password })}
        />
        {failed && (
          <>
            <ErrorMessage code={failed} />
            {LINK_PROBLEMS.has(failed) && <p class="soft">{t().setup.linkUsed}</p>}
          </>
        )}
        <button type="submit" class="button primary" disabled={busy}>
          {t().setup.submit}
        </button>
      </form>
    </div>
  );
}

const LINK_PROBLEMS = new Set<string>(['unauthenticated', 'forbidden', 'not-found', 'conflict']);
