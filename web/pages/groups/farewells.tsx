import { type Group, groupsApi, type Member } from '../../api/groups.ts';
import { FormDialog } from '../../components/form.tsx';
import { groupWords } from '../../i18n/groups.ts';

/** Each says what ends and what stays before anything ends. */
interface FarewellProps {
  onGone: () => void;
  onClose: () => void;
}

export function RemoveMember({
  groupId,
  member,
  onGone,
  onClose,
}: FarewellProps & { groupId: string; member: Member }) {
  const { remove } = groupWords();
  return (
    <FormDialog
      title={remove.title(member.name)}
      submit={remove.submit}
      tone="danger"
      onSubmit={async () => {
        await groupsApi.removeMember(groupId, member.personId);
        onGone();
      }}
      onClose={onClose}
    >
      <p>{remove.ends(member.name)}</p>
      <p>{remove.stays}</p>
    </FormDialog>
  );
}

export function LeaveGroup({
  groupId,
  personId,
  onGone,
  onClose,
}: FarewellProps & { groupId: string; personId: string }) {
  const { leave } = groupWords();
  return (
    <FormDialog
      title={leave.title}
      submit={leave.submit}
      tone="danger"
      onSubmit={async () => {
        await groupsApi.removeMember(groupId, personId);
        onGone();
      }}
      onClose={onClose}
    >
      <p>{leave.ends}</p>
      <p>{leave.stays}</p>
    </FormDialog>
  );
}

export function DeleteGroup({ group, onGone, onClose }: FarewellProps & { group: Group }) {
  const words = groupWords().delete;
  return (
    <FormDialog
      title={words.title(group.name)}
      submit={words.submit}
      tone="danger"
      onSubmit={async () => {
        await groupsApi.remove(group.id);
        onGone();
      }}
      onClose={onClose}
    >
      <p>{words.ends}</p>
      <p>{words.stays}</p>
    </FormDialog>
  );
}
