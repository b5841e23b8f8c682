import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { account } from '../../api/account.ts';
import { TextField } from '../../components/fields.tsx';
import { Form } from '../../components/form.tsx';
import { EmptyState } from '../../components/states.tsx';
import { entranceWords } from '../../i18n/entrance.ts';
import { useTitle } from '../../page.ts';
import { session } from '../../session.ts';
import { SHORTEST_PASSWORD } from './new-account.tsx';

/** With a one-time link a new password is chosen here; without one, the link is asked for. */
export default function PasswordPage() {
  const { token } = useLocation().query;
  const known = session.value;
  if (token !== undefined) return <ChoosePassword token={token} />;
  return known.state === 'known' && known.mail ? <AskForLink /> : <NoMail />;
}

function ChoosePassword({ token }: { token: string }) {
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const words = entranceWords();
  useTitle(words.password.title);

  const choose = async () => {
    await account.redeemPasswordLink({ token, password });
    setDone(true);
  };
  if (done) return <Answer title={words.password.doneTitle} text={words.password.doneText} />;
  return (
    <div class="page page-alone">
      <div class="stack">
        <h1>{words.password.title}</h1>
        <p>{words.password.text}</p>
      </div>
      <Form
        submit={words.password.submit}
        onSubmit={choose}
        explain={(code) => code === 'link-invalid' && <p class="soft">{words.password.linkUsed}</p>}
      >
        <TextField
          label={words.fields.newPassword}
          hint={words.fields.passwordHint}
          type="password"
          autocomplete="new-password"
          required
          minLength={SHORTEST_PASSWORD}
          value={password}
          onValue={setPassword}
        />
      </Form>
    </div>
  );
}

function AskForLink() {
  const [email, setEmail] = useState('');
  const [asked, setAsked] = useState(false);
  const words = entranceWords();
  useTitle(words.password.askTitle);

  const ask = async () => {
    await account.askForPasswordLink(email);
    setAsked(true);
  };
  if (asked) {
    return <Answer title={words.password.askedTitle} text={words.password.askedText(email)} />;
  }
  return (
    <div class="page page-alone">
      <div class="stack">
        <h1>{words.password.askTitle}</h1>
        <p>{words.password.askText}</p>
      </div>
      <Form submit={words.password.askSubmit} onSubmit={ask}>
        <TextField
          label={words.fields.email}
          type="email"
          autocomplete="username"
          required
          value={email}
          onValue={setEmail}
        />
      </Form>
      <BackToSignIn />
    </div>
  );
}

function NoMail() {
  const words = entranceWords().password;
  useTitle(words.noMailTitle);
  return <Answer title={words.noMailTitle} text={words.noMailText} />;
}

function Answer({ title, text }: { title: string; text: string }) {
  return (
    <EmptyState title={title} level={1}>
      <p>{text}</p>
      <BackToSignIn />
    </EmptyState>
  );
}

function BackToSignIn() {
  return (
    <p>
      <a href="/sign-in">{entranceWords().password.back}</a>
    </p>
  );
}
