import { useState } from 'preact/hooks';
import { ROLES, type Role } from '../../api/admin.ts';
import { SelectField } from '../../components/fields.tsx';
import { adminWords } from '../../i18n/admin.ts';
import { InviteForm } from '../invitations/invite-form.tsx';

interface InvitePersonProps {
  onInvited: () => void;
  onClose: () => void;
}

/** An account of any role, outside of groups. */
export function InvitePerson(props: InvitePersonProps) {
  const { people, roles, roleHints } = adminWords();
  const [role, setRole] = useState<Role>('rider');
  return (
    <InviteForm {...props} into={{ role }}>
      <SelectField
        label={people.role}
        hint={roleHints[role]}
        value={role}
        onValue={(value) => setRole(value as Role)}
        options={ROLES.map((each) => ({ value: each, label: roles[each] }))}
      />
    </InviteForm>
  );
}
