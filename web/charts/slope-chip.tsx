import { quantityText } from './moment.ts';
import { SLOPE_BANDS, slopeBand } from './slope.ts';
import './slope-chip.css';

/** A gradient in per cent, with a sample of its colour before it. */
export function SlopeChip({ slope }: { slope: number }) {
  return (
    <span class="slope-chip quantity">
      <span
        class="slope-sample"
        style={{ background: `var(${SLOPE_BANDS[slopeBand(slope)].token})` }}
      />
      {quantityText(slope, '%', 1)}
    </span>
  );
}
