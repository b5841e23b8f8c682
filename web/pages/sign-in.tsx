import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { api } from '../api.ts';
import { TextField } from '../components/fields.tsx';
import { Form } from '../components/form.tsx';
import { accountWords } from '../i18n/account.ts';
import { useTitle } from '../page.ts';
import { refreshSession } from '../session.ts';

export default function SignInPage() {
  const { query, route } = useLocation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  useTitle(accountWords().signIn.title);

  const signIn = async () => {
    await api.signIn({ email, password });
    await refreshSession();
    route(ownPath(query.next), true);
  };
  return (
    <div class="page page-alone">
      <h1>{accountWords().signIn.title}</h1>
      <Form submit={accountWords().signIn.submit} onSubmit={signIn}>
        <TextField
          label={accountWords().signIn.email}
          type="email"
          autocomplete="username"
          required
          value={email}
          onValue={setEmail}
        />
        <TextField
          label={accountWords().signIn.password}
          type="password"
          autocomplete="current-password"
          required
          value={password}
          onValue={setPassword}
        />
      </Form>
    </div>
  );
}

/** Where to go next, on this site only: `//elsewhere` and `https:…` are not followed. */
function ownPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
