import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { account, type Invitation } from '../../api/account.ts';
import { Form } from '../../components/form.tsx';
import { EmptyState, ErrorMessage, Loading } from '../../components/states.tsx';
import { entranceWords } from '../../i18n/entrance.ts';
import { language } from '../../i18n/language.ts';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import { refreshSession, session, signOut } from '../../session.ts';
import { isUnder15 } from './age.ts';
import { type AccountDraft, NewAccountFields } from './new-account.tsx';

/** Where an invitation leads: who invites, into what, and the account or the joining that follows. */
export default function InvitationPage() {
  const { token = '' } = useLocation().query;
  const { resource, reload } = useResource(`invitation ${token}`, () => account.invitation(token));
  const words = entranceWords();
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'ready') return <Invited token={token} invitation={resource.value} />;
  if (resource.code !== 'link-invalid' && resource.code !== 'not-found') {
    return (
      <EmptyState title={words.failing.title} level={1}>
        <ErrorMessage code={resource.code} onRetry={reload} />
      </EmptyState>
    );
  }
  return (
    <EmptyState title={words.invitation.goneTitle} level={1}>
      <p>{words.invitation.goneText}</p>
      <p>
        <a href="/">{words.invitation.home}</a>
      </p>
    </EmptyState>
  );
}

interface InvitedProps {
  token: string;
  invitation: Invitation;
}

function Invited({ token, invitation }: InvitedProps) {
  const { inviter, group, role, capacity } = invitation;
  const words = entranceWords().invitation;
  const known = session.value;
  const person = known.state === 'known' ? known.person : null;
  const title = inviter === null ? words.titleOfNobody : words.title(inviter);
  useTitle(title);
  return (
    <div class="page page-alone">
      <div class="stack">
        <h1>{title}</h1>
        <p>
          {group && capacity
            ? words.toGroup(group.name, words.capacities[capacity])
            : words.toService(words.roles[role])}
        </p>
        {group && <p class="soft">{words.nothingShared}</p>}
      </div>
      {person ? (
        <Join token={token} groupId={group?.id ?? null} name={person.name} />
      ) : (
        <MakeAccount token={token} invitation={invitation} />
      )}
    </div>
  );
}

/** The next step after either: what the rider wants to be kept and shown. */
const NEXT = '/account/sharing';

function Join({ token, groupId, name }: { token: string; groupId: string | null; name: string }) {
  const { route } = useLocation();
  const words = entranceWords().invitation;
  const join = async () => {
    await account.acceptInvitation({ token });
    await refreshSession();
    route(NEXT, true);
  };
  return (
    <>
      <p>{groupId === null ? words.nothingToJoin : words.joinAs(name)}</p>
      {groupId !== null && <Form submit={words.join} onSubmit={join} />}
      <p>
        <button type="button" class="link" onClick={() => void signOut()}>
          {words.otherAccount}
        </button>
      </p>
    </>
  );
}

function MakeAccount({ token, invitation }: InvitedProps) {
  const { route, url } = useLocation();
  const [draft, setDraft] = useState<AccountDraft>({
    name: invitation.name,
    email: invitation.email ?? '',
    password: '',
    birthMonth: '',
  });
  const words = entranceWords();
  const make = async () => {
    await account.acceptInvitation({ token, account: { ...draft, language: language.value } });
    await refreshSession();
    route(NEXT, true);
  };
  return (
    <section class="stack" aria-labelledby="new-account">
      <h2 id="new-account">{words.invitation.accountTitle}</h2>
      <Form submit={words.invitation.submit} onSubmit={make}>
        <NewAccountFields draft={draft} onChange={setDraft} />
        <p class="small" role="status">
          {isUnder15(draft.birthMonth, new Date()) && words.birthMonth.child}
        </p>
      </Form>
      <p>
        <a href={`/sign-in?next=${encodeURIComponent(url)}`}>{words.invitation.haveAccount}</a>
      </p>
    </section>
  );
}
