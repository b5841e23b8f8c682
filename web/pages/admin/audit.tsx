import { useState } from 'preact/hooks';
import { type AuditPage, adminApi } from '../../api/admin.ts';
import { Unknown } from '../../components/quantity.tsx';
import { EmptyState, ErrorMessage, Loading } from '../../components/states.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { shortMoment } from '../../format/date.ts';
import { adminWords } from '../../i18n/admin.ts';
import { language } from '../../i18n/language.ts';
import { useAction, useResource } from '../../resource.ts';
import { actionName } from './action-name.ts';
import { AdminPage } from './admin-page.tsx';

type Entry = AuditPage['entries'][number];

/** Who did what that somebody may want to know one day. */
export default function AuditLogPage() {
  const { audit: words } = adminWords();
  const { resource, reload } = useResource('audit', (signal) => adminApi.audit(null, signal));
  return (
    <AdminPage section="audit">
      <p class="soft measure">{words.note}</p>
      {resource.state === 'loading' && <Loading />}
      {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
      {resource.state === 'ready' && <Entries first={resource.value} />}
    </AdminPage>
  );
}

/** The pages fetched so far. */
function Entries({ first }: { first: AuditPage }) {
  const { audit: words, sections } = adminWords();
  const [later, setLater] = useState<AuditPage[]>([]);
  const { busy, failed, run } = useAction();
  const pages = [first, ...later];
  const next = pages.at(-1)?.next ?? null;
  const entries = pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <EmptyState title={words.empty}>{null}</EmptyState>;
  return (
    <div class="stack">
      <Table
        caption={sections.audit}
        columns={columns()}
        rows={entries}
        rowId={({ id }) => String(id)}
      />
      {failed && <ErrorMessage code={failed} />}
      {next !== null && (
        <button
          type="button"
          class="button"
          disabled={busy}
          onClick={() =>
            void run(async () => {
              const page = await adminApi.audit(next);
              setLater([...later, page]);
            })
          }
        >
          {words.older}
        </button>
      )}
    </div>
  );
}

function columns(): Column<Entry>[] {
  const { audit: words } = adminWords();
  return [
    {
      id: 'when',
      head: words.when,
      cell: ({ at }) => <span class="nowrap tabular">{shortMoment(at, language.value)}</span>,
    },
    {
      id: 'who',
      head: words.who,
      cell: ({ actor }) => actor.name ?? <Unknown reason={words.nobody} />,
    },
    { id: 'what', head: words.what, cell: ({ action }) => actionName(action) },
    {
      id: 'subject',
      head: words.subject,
      cell: ({ subject }) => <code class="small soft">{subject}</code>,
    },
  ];
}
