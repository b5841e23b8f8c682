import { useMemo, useState } from 'preact/hooks';
import { type Zone, zones } from '../../../api/zones.ts';
import type { Person } from '../../../api.ts';
import { FormDialog } from '../../../components/form.tsx';
import { EmptyState, ErrorMessage, Loading } from '../../../components/states.tsx';
import { accountWords } from '../../../i18n/account.ts';
import { lazyPage } from '../../../lazy-page.tsx';
import { useResource } from '../../../resource.ts';
import { degreesOf } from './degrees.ts';
import { type RecentTrack, recentTracks } from './recent-tracks.ts';
import { type Draft, draftOf, NEW_ZONE, ZoneForm } from './zone-form.tsx';
import { ZoneTable } from './zone-table.tsx';
import './zones.css';

const ZoneMap = lazyPage(() => import('../../../map/zone-map.tsx'));

const NO_TRACKS: RecentTrack[] = [];

/** Places that others see nothing of: a list, a map, and a form that does without the map too. */
export default function Zones({ person }: { person: Person }) {
  const { resource, reload } = useResource('zones', zones.list);
  const tracks = useResource('recent tracks', (signal) =>
    person.riderId === null ? Promise.resolve(NO_TRACKS) : recentTracks(person.riderId, signal),
  ).resource;
  if (resource.state === 'loading' || tracks.state === 'loading') return <Loading />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  return (
    <ZonesKnown
      known={resource.value.zones}
      tracks={tracks.state === 'ready' ? tracks.value : NO_TRACKS}
      onChanged={reload}
    />
  );
}

interface ZonesKnownProps {
  known: Zone[];
  tracks: RecentTrack[];
  onChanged: () => void;
}

function ZonesKnown({ known, tracks, onChanged }: ZonesKnownProps) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [removing, setRemoving] = useState<Zone | null>(null);
  const words = accountWords().zones;
  const shown = useMemo(() => withDraft(known, draft), [known, draft]);
  const lines = useMemo(() => tracks.map(({ line }) => line), [tracks]);
  const saved = () => {
    setDraft(null);
    onChanged();
  };
  return (
    <>
      <div class="stack">
        <p>{words.intro}</p>
        <p class="soft">{words.offset}</p>
      </div>
      <div class={draft ? 'zones-place editing' : 'zones-place'}>
        <ZoneMap
          zones={shown}
          tracks={lines}
          onPick={
            draft &&
            (({ latitude, longitude }) => setDraft(draftOf({ ...draft, latitude, longitude })))
          }
        />
        {draft && (
          <ZoneForm
            draft={draft}
            tracks={tracks}
            onChange={setDraft}
            onClose={() => setDraft(null)}
            onSaved={saved}
          />
        )}
      </div>
      {known.length > 0 ? (
        <ZoneTable
          zones={known}
          onEdit={(zone) => setDraft(draftOf(zone))}
          onRemove={setRemoving}
        />
      ) : (
        draft === null && (
          <EmptyState title={words.emptyTitle}>
            <p class="soft">{words.emptyText}</p>
          </EmptyState>
        )
      )}
      {draft === null && (
        <button type="button" class="button primary" onClick={() => setDraft(NEW_ZONE)}>
          {words.add}
        </button>
      )}
      {removing && (
        <RemoveZone zone={removing} onClose={() => setRemoving(null)} onRemoved={onChanged} />
      )}
    </>
  );
}

/** The zones as the map shows them: the one in hand as it is being set. */
function withDraft(known: Zone[], draft: Draft | null) {
  const others = known.filter(({ id }) => id !== draft?.id);
  const latitude = draft && degreesOf(draft.latitude, 85);
  const longitude = draft && degreesOf(draft.longitude, 180);
  if (draft === null || latitude === null || longitude === null) return others;
  const { name, radius } = draft;
  return [...others, { name, latitude, longitude, radius, hidden: null }];
}

interface RemoveZoneProps {
  zone: Zone;
  onClose: () => void;
  onRemoved: () => void;
}

function RemoveZone({ zone, onClose, onRemoved }: RemoveZoneProps) {
  const words = accountWords().zones;
  const remove = async () => {
    await zones.remove(zone.id);
    onRemoved();
  };
  return (
    <FormDialog
      title={words.removeTitle(zone.name)}
      submit={words.remove}
      tone="danger"
      onSubmit={remove}
      onClose={onClose}
    >
      <p>{words.removeGoes}</p>
      <p>{words.removeStays}</p>
    </FormDialog>
  );
}
