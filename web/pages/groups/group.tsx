import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { type Group, groupsApi } from '../../api/groups.ts';
import { api } from '../../api.ts';
import { Menu } from '../../components/menu.tsx';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { groupWords } from '../../i18n/groups.ts';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import { person } from '../../session.ts';
import { OpenInvitations } from '../invitations/open-invitations.tsx';
import { NotFoundPage } from '../not-found.tsx';
import { DeleteGroup, LeaveGroup } from './farewells.tsx';
import { GroupForm } from './group-form.tsx';
import './groups.css';
import { Invite } from './invite.tsx';
import { Members } from './members.tsx';

/** One group: who is in it, what each shows to whoever looks, and who is invited. */
export default function GroupPage() {
  const { id = '' } = useRoute().params;
  const { resource, reload } = useResource(`group ${id}`, (signal) => groupsApi.group(id, signal));
  useTitle(resource.state === 'ready' ? resource.value.name : groupWords().list.name);
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed' && resource.code === 'not-found') return <NotFoundPage />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  return <WholeGroup key={id} group={resource.value} onChanged={reload} />;
}

type Open = 'invite' | 'edit' | 'leave' | 'delete';

function WholeGroup({ group, onChanged }: { group: Group; onChanged: () => void }) {
  const { group: words, invite, kinds, capacities } = groupWords();
  const [open, setOpen] = useState<Open | null>(null);
  const [invited, setInvited] = useState(0);
  const coaching = group.capacity === 'coach';
  return (
    <div class="page">
      <header class="stack">
        <p class="small">
          <a href="/groups">{words.back}</a>
        </p>
        <div class="page-head">
          <div>
            <h1>{group.name}</h1>
            <p class="soft">
              {kinds[group.kind]} · {capacities[group.capacity]}
            </p>
          </div>
          <GroupActions group={group} onOpen={setOpen} />
        </div>
      </header>
      <RiderFacts group={group} onChanged={onChanged} />
      {coaching && (
        <OpenInvitations
          groupId={group.id}
          round={invited}
          asWhat={({ capacity }) => (capacity ? invite.asCapacity[capacity] : '')}
        />
      )}
      <Dialogs
        group={group}
        open={open}
        onClose={() => setOpen(null)}
        onChanged={onChanged}
        onInvited={() => setInvited(invited + 1)}
      />
    </div>
  );
}

/** The values that riders show to this viewer come with the list of riders. */
function RiderFacts({ group, onChanged }: { group: Group; onChanged: () => void }) {
  const { resource } = useResource('riders', api.riders);
  const riders = resource.state === 'ready' ? resource.value.riders : [];
  return <Members group={group} riders={riders} onChanged={onChanged} />;
}

function GroupActions({ group, onOpen }: { group: Group; onOpen: (open: Open) => void }) {
  const { group: words } = groupWords();
  if (group.capacity !== 'coach') {
    return (
      <div class="page-actions">
        <a class="button" href="/account/sharing">
          {words.ownSharing}
        </a>
        <button type="button" class="button" onClick={() => onOpen('leave')}>
          {words.leave}
        </button>
      </div>
    );
  }
  return (
    <div class="page-actions">
      <button type="button" class="button primary" onClick={() => onOpen('invite')}>
        {words.invite}
      </button>
      <Menu
        label={words.actions}
        entries={[
          { label: words.edit, onSelect: () => onOpen('edit') },
          { label: words.leave, onSelect: () => onOpen('leave') },
          { label: words.delete, onSelect: () => onOpen('delete'), danger: true },
        ]}
      />
    </div>
  );
}

interface DialogsProps {
  group: Group;
  open: Open | null;
  onClose: () => void;
  onChanged: () => void;
  onInvited: () => void;
}

function Dialogs({ group, open, onClose, onChanged, onInvited }: DialogsProps) {
  const { route } = useLocation();
  const personId = person.value?.id ?? '';
  const gone = () => route('/groups', true);
  if (open === 'invite') {
    return <Invite groupId={group.id} onInvited={onInvited} onClose={onClose} />;
  }
  if (open === 'edit') {
    const save = async (facts: Pick<Group, 'name' | 'kind'>) => {
      await groupsApi.edit(group.id, facts);
      onChanged();
    };
    return <GroupForm group={group} onSave={save} onClose={onClose} />;
  }
  if (open === 'leave') {
    return <LeaveGroup groupId={group.id} personId={personId} onGone={gone} onClose={onClose} />;
  }
  if (open === 'delete') return <DeleteGroup group={group} onGone={gone} onClose={onClose} />;
  return null;
}
