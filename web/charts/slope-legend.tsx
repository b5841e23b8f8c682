import { RuleButton } from '../components/figure.tsx';
import { t } from '../i18n/index.ts';
import { quantityText } from './moment.ts';
import { SLOPE_BANDS } from './slope.ts';

interface SlopeLegendProps {
  /** Metres over which slopes are told. */
  base: number;
  /** How they come about; else as those of a ride. */
  rule?: (metres: string) => string;
}

/** The fixed colours of slopes; each bound between the two colours it parts. */
export function SlopeLegend({ base, rule }: SlopeLegendProps) {
  const { slope, slopeOver, slopeRule } = t().charts;
  const metres = quantityText(base, 'm', 0);
  return (
    <span class="slope-legend">
      <RuleButton
        label={slopeOver(metres)}
        rule={{ title: slope, paragraphs: [(rule ?? slopeRule)(metres)] }}
      />
      <span class="slope-scale" aria-hidden="true">
        {SLOPE_BANDS.map(({ from, token }) => (
          <span key={token} style={{ background: `var(${token})` }}>
            {Number.isFinite(from) && <span class="slope-bound">{from}</span>}
          </span>
        ))}
      </span>
    </span>
  );
}
