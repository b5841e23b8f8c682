import { account, type SessionOfMine } from '../../../api/account.ts';
import { ErrorMessage, Loading } from '../../../components/states.tsx';
import { type Column, Table } from '../../../components/table.tsx';
import { shortDate } from '../../../format/date.ts';
import { accountWords } from '../../../i18n/account.ts';
import { language } from '../../../i18n/language.ts';
import { useAction, useResource } from '../../../resource.ts';

/** Where the account is signed in, each to be ended from here. */
export function SessionsSection() {
  const { resource, reload } = useResource('sessions', account.sessions);
  const { failed, run } = useAction();
  const words = accountWords().security;
  const end = (id: string) =>
    run(async () => {
      await account.endSession(id);
      reload();
    });
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{words.sessions}</h2>
      <div class="stack">
        <p class="soft">{words.sessionsText}</p>
        {resource.state === 'loading' && <Loading />}
        {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
        {resource.state === 'ready' && (
          <Table
            caption={words.sessions}
            columns={columns((id) => void end(id))}
            rows={resource.value.sessions}
            rowId={({ id }) => id}
          />
        )}
        {failed && <ErrorMessage code={failed} />}
      </div>
    </section>
  );
}

function columns(onEnd: (id: string) => void): Column<SessionOfMine>[] {
  const words = accountWords().security;
  return [
    {
      id: 'agent',
      head: words.agent,
      cell: ({ agent, current }) => (
        <>
          {agent || words.unknownAgent}
          {current && <span class="tag good">{words.thisOne}</span>}
        </>
      ),
    },
    {
      id: 'since',
      head: words.since,
      cell: ({ createdAt }) => shortDate(createdAt, language.value),
    },
    {
      id: 'seen',
      head: words.lastSeen,
      cell: ({ lastSeenAt }) =>
        lastSeenAt === null ? words.never : shortDate(lastSeenAt, language.value),
    },
    {
      id: 'actions',
      head: <span class="visually-hidden">{accountWords().actions}</span>,
      numeric: true,
      cell: ({ id, agent, current }) =>
        !current && (
          <button
            type="button"
            class="link"
            aria-label={words.endOf(agent || words.unknownAgent)}
            onClick={() => onEnd(id)}
          >
            {words.end}
          </button>
        ),
    },
  ];
}
