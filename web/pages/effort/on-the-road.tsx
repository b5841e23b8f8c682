import { useSignal } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import type { ClimbLine } from '../../api/climbs.ts';
import type { EffortDetail } from '../../api/efforts.ts';
import { api } from '../../api.ts';
import { piecesOf, roadOf, type Window, windowsOf } from '../../charts/climb-pieces.ts';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { climbWords } from '../../i18n/climbs.ts';
import { effortWords } from '../../i18n/effort.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { oneOf, useInAddress } from '../../in-address.ts';
import { lazyPage } from '../../lazy-page.tsx';
import { useResource } from '../../resource.ts';
import { marksOf } from '../climb/marks.ts';
import { WindowSwitch } from '../climb/window-switch.tsx';
import { deltaPane, MEASURED, measuredPanes } from './panes.ts';
import { firstReference, KINDS, type ReferenceKind, ReferenceSwitch } from './reference-switch.tsx';
import { Sections } from './sections.tsx';

const LazyProfile = lazyPage(() => import('../../charts/climb-profile.tsx'));
const LazyCharts = lazyPage(() => import('../../charts/road-charts.tsx'));
const LazyMap = lazyPage(() => import('../../map/climb-map.tsx'));

/** One value a second up to more than three hours. */
const MOST_POINTS = 12_000;

/** The effort along its road: profile, gap, what was measured, splits and map under one cursor. */
export function OnTheRoad({ effort, line }: { effort: EffortDetail; line: ClimbLine }) {
  const cursor = useSignal<number | null>(null);
  const windows = windowsOf(line);
  const [chosen, setWindow] = useState<Window>(500);
  const window = windows.includes(chosen) ? chosen : windows[0];
  const pieces = useMemo(
    () =>
      line.profile && window !== undefined
        ? piecesOf(roadOf(line.profile, line.length), window)
        : null,
    [line, window],
  );
  const first: ReferenceKind = firstReference(effort.references);
  const [{ reference }, choose] = useInAddress({ reference: first as string });
  const kind = oneOf(reference, KINDS, first);
  const { resource: streams, reload } = useStreams(effort);
  const marks = useMemo(() => marksOf(line.gates), [line, language.value]);
  const bends = useMemo(() => line.gates.map(({ along }) => along), [line]);
  const known = streams.state === 'ready' ? streams.value : null;
  const panes = useMemo(
    () => [
      ...deltaPane(effort, kind),
      ...(known ? measuredPanes(known, { start: effort.start, course: effort.course }) : []),
    ],
    [effort, kind, known, language.value],
  );
  return (
    <>
      {line.profile && window !== undefined && (
        <section aria-labelledby="profile">
          <div class="section-head">
            <h2 id="profile">{climbWords().profile.title}</h2>
          </div>
          <LazyProfile
            profile={line.profile}
            length={line.length}
            marks={marks}
            window={window}
            cursor={cursor}
            height={240}
            tools={<WindowSwitch windows={windows} window={window} onWindow={setWindow} />}
          />
        </section>
      )}
      <section aria-labelledby="along">
        <div class="section-head">
          <h2 id="along">{effortWords().charts.title}</h2>
        </div>
        <ReferenceSwitch
          effort={effort}
          kind={kind}
          onKind={(each) => choose({ reference: each })}
        />
        {streams.state === 'loading' && <Loading />}
        {streams.state === 'failed' && <ErrorMessage code={streams.code} onRetry={reload} />}
        {panes.length > 0 ? (
          <LazyCharts
            panes={panes}
            length={line.length}
            marks={bends}
            cursor={cursor}
            filename="effort"
          />
        ) : (
          streams.state === 'ready' && <p class="soft">{effortWords().charts.none}</p>
        )}
      </section>
      <div class="sections-and-map">
        <Sections effort={effort} line={line} streams={known} kind={kind} cursor={cursor} />
        <section class="map-place" aria-label={t().map.title}>
          <LazyMap line={line} pieces={pieces} marks={marks} cursor={cursor} />
          <p class="small soft">{line.attribution}</p>
        </section>
      </div>
    </>
  );
}

/** What was measured between the gates, a little around them, second by second. */
function useStreams({ ride, start, end }: EffortDetail) {
  const range = { start: Math.max(0, start - 2), end: end + 2 };
  const points = Math.min(MOST_POINTS, Math.ceil(range.end - range.start) + 1);
  return useResource(`streams ${ride.id} ${start}`, (signal) =>
    api.streams(ride.id, { channels: MEASURED, points, range }, signal),
  );
}
