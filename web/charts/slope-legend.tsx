import { RuleButton } from '../components/figure.tsx';
import { t } from '../i18n/index.ts';
import { quantityText } from './moment.ts';
import { SLOPE_BANDS } from './slope.ts';

/** The fixed colours of slopes, told over `base` metres; each bound between the two colours it parts. */
export function SlopeLegend({ base }: { base: number }) {
  const { slope, slopeOver, slopeRule } = t().charts;
  const metres = quantityText(base, 'm', 0);
  return (
    <span class="slope-legend">
      <RuleButton
        label={slopeOver(metres)}
        rule={{ title: slope, paragraphs: [slopeRule(metres)] }}
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
