import { useState } from 'preact/hooks';
import { leaving } from '../../../api/leaving.ts';
import { SelectField } from '../../../components/fields.tsx';
import { Form, FormDialog } from '../../../components/form.tsx';
import { ErrorMessage, Loading } from '../../../components/states.tsx';
import { accountWords } from '../../../i18n/account.ts';
import { useResource } from '../../../resource.ts';

const YEARS = [1, 2, 3, 5, 10];

/** After how many years rides go; keeping fewer asks once more, because it deletes. */
export function RetentionSection() {
  const { resource, reload } = useResource('retention', leaving.retention);
  const words = accountWords().data;
  return (
    <section aria-labelledby="retention">
      <h2 id="retention">{words.retention}</h2>
      <div class="narrow stack">
        <p class="soft">{words.retentionText}</p>
        {resource.state === 'loading' && <Loading />}
        {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
        {resource.state === 'ready' && (
          <RetentionForm kept={resource.value.keepYears} onSaved={reload} />
        )}
      </div>
    </section>
  );
}

interface RetentionFormProps {
  /** null: everything. */
  kept: number | null;
  onSaved: () => void;
}

function RetentionForm({ kept, onSaved }: RetentionFormProps) {
  const [chosen, setChosen] = useState(kept);
  const [asking, setAsking] = useState(false);
  const words = accountWords().data;
  const save = async () => {
    await leaving.keep(chosen);
    onSaved();
  };
  const deletes = chosen !== null && (kept === null || chosen < kept);
  return (
    <>
      <Form onSubmit={async () => (deletes ? setAsking(true) : save())}>
        <SelectField
          label={words.keep}
          value={chosen === null ? '' : String(chosen)}
          onValue={(value) => setChosen(value === '' ? null : Number(value))}
          options={[
            { value: '', label: words.keepAll },
            ...yearsOf(kept).map((years) => ({
              value: String(years),
              label: words.keepYears(years),
            })),
          ]}
        />
      </Form>
      {asking && chosen !== null && (
        <FormDialog
          title={words.retentionTitle}
          submit={words.retentionSubmit}
          tone="danger"
          onSubmit={save}
          onClose={() => setAsking(false)}
        >
          <p>{words.retentionGoes(words.keepYears(chosen))}</p>
          <p>{words.retentionStays}</p>
        </FormDialog>
      )}
    </>
  );
}

/** The usual ones, and the one that was set by other means. */
function yearsOf(kept: number | null): number[] {
  return [...new Set(kept === null ? YEARS : [...YEARS, kept])].sort((a, b) => a - b);
}
