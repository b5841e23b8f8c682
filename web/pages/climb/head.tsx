import { useEffect, useRef } from 'preact/hooks';
import { quantityText } from '../../charts/moment.ts';
import { climbPageWords } from '../../i18n/climb.ts';
import { climbWords } from '../../i18n/climbs.ts';
import { inLanguage } from '../../i18n/index.ts';
import type { Entry } from '../climbs/entries.ts';

interface HeadProps {
  /** All ways up the climb. */
  ways: readonly Entry[];
  /** The one that is shown. */
  way: Entry;
}

/** What the climb is called, and which ways lead up it. */
export function Head({ ways, way }: HeadProps) {
  const list = useRef<HTMLUListElement>(null);
  // On a phone the row scrolls: the way that is shown must be in sight.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [way.variant]);
  return (
    <header class="stack">
      <div>
        <p class="small">
          <a href="/climbs">{climbPageWords().all}</a>
        </p>
        <h1 class="climb-title">{inLanguage(way.names.climb)}</h1>
      </div>
      {ways.length === 1 ? (
        <p class="soft">{inLanguage(way.names.variant)}</p>
      ) : (
        <nav class="ways" aria-label={climbPageWords().ways}>
          <ul ref={list}>
            {ways.map((each) => (
              <li key={each.variant}>
                <a
                  href={`/climbs/${each.climb}/${each.variant}`}
                  aria-current={each === way ? 'page' : undefined}
                >
                  <span>{inLanguage(each.names.variant)}</span>
                  <span class="small soft tabular">{sizeOf(each)}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

/** `13,4 km · 1 122 m`, as far as it is known. */
function sizeOf({ length, gain, line }: Entry): string {
  return [
    ...(length === null ? [] : [quantityText(length, 'km', 1)]),
    ...(gain === null ? [] : [quantityText(gain, 'm', 0)]),
    ...(line === null ? [climbWords().list.noLine] : []),
  ].join(' · ');
}
