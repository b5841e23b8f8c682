import { useState } from 'preact/hooks';
import { adminApi } from '../../api/admin.ts';
import { TextField } from '../../components/fields.tsx';
import { FormDialog } from '../../components/form.tsx';
import { adminWords } from '../../i18n/admin.ts';
import type { PersonDialogProps } from './person-dialogs.tsx';

/** The name is typed once more: there is no way back. */
export function ErasePerson({ person, onDone, onClose }: PersonDialogProps) {
  const { erase } = adminWords();
  const [typed, setTyped] = useState('');
  return (
    <FormDialog
      title={erase.title(person.name)}
      submit={erase.submit}
      tone="danger"
      ready={typed.trim() === person.name}
      onSubmit={async () => {
        await adminApi.erase(person.id);
        onDone();
      }}
      onClose={onClose}
    >
      <p>{erase.goes}</p>
      <p>{erase.stays}</p>
      <TextField label={erase.confirm(person.name)} required value={typed} onValue={setTyped} />
    </FormDialog>
  );
}
