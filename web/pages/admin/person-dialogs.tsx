import { useState } from 'preact/hooks';
import { adminApi, type Person, ROLES, type Role } from '../../api/admin.ts';
import { SelectField } from '../../components/fields.tsx';
import { FormDialog } from '../../components/form.tsx';
import { OneTimeLink } from '../../components/one-time-link.tsx';
import { adminWords } from '../../i18n/admin.ts';

export interface PersonDialogProps {
  person: Person;
  onDone: () => void;
  onClose: () => void;
}

export function ChangeRole({ person, onDone, onClose }: PersonDialogProps) {
  const { role: words, roles, roleHints } = adminWords();
  const [role, setRole] = useState<Role>(person.role);
  return (
    <FormDialog
      title={words.title(person.name)}
      onSubmit={async () => {
        if (role !== person.role) await adminApi.changePerson(person.id, { role });
        onDone();
      }}
      onClose={onClose}
    >
      <SelectField
        label={words.role}
        hint={roleHints[role]}
        value={role}
        onValue={(value) => setRole(value as Role)}
        options={ROLES.map((each) => ({ value: each, label: roles[each] }))}
      />
      <p class="soft small">{words.note}</p>
    </FormDialog>
  );
}

export function DisablePerson({ person, onDone, onClose }: PersonDialogProps) {
  const { disable } = adminWords();
  return (
    <FormDialog
      title={disable.title(person.name)}
      submit={disable.submit}
      tone="danger"
      onSubmit={async () => {
        await adminApi.changePerson(person.id, { disabled: true });
        onDone();
      }}
      onClose={onClose}
    >
      <p>{disable.ends}</p>
      <p>{disable.stays}</p>
    </FormDialog>
  );
}

export function PasswordLink({ person, onClose }: PersonDialogProps) {
  const { link: words } = adminWords();
  const [link, setLink] = useState<string | null>(null);
  if (link !== null) {
    return (
      <OneTimeLink
        title={words.title(person.name)}
        text={words.text}
        link={link}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={words.askTitle(person.name)}
      submit={words.submit}
      onSubmit={async () => setLink((await adminApi.passwordLink(person.id)).link)}
      onClose={onClose}
    >
      <p>{words.ask}</p>
    </FormDialog>
  );
}

export function ResetFactor({ person, onDone, onClose }: PersonDialogProps) {
  const { factor } = adminWords();
  return (
    <FormDialog
      title={factor.title(person.name)}
      submit={factor.submit}
      tone="danger"
      onSubmit={async () => {
        await adminApi.resetFactor(person.id);
        onDone();
      }}
      onClose={onClose}
    >
      <p>{factor.ends}</p>
      <p>{factor.check}</p>
    </FormDialog>
  );
}
