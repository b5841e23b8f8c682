import { useState } from 'preact/hooks';
import { type ClimbLine, climbs, type History, type PastEffort } from '../../api/climbs.ts';
import { ErrorMessage, Loading } from '../../components/states.tsx';
import { climbPageWords } from '../../i18n/climb.ts';
import { lazyPage } from '../../lazy-page.tsx';
import { useResource } from '../../resource.ts';
import { BestLegs } from './best-legs.tsx';
import { EffortTable } from './effort-table.tsx';

const LazyTimes = lazyPage(() => import('../../charts/times.tsx'));

/** How many efforts stand side by side at most. */
const MOST_COMPARED = 8;

/** What the reader rode on this line. */
export function HistorySection({ line }: { line: ClimbLine }) {
  const words = climbPageWords().history;
  const { resource, reload } = useResource(`history ${line.climb}/${line.variant}`, (signal) =>
    climbs.history(line, signal),
  );
  return (
    <section aria-labelledby="history" class="stack">
      <h2 id="history">{words.title}</h2>
      {resource.state === 'loading' && <Loading />}
      {resource.state === 'failed' && <ErrorMessage code={resource.code} onRetry={reload} />}
      {resource.state === 'ready' &&
        (resource.value.efforts.length === 0 ? (
          <p class="soft measure">
            {words.none} <a href="/">{words.add}</a>
          </p>
        ) : (
          <Ridden line={line} history={resource.value} />
        ))}
    </section>
  );
}

function Ridden({ line, history }: { line: ClimbLine; history: History }) {
  const words = climbPageWords().history;
  const { efforts, bestSplits } = history;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (effort: PastEffort, isChosen: boolean) => {
    const id = idOf(effort);
    setChosen(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id));
  };
  const canCompare = chosen.length >= 2 && chosen.length <= MOST_COMPARED;
  return (
    <>
      {efforts.length > 1 && <LazyTimes efforts={efforts} />}
      <EffortTable
        line={line}
        efforts={efforts}
        isChosen={(effort) => chosen.includes(idOf(effort))}
        onChoose={efforts.length > 1 ? choose : null}
      />
      {efforts.length > 1 && (
        <div class="button-row">
          {canCompare ? (
            <a
              class="button primary"
              href={`/climbs/${line.climb}/${line.variant}/compare?efforts=${chosen.join()}`}
            >
              {words.compare(chosen.length)}
            </a>
          ) : (
            <button type="button" class="button" disabled>
              {words.compare(chosen.length)}
            </button>
          )}
          <span class="small soft">{words.compareHint}</span>
        </div>
      )}
      {bestSplits.length > 0 && <BestLegs line={line} legs={bestSplits} efforts={efforts} />}
    </>
  );
}

/** As the address of a comparison has it. */
function idOf({ ride, number }: PastEffort): string {
  return `${ride}:${number}`;
}
