import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { api } from '../api.ts';
import { TextField } from '../components/fields.tsx';
import { Form } from '../components/form.tsx';
import { accountWords } from '../i18n/account.ts';
import { useTitle } from '../page.ts';
import { refreshSession } from '../session.ts';

const SHORTEST_PASSWORD = 10;

/** The one-time link that the service prints at its first start leads here. */
export default function SetupPage() {
  const { query, route } = useLocation();
  const [account, setAccount] = useState({ name: '', email: '', password: '' });
  useTitle(accountWords().setup.title);
  const change = (part: Partial<typeof account>) => setAccount({ ...account, ...part });

  const setUp = async () => {
    await api.setUp({ token: query.token ?? '', ...account });
    await refreshSession();
    route('/', true);
  };
  return (
    <div class="page page-alone">
      <div class="stack">
        <h1>{accountWords().setup.title}</h1>
        <p>{accountWords().setup.intro}</p>
      </div>
      <Form
        submit={accountWords().setup.submit}
        onSubmit={setUp}
        explain={(code) =>
          LINK_PROBLEMS.has(code) && <p class="soft">{accountWords().setup.linkUsed}</p>
        }
      >
        <TextField
          label={accountWords().setup.name}
          autocomplete="name"
          required
          maxLength={100}
          value={account.name}
          onValue={(name) => change({ name })}
        />
        <TextField
          label={accountWords().setup.email}
          type="email"
          autocomplete="username"
          required
          value={account.email}
          onValue={(email) => change({ email })}
        />
        <TextField
          label={accountWords().setup.password}
          hint={accountWords().setup.passwordHint}
          type="password"
          autocomplete="new-password"
          required
          minLength={SHORTEST_PASSWORD}
          value={account.password}
          onValue={(password) => change({ password })}
        />
      </Form>
    </div>
  );
}

const LINK_PROBLEMS = new Set<string>(['unauthenticated', 'forbidden', 'not-found', 'conflict']);
