import { useState } from 'preact/hooks';
import { type DatedValue, type KindFacts, profile } from '../../../api/profile.ts';
import { FormDialog } from '../../../components/form.tsx';
import { ErrorMessage, Loading } from '../../../components/states.tsx';
import { type Column, Table } from '../../../components/table.tsx';
import { calendarDay } from '../../../format/date.ts';
import { accountWords } from '../../../i18n/account.ts';
import { language } from '../../../i18n/language.ts';
import { useResource } from '../../../resource.ts';
import { type History, historiesOf, localDay } from './dated-values.ts';
import { EditValue } from './edit-value.tsx';
import './histories.css';
import { ValueShown } from './value-shown.tsx';

/** What the reader is about to do with a value; `value` null adds one. */
type Doing =
  | { act: 'edit'; kind: KindFacts; value: DatedValue | null }
  | { act: 'remove'; value: DatedValue };

/** A history a kind: what counts today, and everything that counted or will. */
export function Histories() {
  const { resource, reload } = useResource('profile', profile.list);
  const [doing, setDoing] = useState<Doing | null>(null);
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const { kinds, values } = resource.value;
  const histories = historiesOf(kinds, values, localDay(new Date()));
  const done = () => setDoing(null);
  return (
    <>
      <ul class="histories">
        {histories.map((history) => (
          <li key={history.facts.kind}>
            <HistoryOfKind history={history} onDo={setDoing} />
          </li>
        ))}
      </ul>
      {doing?.act === 'edit' && (
        <EditValue kind={doing.kind} value={doing.value} onClose={done} onSaved={reload} />
      )}
      {doing?.act === 'remove' && (
        <RemoveValue value={doing.value} onClose={done} onRemoved={reload} />
      )}
    </>
  );
}

interface HistoryProps {
  history: History;
  onDo: (doing: Doing) => void;
}

function HistoryOfKind({ history, onDo }: HistoryProps) {
  const { facts, values, today } = history;
  const words = accountWords().profile;
  const { name, hint } = words.kinds[facts.kind];
  return (
    <div class="history">
      <div class="history-head">
        <div>
          <h3>{name}</h3>
          <p class="small soft">{hint}</p>
        </div>
        <p class="history-today">
          {today ? <ValueShown value={today} /> : <span class="soft small">{words.none}</span>}
        </p>
        <button
          type="button"
          class="button"
          aria-label={words.addFor(name)}
          onClick={() => onDo({ act: 'edit', kind: facts, value: null })}
        >
          {words.add}
        </button>
      </div>
      {values.length > 0 && (
        <Table
          caption={name}
          columns={columnsOf(history, onDo)}
          rows={values}
          rowId={({ id }) => id}
        />
      )}
    </div>
  );
}

function columnsOf({ facts, today }: History, onDo: HistoryProps['onDo']): Column<DatedValue>[] {
  const words = accountWords().profile;
  const { name } = words.kinds[facts.kind];
  return [
    {
      id: 'from',
      head: words.validFrom,
      cell: (value) => (
        <>
          {dayShown(value)}
          {value.id === today?.id && <span class="tag good">{words.today}</span>}
        </>
      ),
    },
    {
      id: 'value',
      head: words.value,
      numeric: true,
      cell: (value) => <ValueShown value={value} />,
    },
    {
      id: 'actions',
      head: <span class="visually-hidden">{accountWords().actions}</span>,
      numeric: true,
      cell: (value) => (
        <span class="row-actions">
          <button
            type="button"
            class="link"
            aria-label={words.editFor(name, dayShown(value))}
            onClick={() => onDo({ act: 'edit', kind: facts, value })}
          >
            {words.edit}
          </button>
          <button
            type="button"
            class="link"
            aria-label={words.removeFor(name, dayShown(value))}
            onClick={() => onDo({ act: 'remove', value })}
          >
            {words.remove}
          </button>
        </span>
      ),
    },
  ];
}

function dayShown({ validFrom }: DatedValue): string {
  return validFrom === null
    ? accountWords().profile.always
    : calendarDay(validFrom, language.value);
}

interface RemoveValueProps {
  value: DatedValue;
  onClose: () => void;
  onRemoved: () => void;
}

function RemoveValue({ value, onClose, onRemoved }: RemoveValueProps) {
  const words = accountWords().profile;
  const remove = async () => {
    await profile.remove(value.id);
    onRemoved();
  };
  return (
    <FormDialog
      title={words.removeTitle}
      submit={words.remove}
      tone="danger"
      onSubmit={remove}
      onClose={onClose}
    >
      <p>
        <strong>{words.kinds[value.kind].name}</strong>, {dayShown(value)}
      </p>
      <p>{words.removeText}</p>
    </FormDialog>
  );
}
