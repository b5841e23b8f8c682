import { useState } from 'preact/hooks';
import { account, type Token } from '../../../api/account.ts';
import { CopyField } from '../../../components/one-time-link.tsx';
import { ErrorMessage, Loading } from '../../../components/states.tsx';
import { type Column, Table } from '../../../components/table.tsx';
import { shortDate } from '../../../format/date.ts';
import { accountWords } from '../../../i18n/account.ts';
import { language } from '../../../i18n/language.ts';
import { useAction, useResource } from '../../../resource.ts';
import { MakeToken } from './make-token.tsx';

/** Keys for programs: what they may do and how long; the key itself is seen once. */
export function TokensSection() {
  const { resource, reload } = useResource('tokens', account.tokens);
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const { failed, run } = useAction();
  const words = accountWords().security;
  const revoke = (id: string) =>
    run(async () => {
      await account.revokeToken(id);
      reload();
    });
  return (
    <section aria-labelledby="tokens">
      <h2 id="tokens">{words.tokens}</h2>
      <div class="stack">
        <p class="soft">
          {words.tokensText} <a href="/api">{words.apiReference}</a>
        </p>
        {made !== null && <MadeToken token={made} onDone={() => setMade(null)} />}
        {resource.state === 'loading' && <Loading />}
        {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
        {resource.state === 'ready' && (
          <TokenTable tokens={resource.value.tokens} onRevoke={(id) => void revoke(id)} />
        )}
        {failed && <ErrorMessage code={failed} />}
        <button type="button" class="button" onClick={() => setMaking(true)}>
          {words.makeToken}
        </button>
      </div>
      {making && (
        <MakeToken
          onClose={() => setMaking(false)}
          onMade={(token) => {
            setMade(token);
            reload();
          }}
        />
      )}
    </section>
  );
}

function MadeToken({ token, onDone }: { token: string; onDone: () => void }) {
  const words = accountWords().security;
  return (
    <div class="banner stack" role="status">
      <h3>{words.tokenTitle}</h3>
      <p>{words.tokenOnce}</p>
      <CopyField label={words.tokenTitle} value={token} />
      <p class="small soft">
        {words.tokenHeader} <code>Authorization: Bearer …</code>
      </p>
      <button type="button" class="button primary" onClick={onDone}>
        {words.tokenDone}
      </button>
    </div>
  );
}

interface TokenTableProps {
  tokens: Token[];
  onRevoke: (id: string) => void;
}

function TokenTable({ tokens, onRevoke }: TokenTableProps) {
  const words = accountWords().security;
  if (tokens.length === 0) return <p>{words.noTokens}</p>;
  return (
    <Table
      caption={words.tokens}
      columns={columns(onRevoke)}
      rows={tokens}
      rowId={({ id }) => id}
    />
  );
}

function columns(onRevoke: (id: string) => void): Column<Token>[] {
  const words = accountWords().security;
  return [
    { id: 'name', head: words.tokenName, cell: ({ name }) => name },
    {
      id: 'scopes',
      head: words.scopes,
      cell: ({ scopes }) => scopes.map((scope) => words.scope[scope]).join(', '),
    },
    {
      id: 'expires',
      head: words.expires,
      cell: ({ expiresAt }) => (
        <>
          {shortDate(expiresAt, language.value)}
          {Date.parse(expiresAt) <= Date.now() && <span class="tag warning">{words.expired}</span>}
        </>
      ),
    },
    {
      id: 'used',
      head: words.lastUsed,
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? words.never : shortDate(lastUsedAt, language.value),
    },
    {
      id: 'actions',
      head: <span class="visually-hidden">{accountWords().actions}</span>,
      numeric: true,
      cell: ({ id, name }) => (
        <button
          type="button"
          class="link"
          aria-label={words.revokeOf(name)}
          onClick={() => onRevoke(id)}
        >
          {words.revoke}
        </button>
      ),
    },
  ];
}
