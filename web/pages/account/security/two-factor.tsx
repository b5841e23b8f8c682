import { useState } from 'preact/hooks';
import { account } from '../../../api/account.ts';
import { TextField } from '../../../components/fields.tsx';
import { FormDialog } from '../../../components/form.tsx';
import { CheckIcon } from '../../../components/icons.tsx';
import { accountWords } from '../../../i18n/account.ts';
import { refreshSession } from '../../../session.ts';
import { TwoFactorSetUp } from './two-factor-set-up.tsx';

export function TwoFactorSection({ on }: { on: boolean }) {
  const [settingUp, setSettingUp] = useState(false);
  const [turningOff, setTurningOff] = useState(false);
  const words = accountWords().security;
  const done = () => {
    setSettingUp(false);
    void refreshSession();
  };
  return (
    <section aria-labelledby="two-factor">
      <h2 id="two-factor">{words.twoFactor}</h2>
      <div class="stack">
        <p class="soft">{words.twoFactorText}</p>
        {settingUp ? (
          <TwoFactorSetUp onDone={done} />
        ) : (
          <div class="button-row">
            <p class={on ? 'state good' : 'state soft'}>
              {on && <CheckIcon />}
              {on ? words.on : words.off}
            </p>
            <button
              type="button"
              class="button"
              onClick={() => (on ? setTurningOff(true) : setSettingUp(true))}
            >
              {on ? words.turnOff : words.turnOn}
            </button>
          </div>
        )}
      </div>
      {turningOff && <TurnOff onClose={() => setTurningOff(false)} />}
    </section>
  );
}

function TurnOff({ onClose }: { onClose: () => void }) {
  const [password, setPassword] = useState('');
  const words = accountWords().security;
  const turnOff = async () => {
    await account.endTwoFactor(password);
    await refreshSession();
  };
  return (
    <FormDialog
      title={words.turnOffTitle}
      submit={words.turnOff}
      tone="danger"
      onSubmit={turnOff}
      onClose={onClose}
    >
      <p>{words.turnOffText}</p>
      <TextField
        label={words.current}
        type="password"
        autocomplete="current-password"
        required
        value={password}
        onValue={setPassword}
      />
    </FormDialog>
  );
}
