import { api } from '../../api.ts';
import { RideList } from '../../components/ride-list.tsx';
import { EmptyState, ErrorMessage, Loading } from '../../components/states.tsx';
import { t } from '../../i18n/index.ts';
import { useResource } from '../../resource.ts';
import { ridesArrived } from '../../uploads.ts';

const SHOWN = '6';

export function LatestRides() {
  const { resource, reload } = useResource(`latest ${ridesArrived.value}`, (signal) =>
    api.rides({ limit: SHOWN }, signal),
  );
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const { rides } = resource.value;
  if (rides.length === 0) {
    return (
      <EmptyState title={t().home.emptyTitle}>
        <p class="soft">{t().home.emptyText}</p>
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="latest">
      <div class="section-head">
        <h2 id="latest">{t().home.latest}</h2>
        <a href="/rides">{t().home.all}</a>
      </div>
      <RideList rides={rides} label={t().home.latest} />
    </section>
  );
}
