import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { api, type RidePage, type RideSummary } from '../../api.ts';
import { DeleteIcon, EditIcon } from '../../components/icons.tsx';
import { RideList } from '../../components/ride-list.tsx';
import { EmptyState, ErrorMessage, Loading } from '../../components/states.tsx';
import { t } from '../../i18n/index.ts';
import { useTitle } from '../../page.ts';
import { useAction, useResource } from '../../resource.ts';
import { rideTitle } from '../../ride-title.ts';
import { person } from '../../session.ts';
import { DeleteRide } from './delete-ride.tsx';
import { EditRide } from './edit-ride.tsx';
import { asRequest, Filters, filterOf } from './filters.tsx';
import './rides.css';

/** All rides, searched and filtered; the filter stands in the address. */
export default function RidesPage() {
  useTitle(t().rides.title);
  const filter = filterOf(useLocation().query);
  const key = JSON.stringify(filter);
  const { resource, reload } = useResource(`rides ${key}`, (signal) =>
    api.rides(asRequest(filter), signal),
  );
  const filtered = Object.keys(filter).length > 0;
  return (
    <div class="page">
      <div class="page-head">
        <h1>{t().rides.title}</h1>
        <a href="/" class="button">
          {t().rides.add}
        </a>
      </div>
      <Filters filter={filter} />
      {resource.state === 'loading' && <Loading />}
      {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
      {resource.state === 'ready' &&
        (resource.value.rides.length > 0 ? (
          <Found
            key={key}
            first={resource.value}
            more={(cursor) => api.rides({ ...asRequest(filter), cursor })}
            onChanged={reload}
          />
        ) : (
          <NothingFound filtered={filtered} />
        ))}
    </div>
  );
}

function NothingFound({ filtered }: { filtered: boolean }) {
  if (filtered) {
    return (
      <EmptyState title={t().rides.noMatchTitle}>
        <p class="soft">{t().rides.noMatchText}</p>
        <p>
          <a href="/rides">{t().rides.reset}</a>
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t().rides.emptyTitle}>
      <p class="soft">{t().rides.emptyText}</p>
      <p>
        <a href="/">{t().rides.add}</a>
      </p>
    </EmptyState>
  );
}

interface FoundProps {
  first: RidePage;
  more: (cursor: string) => Promise<RidePage>;
  onChanged: () => void;
}

/** The pages fetched so far, and what can be done with each ride. */
function Found({ first, more, onChanged }: FoundProps) {
  const [later, setLater] = useState<RidePage[]>([]);
  const [editing, setEditing] = useState<RideSummary | null>(null);
  const [deleting, setDeleting] = useState<RideSummary | null>(null);
  const { busy, failed, run } = useAction();
  const pages = [first, ...later];
  const rides = pages.flatMap((page) => page.rides);
  const cursor = pages.at(-1)?.nextCursor ?? null;
  const changed = () => {
    setLater([]);
    onChanged();
  };
  return (
    <div class="stack">
      <RideList
        rides={rides}
        label={t().rides.title}
        actions={(ride) =>
          ride.riderId === person.value?.riderId && (
            <span class="row-actions">
              <button
                type="button"
                class="icon-button"
                aria-label={t().rides.editRide(rideTitle(ride))}
                onClick={() => setEditing(ride)}
              >
                <EditIcon />
              </button>
              <button
                type="button"
                class="icon-button"
                aria-label={t().rides.deleteRide(rideTitle(ride))}
                onClick={() => setDeleting(ride)}
              >
                <DeleteIcon />
              </button>
            </span>
          )
        }
      />
      {failed && <ErrorMessage code={failed} />}
      <div class="page-foot">
        <p class="soft small" role="status">
          {t().rides.shown(rides.length)}
        </p>
        {cursor !== null && (
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={() =>
              void run(async () => {
                const next = await more(cursor);
                setLater([...later, next]);
              })
            }
          >
            {t().rides.more}
          </button>
        )}
      </div>
      {editing && <EditRide ride={editing} onClose={() => setEditing(null)} onSaved={changed} />}
      {deleting && (
        <DeleteRide ride={deleting} onClose={() => setDeleting(null)} onDeleted={changed} />
      )}
    </div>
  );
}
