import { RuleButton } from '../components/figure.tsx';
import { t } from '../i18n/index.ts';
import { SLOPE_BANDS } from './slope.ts';

/** The fixed colours of slopes, each bound between the two colours it parts. */
export function SlopeLegend() {
  const { slope, slopeRule } = t().charts;
  return (
    <span class="slope-legend">
      <RuleButton label={`${slope} %`} rule={{ title: slope, paragraphs: [slopeRule] }} />
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
