import { api, type Ride, type Streams } from '../../api.ts';
import type { ClimbBand } from '../../charts/climb-bands.ts';
import { SHOWN_CHANNELS } from '../../charts/panes.ts';
import { POINTS } from '../../charts/streams-in-sight.ts';
import type { View } from '../../charts/view.ts';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { t } from '../../i18n/index.ts';
import { lazyPage } from '../../lazy-page.tsx';
import { type Resource, useResource } from '../../resource.ts';
import { useShared } from '../../shared.ts';

// Both bring a large library, which the numbers of the ride do not wait for.
const LazyCharts = lazyPage(() => import('../../charts/ride-charts.tsx'));
const LazyMap = lazyPage(() => import('../../map/ride-map.tsx'));

/** The streams of a whole ride, as fine as a screen can show them. */
export function useWholeStreams(rideId: string) {
  return useResource(`streams ${rideId}`, (signal) =>
    api.streams(rideId, { channels: SHOWN_CHANNELS, points: POINTS, range: null }, signal),
  );
}

interface TraceProps {
  ride: Ride;
  streams: Resource<Streams>;
  climbs: readonly ClimbBand[];
  view: View;
}

/** Where the ride went, and where its climbs come from; nothing where it has no positions. */
export function RideMap({ ride, streams, climbs, view }: TraceProps) {
  const attribution = useAttribution(ride);
  if (!useShared('position')) return null;
  if (streams.state === 'failed') return null; // the profile says why
  if (streams.state === 'ready' && !streams.value.channels.latitude) return null;
  return (
    <section class="map-place" aria-label={t().map.title}>
      {streams.state === 'ready' && (
        <LazyMap whole={streams.value} climbs={climbs} efforts={ride.efforts} view={view} />
      )}
      {attribution && <p class="small soft">{attribution}</p>}
    </section>
  );
}

/** What the ride measured, along its way. */
export function RideProfile({
  ride,
  streams,
  climbs,
  view,
  onRetry,
}: TraceProps & { onRetry: () => void }) {
  return (
    <section aria-labelledby="profile">
      <div class="section-head">
        <h2 id="profile">{t().charts.title}</h2>
      </div>
      {streams.state === 'loading' && <Loading />}
      {streams.state === 'failed' && <ErrorMessage code={streams.code} onRetry={onRetry} />}
      {streams.state === 'ready' && (
        <LazyCharts rideId={ride.id} whole={streams.value} climbs={climbs} view={view} />
      )}
    </section>
  );
}

/** Who is to be named for the climbs on the map; null where there are none. */
function useAttribution({ id, efforts }: Ride): string | null {
  const { resource } = useResource(`attribution ${id}`, async () => {
    const lines = await Promise.all(
      efforts.map(({ climb, variant }) => api.climbLine(climb, variant)),
    );
    return [...new Set(lines.map((line) => line.attribution))].join(', ') || null;
  });
  return resource.state === 'ready' ? resource.value : null;
}
