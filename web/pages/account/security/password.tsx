import { useState } from 'preact/hooks';
import { account } from '../../../api/account.ts';
import { TextField } from '../../../components/fields.tsx';
import { Form } from '../../../components/form.tsx';
import { accountWords } from '../../../i18n/account.ts';

const EMPTY = { current: '', next: '' };
const SHORTEST_PASSWORD = 10;

export function PasswordSection() {
  const [draft, setDraft] = useState(EMPTY);
  const [changed, setChanged] = useState(false);
  const words = accountWords().security;
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part });
    setChanged(false);
  };
  const save = async () => {
    await account.changePassword(draft);
    setDraft(EMPTY);
    setChanged(true);
  };
  return (
    <section aria-labelledby="password">
      <h2 id="password">{words.password}</h2>
      <div class="narrow">
        <Form submit={words.change} onSubmit={save}>
          <TextField
            label={words.current}
            type="password"
            autocomplete="current-password"
            required
            value={draft.current}
            onValue={(current) => change({ current })}
          />
          <TextField
            label={words.next}
            hint={words.nextHint}
            type="password"
            autocomplete="new-password"
            required
            minLength={SHORTEST_PASSWORD}
            value={draft.next}
            onValue={(next) => change({ next })}
          />
          <p class="small good" role="status">
            {changed && words.changed}
          </p>
        </Form>
      </div>
    </section>
  );
}
