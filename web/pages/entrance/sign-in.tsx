import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { account } from '../../api/account.ts';
import { ApiError } from '../../api/client.ts';
import { TextField } from '../../components/fields.tsx';
import { Form } from '../../components/form.tsx';
import { entranceWords } from '../../i18n/entrance.ts';
import { useTitle } from '../../page.ts';
import { refreshSession, session } from '../../session.ts';
import { ownPath } from './own-path.ts';

interface Credentials {
  email: string;
  password: string;
}

/** Address and password, then the code of the second factor where the account has one. */
export default function SignInPage() {
  const { query, route } = useLocation();
  const [credentials, setCredentials] = useState<Credentials>({ email: '', password: '' });
  const [codeAsked, setCodeAsked] = useState(false);
  useTitle(entranceWords().signIn.title);

  const enter = async (code?: string) => {
    await account.signIn(code === undefined ? credentials : { ...credentials, code });
    await refreshSession();
    route(ownPath(query.next), true);
  };
  const signIn = async () => {
    try {
      await enter();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'two-factor-code') throw error;
      setCodeAsked(true);
    }
  };
  return (
    <div class="page page-alone">
      {codeAsked ? (
        <CodeForm onCode={enter} onStartOver={() => setCodeAsked(false)} />
      ) : (
        <PasswordForm credentials={credentials} onChange={setCredentials} onSubmit={signIn} />
      )}
    </div>
  );
}

interface PasswordFormProps {
  credentials: Credentials;
  onChange: (credentials: Credentials) => void;
  onSubmit: () => Promise<void>;
}

function PasswordForm({ credentials, onChange, onSubmit }: PasswordFormProps) {
  const words = entranceWords();
  return (
    <>
      <h1>{words.signIn.title}</h1>
      <Form submit={words.signIn.submit} onSubmit={onSubmit}>
        <TextField
          label={words.fields.email}
          type="email"
          autocomplete="username"
          required
          value={credentials.email}
          onValue={(email) => onChange({ ...credentials, email })}
        />
        <TextField
          label={words.fields.password}
          type="password"
          autocomplete="current-password"
          required
          value={credentials.password}
          onValue={(password) => onChange({ ...credentials, password })}
        />
      </Form>
      <Forgotten />
    </>
  );
}

/** Where the service cannot write, a person has to help. */
function Forgotten() {
  const known = session.value;
  const words = entranceWords().signIn;
  if (known.state === 'known' && known.mail) {
    return (
      <p>
        <a href="/password">{words.forgotten}</a>
      </p>
    );
  }
  return <p class="small soft">{words.forgottenNoMail}</p>;
}

interface CodeFormProps {
  onCode: (code: string) => Promise<void>;
  onStartOver: () => void;
}

function CodeForm({ onCode, onStartOver }: CodeFormProps) {
  const [code, setCode] = useState('');
  const words = entranceWords().signIn;
  return (
    <>
      <div class="stack">
        <h1>{words.codeTitle}</h1>
        <p>{words.codeText}</p>
      </div>
      <Form submit={words.codeSubmit} onSubmit={() => onCode(code)}>
        <TextField
          label={words.code}
          hint={words.codeHint}
          autocomplete="one-time-code"
          autofocus
          required
          maxLength={40}
          value={code}
          onValue={setCode}
        />
      </Form>
      <p>
        <button type="button" class="link" onClick={onStartOver}>
          {words.startOver}
        </button>
      </p>
    </>
  );
}
