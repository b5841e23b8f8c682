import { useEffect, useState } from 'preact/hooks';
import { api, type Rider } from '../api.ts';
import { Dialog } from '../components/dialog.tsx';
import { TextField } from '../components/fields.tsx';
import { Quantity } from '../components/quantity.tsx';
import { EmptyState, ErrorMessage, Loading } from '../components/states.tsx';
import { type Column, Table } from '../components/table.tsx';
import { t } from '../i18n/index.ts';
import { useTitle } from '../page.ts';
import { useAction, useResource } from '../resource.ts';

type Facts = Omit<Rider, 'id'>;

const NOBODY: Facts = {
  name: '',
  threshold: null,
  weight: null,
  maximumHeartRate: null,
  thresholdHeartRate: null,
};

/** The numbers of a profile, with the bounds that the API holds them to. */
const NUMBERS = [
  { name: 'threshold', unit: 'W', digits: 0, min: 20, max: 1000 },
  { name: 'weight', unit: 'kg', digits: 1, min: 20, max: 250 },
  { name: 'maximumHeartRate', unit: 'bpm', digits: 0, min: 80, max: 250 },
  { name: 'thresholdHeartRate', unit: 'bpm', digits: 0, min: 60, max: 240 },
] as const;

/** Whose rides these are, and what gives their numbers meaning. */
export default function RidersPage() {
  useTitle(t().riders.title);
  const { resource, reload } = useResource('riders', api.riders);
  const [editing, setEditing] = useState<Facts | Rider | null>(null);
  return (
    <div class="page">
      <div class="page-head">
        <h1>{t().riders.title}</h1>
        <button type="button" class="button primary" onClick={() => setEditing(NOBODY)}>
          {t().riders.add}
        </button>
      </div>
      <p class="soft">{t().riders.intro}</p>
      {resource.state === 'loading' && <Loading />}
      {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
      {resource.state === 'ready' &&
        (resource.value.riders.length > 0 ? (
          <RiderTable riders={resource.value.riders} onEdit={setEditing} />
        ) : (
          <EmptyState title={t().riders.emptyTitle}>
            <p class="soft">{t().riders.emptyText}</p>
          </EmptyState>
        ))}
      <EditRider rider={editing} onClose={() => setEditing(null)} onSaved={reload} />
    </div>
  );
}

function RiderTable({ riders, onEdit }: { riders: Rider[]; onEdit: (rider: Rider) => void }) {
  const columns: Column<Rider>[] = [
    {
      id: 'name',
      head: t().riders.name,
      cell: (rider) => (
        <a
          href={`/rides?rider=${encodeURIComponent(rider.id)}`}
          aria-label={t().riders.showRides(rider.name)}
        >
          {rider.name}
        </a>
      ),
    },
    ...NUMBERS.map(
      ({ name, unit, digits }): Column<Rider> => ({
        id: name,
        head: t().riders[name],
        numeric: true,
        cell: (rider) => (
          <Quantity value={rider[name]} unit={unit} digits={digits} reason={t().unknown.notSet} />
        ),
      }),
    ),
    {
      id: 'actions',
      head: <span class="visually-hidden">{t().rides.actions}</span>,
      numeric: true,
      cell: (rider) => (
        <button
          type="button"
          class="link"
          aria-label={t().riders.editTitle(rider.name)}
          onClick={() => onEdit(rider)}
        >
          {t().riders.edit}
        </button>
      ),
    },
  ];
  return (
    <Table caption={t().riders.title} columns={columns} rows={riders} rowId={({ id }) => id} />
  );
}

interface EditRiderProps {
  /** A rider of the service, the facts of a new one, or null: closed. */
  rider: Facts | Rider | null;
  onClose: () => void;
  onSaved: () => void;
}

function EditRider({ rider, onClose, onSaved }: EditRiderProps) {
  const [draft, setDraft] = useState<Facts>(NOBODY);
  const { busy, failed, run } = useAction();
  useEffect(() => setDraft(rider ?? NOBODY), [rider]);
  const isNew = rider === null || !('id' in rider);

  const save = async () => {
    const { name, threshold, weight, maximumHeartRate, thresholdHeartRate } = draft;
    const facts = { name, threshold, weight, maximumHeartRate, thresholdHeartRate };
    if (rider !== null && 'id' in rider) await api.editRider(rider.id, facts);
    else await api.addRider(facts);
    onClose();
    onSaved();
  };
  return (
    <Dialog
      open={rider !== null}
      title={isNew ? t().riders.addTitle : t().riders.editTitle(rider.name)}
      onClose={onClose}
      onSubmit={() => void run(save)}
      actions={(close) => (
        <>
          <button type="button" class="button" onClick={close}>
            {t().app.cancel}
          </button>
          <button type="submit" class="button primary" disabled={busy}>
            {t().app.save}
          </button>
        </>
      )}
    >
      <TextField
        label={t().riders.name}
        required
        maxLength={100}
        value={draft.name}
        onValue={(name) => setDraft({ ...draft, name })}
      />
      {NUMBERS.map(({ name, unit, digits, min, max }) => (
        <TextField
          key={name}
          label={t().riders[name]}
          hint={name === 'threshold' ? t().riders.thresholdHint : undefined}
          type="number"
          unit={unit}
          min={min}
          max={max}
          step={digits === 0 ? 1 : 0.1}
          value={draft[name]?.toString() ?? ''}
          onValue={(value) => setDraft({ ...draft, [name]: value === '' ? null : Number(value) })}
        />
      ))}
      {!isNew && <p class="small soft">{t().riders.recompute}</p>}
      {failed && <ErrorMessage code={failed} />}
    </Dialog>
  );
}
