import { useSignal } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import type { ClimbLine } from '../../api/climbs.ts';
import type { Window } from '../../charts/climb-pieces.ts';
import { climbWords } from '../../i18n/climbs.ts';
import { lazyPage } from '../../lazy-page.tsx';
import { marksOf } from './marks.ts';
import { WindowSwitch } from './window-switch.tsx';

const LazyProfile = lazyPage(() => import('../../charts/climb-profile.tsx'));

/** The climb itself, from its side. */
export function Hero({ line }: { line: ClimbLine }) {
  const [window, setWindow] = useState<Window>(500);
  const cursor = useSignal<number | null>(null);
  const marks = useMemo(() => marksOf(line.gates), [line]);
  return (
    <section aria-label={climbWords().profile.title}>
      <WindowSwitch window={window} onWindow={setWindow} />
      {line.profile && (
        <LazyProfile
          profile={line.profile}
          length={line.length}
          marks={marks}
          window={window}
          cursor={cursor}
        />
      )}
    </section>
  );
}
