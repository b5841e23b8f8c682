import { useState } from 'preact/hooks';
import { adminApi, type Person } from '../../api/admin.ts';
import { TextField } from '../../components/fields.tsx';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { adminWords } from '../../i18n/admin.ts';
import { useResource } from '../../resource.ts';
import { OpenInvitations } from '../invitations/open-invitations.tsx';
import { AdminPage } from './admin-page.tsx';
import { InvitePerson } from './invite-person.tsx';
import { PeopleTable } from './people-table.tsx';

/** So many people are found by eye. */
const AT_A_GLANCE = 12;

/** Who has an account, and as what. */
export default function PeoplePage() {
  const { people: words, roles } = adminWords();
  const { resource, reload } = useResource('people', adminApi.people);
  const [inviting, setInviting] = useState(false);
  const [invited, setInvited] = useState(0);
  return (
    <AdminPage
      section="people"
      actions={
        <button type="button" class="button primary" onClick={() => setInviting(true)}>
          {words.invite}
        </button>
      }
    >
      <p class="soft measure">{words.note}</p>
      {resource.state === 'loading' && <Loading />}
      {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
      {resource.state === 'ready' && <People people={resource.value.people} onChanged={reload} />}
      <OpenInvitations groupId={null} round={invited} asWhat={({ role }) => roles[role]} />
      {inviting && (
        <InvitePerson
          onInvited={() => setInvited(invited + 1)}
          onClose={() => setInviting(false)}
        />
      )}
    </AdminPage>
  );
}

function People({ people, onChanged }: { people: Person[]; onChanged: () => void }) {
  const { people: words } = adminWords();
  const [sought, setSought] = useState('');
  const found = people.filter(({ name, email }) => contains(`${name} ${email}`, sought));
  return (
    <div class="stack">
      {people.length > AT_A_GLANCE && (
        <div class="people-search">
          <TextField label={words.search} type="search" value={sought} onValue={setSought} />
        </div>
      )}
      <PeopleTable people={found} onChanged={onChanged} />
    </div>
  );
}

/** Whatever its capitals and accents. */
function contains(text: string, sought: string): boolean {
  return plain(text).includes(plain(sought.trim()));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
