import type { Signal } from '@preact/signals';
import type { ClimbLine } from '../../api/climbs.ts';
import type { Window } from '../../charts/climb-pieces.ts';
import type { Mark } from '../../charts/climb-place.ts';
import { climbPageWords } from '../../i18n/climb.ts';
import { climbWords } from '../../i18n/climbs.ts';
import { inLanguage } from '../../i18n/index.ts';
import { lazyPage } from '../../lazy-page.tsx';
import { WindowSwitch } from './window-switch.tsx';

const LazyProfile = lazyPage(() => import('../../charts/climb-profile.tsx'));

interface HeroProps {
  line: ClimbLine;
  marks: readonly Mark[];
  cursor: Signal<number | null>;
  /** Those over which gradients can be told, and the one that is. */
  windows: readonly Window[];
  window: Window | undefined;
  setWindow: (window: Window) => void;
}

/** The climb itself, from its side; where no altitude is trusted, why there is none. */
export function Hero({ line, marks, cursor, windows, window, setWindow }: HeroProps) {
  const words = climbPageWords();
  if (line.profile === null || window === undefined) {
    return (
      <p class="climb-no-profile measure">
        <strong>{words.noProfile}</strong> {words.altitudeIs(inLanguage(line.quality.altitude))}
      </p>
    );
  }
  return (
    <section class="climb-hero" aria-label={climbWords().profile.title}>
      <LazyProfile
        profile={line.profile}
        length={line.length}
        marks={marks}
        window={window}
        cursor={cursor}
        tools={<WindowSwitch windows={windows} window={window} onWindow={setWindow} />}
      />
      {windows.length < 3 && line.quality.window !== null && line.quality.window > 100 && (
        <p class="small soft">{words.tooRough(inLanguage(line.quality.altitude))}</p>
      )}
    </section>
  );
}
