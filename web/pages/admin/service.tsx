import { serviceApi } from '../../api/service.ts';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { useResource } from '../../resource.ts';
import { AdminPage } from './admin-page.tsx';
import { JobsSection } from './jobs.tsx';
import { Packs } from './packs.tsx';
import { StorageFigures } from './storage.tsx';

/** How the service fares: work, disk, territories. */
export default function ServicePage() {
  const jobs = useResource('jobs', serviceApi.jobs);
  const storage = useResource('storage', serviceApi.storage);
  const packs = useResource('packs', serviceApi.packs);
  return (
    <AdminPage section="service">
      {jobs.resource.state === 'loading' && <Loading />}
      {jobs.resource.state === 'failed' && (
        <ErrorMessage code={jobs.resource.code} onRetry={jobs.reload} />
      )}
      {jobs.resource.state === 'ready' && (
        <JobsSection jobs={jobs.resource.value} onChanged={jobs.reload} />
      )}
      {storage.resource.state === 'failed' && (
        <ErrorMessage code={storage.resource.code} onRetry={storage.reload} />
      )}
      {storage.resource.state === 'ready' && <StorageFigures storage={storage.resource.value} />}
      {packs.resource.state === 'failed' && (
        <ErrorMessage code={packs.resource.code} onRetry={packs.reload} />
      )}
      {packs.resource.state === 'ready' && <Packs packs={packs.resource.value.packs} />}
    </AdminPage>
  );
}
