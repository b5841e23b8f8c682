import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type GroupSummary, groupsApi } from '../../api/groups.ts';
import { EmptyState, ErrorMessage, Loading } from '../../components/states.tsx';
import { groupWords } from '../../i18n/groups.ts';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import { person } from '../../session.ts';
import { GroupForm } from './group-form.tsx';
import './groups.css';

/** The groups that one belongs to. */
export default function GroupsPage() {
  const { list } = groupWords();
  useTitle(list.title);
  const { route } = useLocation();
  const { resource, reload } = useResource('groups', groupsApi.groups);
  const [creating, setCreating] = useState(false);
  const mayCreate = useMayCreate();
  return (
    <div class="page">
      <div class="page-head">
        <h1>{list.title}</h1>
        {mayCreate && (
          <button type="button" class="button primary" onClick={() => setCreating(true)}>
            {list.create}
          </button>
        )}
      </div>
      {resource.state === 'loading' && <Loading />}
      {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
      {resource.state === 'ready' && <Groups groups={resource.value.groups} />}
      {creating && (
        <GroupForm
          onSave={async (facts) => {
            const { id } = await groupsApi.create(facts);
            route(`/groups/${id}`);
          }}
          onClose={() => setCreating(false)}
        />
      )}
    </div>
  );
}

function useMayCreate(): boolean {
  const role = person.value?.role;
  return role === 'coach' || role === 'admin';
}

function Groups({ groups }: { groups: GroupSummary[] }) {
  const { list, kinds, capacities } = groupWords();
  const mayCreate = useMayCreate();
  if (groups.length === 0) {
    return (
      <EmptyState title={list.emptyTitle}>
        <p class="soft">{mayCreate ? list.emptyCoach : list.emptyRider}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p class="soft measure">{list.intro}</p>
      <ul class="lines">
        {groups.map(({ id, name, kind, capacity, riders, coaches }) => (
          <li key={id} class="member">
            <div>
              <a href={`/groups/${id}`} class="name-link">
                {name}
              </a>
              <p class="soft small">
                {kinds[kind]} · {capacities[capacity]}
              </p>
            </div>
            <p class="member-shown soft">
              {list.riders(riders)}, {list.coaches(coaches)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
