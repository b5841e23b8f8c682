import { useState } from 'preact/hooks';
import { FIELD_GROUPS, type FieldGroup } from '../../../../src/core/field-groups.ts';
import { consents, type Question } from '../../../api/consents.ts';
import { CheckField, Checks } from '../../../components/check-field.tsx';
import { ErrorMessage } from '../../../components/states.tsx';
import { consentWords } from '../../../i18n/consents.ts';
import { t } from '../../../i18n/index.ts';
import { useAction } from '../../../resource.ts';

interface ScopeFormProps {
  question: Question;
  textVersion: string;
  onClose: () => void;
  onSaved: () => void;
}

/** What exactly somebody may see. The summary is always part of it: the rest says nothing without. */
export function ScopeForm({ question, textVersion, onClose, onSaved }: ScopeFormProps) {
  const { purpose, subject, consent } = question;
  const [fields, setFields] = useState<readonly FieldGroup[]>(consent?.fields ?? ['summary']);
  const [mayUpload, setMayUpload] = useState(consent?.mayUpload ?? false);
  const { busy, failed, run } = useAction();
  const words = consentWords();
  const save = () =>
    run(async () => {
      await consents.give({
        purpose,
        ...(subject && { subject: subject.id }),
        fields: [...fields],
        ...(purpose === 'coach' && { mayUpload }),
        textVersion,
      });
      onClose();
      onSaved();
    });
  return (
    <form
      class="stack"
      onSubmit={(submit) => {
        submit.preventDefault();
        void save();
      }}
    >
      <Checks legend={words.sees}>
        {FIELD_GROUPS.map((field) => (
          <CheckField
            key={field}
            label={words.fields[field].name}
            hint={`${words.fields[field].hint}${field === 'summary' ? `, ${words.summaryAlways}` : ''}`}
            checked={field === 'summary' || fields.includes(field)}
            disabled={field === 'summary'}
            onChecked={(checked) => setFields(withField(fields, field, checked))}
          />
        ))}
      </Checks>
      {purpose === 'coach' && (
        <CheckField
          label={words.mayUpload}
          hint={words.mayUploadHint}
          checked={mayUpload}
          onChecked={setMayUpload}
        />
      )}
      {failed && <ErrorMessage code={failed} />}
      <div class="button-row">
        <button type="submit" class="button primary" disabled={busy}>
          {consent?.effective ? words.save : words.give}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t().app.cancel}
        </button>
      </div>
    </form>
  );
}

function withField(
  fields: readonly FieldGroup[],
  field: FieldGroup,
  checked: boolean,
): readonly FieldGroup[] {
  return FIELD_GROUPS.filter((each) => (each === field ? checked : fields.includes(each)));
}
