import { useState } from 'preact/hooks';
import { api } from '../../api.ts';
import { TextField } from '../../components/fields.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { t } from '../../i18n/index.ts';
import { useAction } from '../../resource.ts';

/** Without a rider no ride can be kept: asked for once, with a name alone. */
export function FirstRider({ onCreated }: { onCreated: () => void }) {
  const [name, setName] = useState('');
  const { busy, failed, run } = useAction();
  const create = async () => {
    await api.addRider({ name });
    onCreated();
  };
  return (
    <form
      class="page-narrow stack"
      onSubmit={(submit) => {
        submit.preventDefault();
        void run(create);
      }}
    >
      <h2>{t().home.noRiderTitle}</h2>
      <p>{t().home.noRiderText}</p>
      <TextField label={t().riders.name} required maxLength={100} value={name} onValue={setName} />
      {failed && <ErrorMessage code={failed} />}
      <button type="submit" class="button primary" disabled={busy}>
        {t().home.createRider}
      </button>
    </form>
  );
}
