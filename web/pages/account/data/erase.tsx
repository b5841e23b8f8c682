import { useState } from 'preact/hooks';
import { leaving } from '../../../api/leaving.ts';
import { TextField } from '../../../components/fields.tsx';
import { FormDialog } from '../../../components/form.tsx';
import { accountWords } from '../../../i18n/account.ts';
import { entranceWords } from '../../../i18n/entrance.ts';
import { refreshSession } from '../../../session.ts';

/** Leaving for good: everything that goes and everything that stays, then the password. */
export function EraseSection({ twoFactor }: { twoFactor: boolean }) {
  const [asking, setAsking] = useState(false);
  const words = accountWords().data;
  return (
    <section aria-labelledby="erase">
      <h2 id="erase">{words.erase}</h2>
      <div class="stack">
        <p class="soft">{words.eraseText}</p>
        <GoesAndStays />
        <p>{words.eraseWhen}</p>
        <button type="button" class="button danger" onClick={() => setAsking(true)}>
          {words.eraseOpen}
        </button>
      </div>
      {asking && <ConfirmErase twoFactor={twoFactor} onClose={() => setAsking(false)} />}
    </section>
  );
}

function GoesAndStays() {
  const words = accountWords().data;
  return (
    <div class="two-columns">
      <div>
        <h3>{words.eraseGoes}</h3>
        <ul class="bullets">
          {words.goes.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{words.eraseStays}</h3>
        <ul class="bullets">
          {words.stays.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface ConfirmEraseProps {
  twoFactor: boolean;
  onClose: () => void;
}

function ConfirmErase({ twoFactor, onClose }: ConfirmEraseProps) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const words = accountWords().data;
  const erase = async () => {
    await leaving.erase(twoFactor ? { password, code } : { password });
    await refreshSession();
  };
  return (
    <FormDialog
      title={words.eraseTitle}
      submit={words.eraseSubmit}
      tone="danger"
      onSubmit={erase}
      onClose={onClose}
    >
      <p>{words.eraseText}</p>
      <TextField
        label={words.erasePassword}
        type="password"
        autocomplete="current-password"
        required
        value={password}
        onValue={setPassword}
      />
      {twoFactor && (
        <TextField
          label={entranceWords().signIn.code}
          hint={entranceWords().signIn.codeHint}
          autocomplete="one-time-code"
          required
          maxLength={40}
          value={code}
          onValue={setCode}
        />
      )}
    </FormDialog>
  );
}
