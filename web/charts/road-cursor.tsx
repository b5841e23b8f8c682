import { climbWords } from '../i18n/climbs.ts';
import { placeText, type Told } from './climb-place.ts';
import { quantityText } from './moment.ts';
import { PLOT_LEFT } from './plot.ts';

interface RoadCursorProps extends Told {
  /** Pixels of the chart, and those free beside its plot area. */
  width: number;
  right: number;
  /** Id of the text that tells the keys. */
  describedBy: string;
}

/** The line at the place pointed at; a slider, so that it moves by keyboard too. */
export function RoadCursor({ width, right, describedBy, ...told }: RoadCursorProps) {
  const { road, cursor } = told;
  const along = cursor.value;
  const now = along ?? 0;
  const pixel = PLOT_LEFT + (now / road.length) * (width - PLOT_LEFT - right);
  return (
    <div
      class="cursor-layer"
      role="slider"
      tabIndex={0}
      aria-label={climbWords().profile.cursor}
      aria-describedby={describedBy}
      aria-valuemin={0}
      aria-valuemax={Math.round(road.length)}
      aria-valuenow={Math.round(now)}
      aria-valuetext={`${quantityText(now, 'km', 1)}: ${placeText(told, now)}`}
      onKeyDown={(press) => {
        if (press.ctrlKey || press.metaKey || press.altKey) return;
        const to = placeAfter(press.key, told, now);
        if (to === undefined) return;
        press.preventDefault();
        cursor.value = to;
      }}
    >
      {along !== null && (
        <div class="cursor-line" style={{ transform: `translateX(${pixel.toFixed(1)}px)` }} />
      )}
    </div>
  );
}

const STEP = 50;
const LEAP = 1000;

/** Where a key leads; null takes the cursor away, undefined where the key means nothing here. */
function placeAfter(key: string, { road, marks }: Told, now: number): number | null | undefined {
  const { length } = road;
  const within = (place: number) => Math.min(length, Math.max(0, place));
  if (key === 'ArrowLeft') return within(now - STEP);
  if (key === 'ArrowRight') return within(now + STEP);
  if (key === 'PageUp') return marks.find(({ along }) => along > now)?.along ?? within(now + LEAP);
  if (key === 'PageDown') {
    return marks.findLast(({ along }) => along < now)?.along ?? within(now - LEAP);
  }
  if (key === 'Home') return 0;
  if (key === 'End') return length;
  return key === 'Escape' ? null : undefined;
}
