import { useCallback, useEffect, useState } from 'preact/hooks';
import { api, type Rider } from '../../api.ts';
import { DropZone } from '../../components/drop-zone.tsx';
import { SelectField } from '../../components/fields.tsx';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { t } from '../../i18n/index.ts';
import { useTitle } from '../../page.ts';
import { useResource } from '../../resource.ts';
import { followUploads, sendFiles } from '../../uploads.ts';
import { Arrivals } from './arrivals.tsx';
import { Attention } from './attention.tsx';
import './home.css';
import { LatestRides } from './latest-rides.tsx';

/** One place that takes everything, what becomes of it, and what is new. */
export default function HomePage() {
  useTitle(t().home.title);
  useEffect(followUploads, []);
  const { resource, reload } = useResource('riders', api.riders);
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  const { riders } = resource.value;
  return (
    <div class="page">
      <h1 class="visually-hidden">{t().home.title}</h1>
      {riders.length > 0 && <Receive riders={riders} />}
      <Arrivals />
      <Attention riders={riders} />
      <LatestRides />
    </div>
  );
}

const LAST_RIDER = 'last-rider';

/** The drop zone, and for whom it takes files where there are several riders. */
function Receive({ riders }: { riders: Rider[] }) {
  const [chosen, setChosen] = useState(localStorage.getItem(LAST_RIDER));
  const rider = riders.find(({ id }) => id === chosen) ?? (riders[0] as Rider);
  const onFiles = useCallback((files: File[]) => sendFiles(files, rider.id), [rider.id]);
  return (
    <DropZone onFiles={onFiles}>
      {riders.length > 1 && (
        <SelectField
          label={t().home.forRider}
          value={rider.id}
          options={riders.map(({ id, name }) => ({ value: id, label: name }))}
          onValue={(id) => {
            setChosen(id);
            localStorage.setItem(LAST_RIDER, id);
          }}
        />
      )}
    </DropZone>
  );
}
