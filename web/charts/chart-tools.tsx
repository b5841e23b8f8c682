import type { ComponentChildren } from 'preact';
import type { Range } from '../../src/core/series.ts';
import { ZoomInIcon, ZoomOutIcon } from '../components/icons.tsx';
import { t } from '../i18n/index.ts';
import type { View } from './view.ts';
import { unlessWhole, zoomed } from './zoom.ts';

interface ChartToolsProps {
  view: View;
  /** In sight, s. */
  range: Range;
  /** Length of the ride. */
  seconds: number;
  /** Whether the ride has a distance to be an axis. */
  canMeasure: boolean;
  children: ComponentChildren;
}

/** Which axis, how close, and what else the caller adds. */
export function ChartTools({ view, range, seconds, canMeasure, children }: ChartToolsProps) {
  const zoom = (factor: number) => {
    const around = view.cursor.value ?? (range.start + range.end) / 2;
    view.range.value = unlessWhole(zoomed(range, factor, around, seconds), seconds);
  };
  return (
    <div class="chart-tools">
      {canMeasure && (
        <fieldset class="segments">
          <legend class="visually-hidden">{t().charts.axis}</legend>
          {(['distance', 'time'] as const).map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                name="axis"
                checked={view.axis.value === kind}
                onChange={() => {
                  view.axis.value = kind;
                }}
              />
              {t().charts[kind]}
            </label>
          ))}
        </fieldset>
      )}
      <div class="zoom-buttons">
        <IconButton label={t().charts.zoomOut} onClick={() => zoom(2)}>
          <ZoomOutIcon />
        </IconButton>
        <IconButton label={t().charts.zoomIn} onClick={() => zoom(1 / 2)}>
          <ZoomInIcon />
        </IconButton>
        {view.range.value !== null && (
          <button
            type="button"
            class="button"
            onClick={() => {
              view.range.value = null;
            }}
          >
            {t().charts.whole}
          </button>
        )}
      </div>
      {children}
    </div>
  );
}

interface IconButtonProps {
  label: string;
  onClick: () => void;
  children: ComponentChildren;
}

function IconButton({ label, onClick, children }: IconButtonProps) {
  return (
    <button type="button" class="icon-button" title={label} aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}
