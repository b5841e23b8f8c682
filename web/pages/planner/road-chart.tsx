import type { Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { ClimbLine } from '../../api/climbs.ts';
import type { Overlay } from '../../charts/climb-place.ts';
import { quantityText } from '../../charts/moment.ts';
import { inLanguage } from '../../i18n/index.ts';
import { plannerWords } from '../../i18n/planner.ts';
import { lazyPage } from '../../lazy-page.tsx';
import { marksOf } from '../climb/marks.ts';
import type { Planned } from './plan-of.ts';

const LazyProfile = lazyPage(() => import('../../charts/climb-profile.tsx'));

/** Pixels: low enough for a sheet of paper that holds the whole plan. */
const HEIGHT = 264;

interface RoadProps {
  line: ClimbLine;
  planned: Planned | null;
  cursor: Signal<number | null>;
}

/** The road from its side, and over it the power that each section asks for. */
export function Road({ line, planned, cursor }: RoadProps) {
  const words = plannerWords().profile;
  const marks = useMemo(() => marksOf(line.gates), [line]);
  const overlay = useMemo(() => overlayOf(planned, words.target), [planned, words]);
  return (
    <section class="planner-road" aria-labelledby="planner-road">
      <h2 id="planner-road">{words.title}</h2>
      {line.profile === null ? (
        <NoProfile line={line} />
      ) : (
        <LazyProfile
          profile={line.profile}
          length={line.length}
          marks={marks}
          window={500}
          cursor={cursor}
          overlay={overlay}
          height={HEIGHT}
        />
      )}
    </section>
  );
}

function NoProfile({ line: { published } }: { line: ClimbLine }) {
  const words = plannerWords().profile;
  const length = published?.length ?? null;
  const gain = published?.gain ?? null;
  return (
    <div class="stack">
      <p>{words.none}</p>
      {published && length !== null && gain !== null && (
        <p class="soft">
          {words.published(
            `${quantityText(length, 'km', 1)}, ${quantityText(gain, 'm', 0)}`,
            inLanguage(published.source),
          )}
        </p>
      )}
    </div>
  );
}

/** One step a section. */
function overlayOf(planned: Planned | null, label: string): Overlay[] {
  if (planned === null) return [];
  const values = planned.sections.flatMap(({ from, to, power }) => [
    { along: from, value: power },
    { along: to, value: power },
  ]);
  return [{ label, token: '--chart-power', unit: 'W', fromZero: true, values }];
}
