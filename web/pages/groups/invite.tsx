import { useState } from 'preact/hooks';
import type { Capacity } from '../../api/groups.ts';
import { SelectField } from '../../components/fields.tsx';
import { groupWords } from '../../i18n/groups.ts';
import { person } from '../../session.ts';
import { InviteForm } from '../invitations/invite-form.tsx';

const CAPACITIES: Capacity[] = ['rider', 'coach'];

interface InviteProps {
  groupId: string;
  onInvited: () => void;
  onClose: () => void;
}

/** Into a group. Only an admin turns a new account into a coach's; an account that is there keeps its role. */
export function Invite({ groupId, ...rest }: InviteProps) {
  const { invite, capacities } = groupWords();
  const [capacity, setCapacity] = useState<Capacity>('rider');
  const makesCoaches = person.value?.role === 'admin';
  const role = makesCoaches ? capacity : 'rider';
  return (
    <InviteForm {...rest} into={{ role, groupId, capacity }}>
      <SelectField
        label={invite.capacity}
        hint={capacity === 'coach' && !makesCoaches ? invite.coachHint : invite.hint}
        value={capacity}
        onValue={(value) => setCapacity(value as Capacity)}
        options={CAPACITIES.map((each) => ({ value: each, label: capacities[each] }))}
      />
    </InviteForm>
  );
}
