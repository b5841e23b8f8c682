import type { Streams } from '../api.ts';
import { t } from '../i18n/index.ts';
import { momentText } from './moment.ts';
import type { Pane } from './panes.ts';
import { type Plot, pixelAt } from './plot.ts';
import type { View } from './view.ts';
import { moved, unlessWhole, zoomed } from './zoom.ts';

interface CursorLayerProps {
  view: View;
  plot: Plot;
  streams: Streams;
  panes: readonly Pane[];
  /** Id of the text that tells the keys. */
  describedBy: string;
}

const ZOOM_STEP = 0.5;

/**
 * One line through all charts at the moment pointed at. It is a slider: by keyboard it moves, and
 * zooms as the pointer does.
 */
export function CursorLayer({ view, plot, streams, panes, describedBy }: CursorLayerProps) {
  const { range } = plot;
  const cursor = view.cursor.value;
  const inSight = cursor !== null && cursor >= range.start && cursor <= range.end;
  const now = inSight ? cursor : range.start;
  return (
    <div
      class="cursor-layer"
      role="slider"
      tabIndex={0}
      aria-label={t().charts.cursor}
      aria-describedby={describedBy}
      aria-valuemin={Math.round(range.start)}
      aria-valuemax={Math.round(range.end)}
      aria-valuenow={Math.round(now)}
      aria-valuetext={momentText(streams, panes, now)}
      onKeyDown={(press) => {
        if (press.ctrlKey || press.metaKey || press.altKey) return;
        if (act(press, { view, plot, now, seconds: streams.seconds })) press.preventDefault();
      }}
    >
      {inSight && (
        <div
          class="cursor-line"
          style={{ transform: `translateX(${pixelAt(plot, cursor).toFixed(1)}px)` }}
        />
      )}
    </div>
  );
}

interface Situation {
  view: View;
  plot: Plot;
  /** Where the cursor is, s. */
  now: number;
  /** Length of the ride. */
  seconds: number;
}

/** What a key does to the view; false where it means nothing here. */
function act({ key, shiftKey }: KeyboardEvent, { view, plot, now, seconds }: Situation): boolean {
  const { range } = plot;
  const length = range.end - range.start;
  const step = Math.max(1, length / 200);
  const to = (moment: number) => {
    view.cursor.value = Math.min(range.end, Math.max(range.start, moment));
  };
  const show = (shown: typeof range) => {
    view.range.value = unlessWhole(shown, seconds);
  };
  const actions: Record<string, () => void> = {
    ArrowLeft: () => (shiftKey ? show(moved(range, -0.25, seconds)) : to(now - step)),
    ArrowRight: () => (shiftKey ? show(moved(range, 0.25, seconds)) : to(now + step)),
    PageUp: () => to(now + length / 10),
    PageDown: () => to(now - length / 10),
    Home: () => to(range.start),
    End: () => to(range.end),
    '+': () => show(zoomed(range, ZOOM_STEP, now, seconds)),
    '=': () => show(zoomed(range, ZOOM_STEP, now, seconds)),
    '-': () => show(zoomed(range, 1 / ZOOM_STEP, now, seconds)),
    '0': () => {
      view.range.value = null;
    },
    Escape: () => {
      view.cursor.value = null;
    },
  };
  const action = actions[key];
  action?.();
  return action !== undefined;
}
