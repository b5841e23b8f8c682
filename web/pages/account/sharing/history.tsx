import type { HistoryEntry } from '../../../api/consents.ts';
import { type Column, Table } from '../../../components/table.tsx';
import { shortDate } from '../../../format/date.ts';
import { consentWords } from '../../../i18n/consents.ts';
import { language } from '../../../i18n/language.ts';
import { titleOf } from './title.ts';

/** Everything that was ever said, the latest first. */
export function HistoryOfConsents({ entries }: { entries: HistoryEntry[] }) {
  const words = consentWords();
  if (entries.length === 0) return <p class="soft">{words.historyEmpty}</p>;
  return (
    <Table caption={words.history} columns={columns()} rows={entries} rowId={({ id }) => id} />
  );
}

function columns(): Column<HistoryEntry>[] {
  const words = consentWords();
  return [
    { id: 'what', head: words.what, cell: (entry) => titleOf(entry) },
    {
      id: 'scope',
      head: words.scope,
      cell: ({ fields, mayUpload }) =>
        [
          ...fields.map((field) => words.fields[field].name),
          ...(mayUpload ? [words.mayUpload] : []),
        ].join(', ') || '–',
    },
    {
      id: 'given',
      head: words.given,
      cell: ({ givenAt, guardianAt, textVersion }) => (
        <span class="nowrap" title={words.wording(textVersion)}>
          {day(givenAt)}
          {guardianAt !== null && (
            <span class="small soft">
              {' '}
              {words.by.guardian} {day(guardianAt)}
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'withdrawn',
      head: words.withdrawn,
      cell: ({ withdrawnAt }) => (
        <span class="nowrap">{withdrawnAt === null ? '–' : day(withdrawnAt)}</span>
      ),
    },
  ];
}

function day(iso: string): string {
  return shortDate(iso, language.value);
}
