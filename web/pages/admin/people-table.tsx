import { useState } from 'preact/hooks';
import { adminApi, type Person } from '../../api/admin.ts';
import { Menu, type MenuEntry } from '../../components/menu.tsx';
import { Unknown } from '../../components/quantity.tsx';
import { ErrorMessage } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { shortDate } from '../../format/date.ts';
import { adminWords } from '../../i18n/admin.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { useAction } from '../../resource.ts';
import { person as self } from '../../session.ts';
import { ErasePerson } from './erase-person.tsx';
import { ChangeRole, DisablePerson, PasswordLink, ResetFactor } from './person-dialogs.tsx';

const DIALOGS = {
  role: ChangeRole,
  disable: DisablePerson,
  link: PasswordLink,
  factor: ResetFactor,
  erase: ErasePerson,
};

interface Acting {
  act: keyof typeof DIALOGS;
  person: Person;
}

/** Every account, and what an admin can do with it; one's own is changed on the account page. */
export function PeopleTable({ people, onChanged }: { people: Person[]; onChanged: () => void }) {
  const { people: words, roles, sections } = adminWords();
  const [acting, setActing] = useState<Acting | null>(null);
  const { failed, run } = useAction();
  const enable = (id: string) =>
    run(async () => {
      await adminApi.changePerson(id, { disabled: false });
      onChanged();
    });
  const columns: Column<Person>[] = [
    { id: 'name', head: words.name, cell: (person) => <PersonName person={person} /> },
    { id: 'email', head: words.email, cell: ({ email }) => email },
    { id: 'role', head: words.role, cell: ({ role }) => roles[role] },
    {
      id: 'factor',
      head: words.secondFactor,
      cell: ({ twoFactor }) => <span class="soft">{twoFactor ? words.on : words.off}</span>,
    },
    {
      id: 'seen',
      head: words.lastSeen,
      cell: ({ lastSeenAt }) =>
        lastSeenAt === null ? (
          <Unknown reason={words.never} />
        ) : (
          <span class="nowrap">{shortDate(lastSeenAt, language.value)}</span>
        ),
    },
    {
      id: 'actions',
      head: <span class="visually-hidden">{t().rides.actions}</span>,
      numeric: true,
      actions: true,
      cell: (person) => (
        <span class="row-menu">
          <Menu
            label={words.actionsOf(person.name)}
            entries={entriesFor(person, setActing, enable)}
          />
        </span>
      ),
    },
  ];
  const Open = acting && DIALOGS[acting.act];
  return (
    <>
      {failed && <ErrorMessage code={failed} />}
      <Table caption={sections.people} columns={columns} rows={people} rowId={({ id }) => id} />
      {acting && Open && (
        <Open person={acting.person} onDone={onChanged} onClose={() => setActing(null)} />
      )}
    </>
  );
}

function PersonName({ person }: { person: Person }) {
  const { people: words } = adminWords();
  return (
    <span class="person-name">
      {person.name}
      {person.id === self.value?.id && <span class="soft small"> ({words.you})</span>}
      {person.disabled && <span class="tag warning">{words.disabled}</span>}
    </span>
  );
}

function entriesFor(
  person: Person,
  onAct: (acting: Acting) => void,
  enable: (id: string) => Promise<void>,
): MenuEntry[] {
  const { people: words } = adminWords();
  if (person.id === self.value?.id) return [];
  const open = (act: Acting['act']) => () => onAct({ act, person });
  return [
    { label: words.changeRole, onSelect: open('role') },
    { label: words.passwordLink, onSelect: open('link') },
    ...(person.twoFactor ? [{ label: words.resetFactor, onSelect: open('factor') }] : []),
    person.disabled
      ? { label: words.enable, onSelect: () => void enable(person.id) }
      : { label: words.disable, onSelect: open('disable') },
    { label: words.erase, onSelect: open('erase'), danger: true },
  ];
}
