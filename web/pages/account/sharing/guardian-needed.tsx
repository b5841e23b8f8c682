import { useState } from 'preact/hooks';
import { consents } from '../../../api/consents.ts';
import { TextField } from '../../../components/fields.tsx';
import { Form } from '../../../components/form.tsx';
import { consentWords } from '../../../i18n/consents.ts';
import { session } from '../../../session.ts';

/** A child has said yes: how the parent gets their own link, which the child never sees. */
export function GuardianNeeded() {
  const words = consentWords();
  const known = session.value;
  return (
    <section id="guardian" class="banner stack" aria-labelledby="guardian-title">
      <h2 id="guardian-title">{words.guardianTitle}</h2>
      <p>{words.guardianText}</p>
      <p>{words.guardianCoach}</p>
      {known.state === 'known' && known.mail && <MailLink />}
    </section>
  );
}

function MailLink() {
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState<string | null>(null);
  const words = consentWords();
  const send = async () => {
    await consents.mailGuardian(email);
    setSent(email);
  };
  return (
    <div class="narrow">
      <Form submit={words.guardianSend} onSubmit={send}>
        <TextField
          label={words.guardianEmail}
          type="email"
          required
          value={email}
          onValue={setEmail}
        />
        <p class="small good" role="status">
          {sent !== null && words.guardianSent(sent)}
        </p>
      </Form>
    </div>
  );
}
