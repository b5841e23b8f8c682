import { useState } from 'preact/hooks';
import { GROUP_KINDS, type GroupFacts } from '../../api/groups.ts';
import { SelectField, TextField } from '../../components/fields.tsx';
import { FormDialog } from '../../components/form.tsx';
import { groupWords } from '../../i18n/groups.ts';

interface GroupFormProps {
  /** The group to change; without one it is a new one. */
  group?: GroupFacts;
  onSave: (facts: GroupFacts) => Promise<void>;
  onClose: () => void;
}

/** What a group is called, and of which kind it is. */
export function GroupForm({ group, onSave, onClose }: GroupFormProps) {
  const { edit, kinds } = groupWords();
  const [name, setName] = useState(group?.name ?? '');
  const [kind, setKind] = useState<GroupFacts['kind']>(group?.kind ?? 'training');
  return (
    <FormDialog
      title={group ? edit.title : edit.createTitle}
      {...(group ? {} : { submit: edit.create })}
      onSubmit={() => onSave({ name: name.trim(), kind })}
      onClose={onClose}
    >
      <TextField label={edit.name} required maxLength={100} value={name} onValue={setName} />
      <SelectField
        label={edit.kind}
        value={kind}
        onValue={(value) => setKind(value as GroupFacts['kind'])}
        options={GROUP_KINDS.map((each) => ({ value: each, label: kinds[each] }))}
      />
    </FormDialog>
  );
}
