import { useSignal } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import { type ClimbLine, climbs } from '../../api/climbs.ts';
import { piecesOf, roadOf, type Window, windowsOf } from '../../charts/climb-pieces.ts';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { climbPageWords } from '../../i18n/climb.ts';
import { inLanguage } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { lazyPage } from '../../lazy-page.tsx';
import { useResource } from '../../resource.ts';
import { person } from '../../session.ts';
import type { Entry } from '../climbs/entries.ts';
import { Bends } from './bends.tsx';
import { Board } from './board.tsx';
import { Figures } from './figures.tsx';
import { Hero } from './hero.tsx';
import { HistorySection } from './history.tsx';
import { marksOf } from './marks.ts';
import { Places } from './places.tsx';
import { Sources } from './sources.tsx';
import { TakeAlong } from './take-along.tsx';

const LazyMap = lazyPage(() => import('../../map/climb-map.tsx'));

/** A way up with a line: its road, its numbers, and who rode it. */
export function Timed({ way }: { way: Entry }) {
  const { resource, reload } = useResource(`climb ${way.climb}/${way.variant}`, (signal) =>
    climbs.line(way, signal),
  );
  if (resource.state === 'loading') return <Loading />;
  if (resource.state === 'failed') return <ErrorMessage code={resource.code} onRetry={reload} />;
  return <Road line={resource.value} />;
}

function Road({ line }: { line: ClimbLine }) {
  const windows = windowsOf(line);
  const [chosen, setWindow] = useState<Window>(500);
  const window = windows.includes(chosen) ? chosen : windows[0];
  const cursor = useSignal<number | null>(null);
  const marks = useMemo(() => marksOf(line.gates), [line, language.value]);
  const road = useMemo(() => line.profile && roadOf(line.profile, line.length), [line]);
  const pieces = useMemo(
    () => road && window !== undefined && piecesOf(road, window),
    [road, window],
  );
  return (
    <>
      <Figures line={line} />
      <Hero line={line} marks={marks} cursor={cursor} {...{ windows, window, setWindow }} />
      {line.advice && <p class="climb-advice measure">{inLanguage(line.advice)}</p>}
      <div class="road-and-facts">
        <section class="climb-map-place" aria-label={climbPageWords().map}>
          <LazyMap line={line} pieces={pieces || null} marks={marks} cursor={cursor} />
          <p class="small soft">{line.attribution}</p>
        </section>
        <div class="page">
          {line.gates.length > 0 && <Bends line={line} road={road} cursor={cursor} />}
          <Sources line={line} />
        </div>
      </div>
      {person.value?.riderId != null && <HistorySection line={line} />}
      <Board line={line} />
      <Places line={line} cursor={cursor} />
      <TakeAlong line={line} />
    </>
  );
}
