import type { Intensity } from '../../../src/core/climbs/plan.ts';
import { quantityText } from '../../charts/moment.ts';
import { Figure, RuleButton } from '../../components/figure.tsx';
import { Duration, Quantity } from '../../components/quantity.tsx';
import { clock, spoken } from '../../format/duration.ts';
import { t } from '../../i18n/index.ts';
import { plannerWords } from '../../i18n/planner.ts';
import { clockOf } from './clock.ts';
import type { Settings } from './settings.ts';
import type { Shown } from './shown.ts';

/** How long it takes, between what and what; the pace to choose; and what that asks for. */
export function Time({
  onChange,
  ...shown
}: Shown & { onChange: (changed: Partial<Settings>) => void }) {
  const { settings, planned } = shown;
  const { result, rules, form } = plannerWords();
  const chosen = planned.intensities.find(({ intensity }) => intensity === settings.intensity);
  return (
    <section class="planner-time" aria-labelledby="planner-time">
      <h2 id="planner-time">
        <RuleButton label={result.title} rule={{ title: result.title, paragraphs: rules.time }} />
      </h2>
      {chosen && (
        <p class="planner-range" aria-live="polite">
          <Duration seconds={chosen.span.low} /> – <Duration seconds={chosen.span.high} />
        </p>
      )}
      {!Number.isNaN(settings.start) && (
        <p class="soft">
          {result.arrival(
            clockOf(settings.start * 3600),
            clockOf(settings.start * 3600 + planned.seconds),
          )}
        </p>
      )}
      <div class="planner-paces" role="radiogroup" aria-label={form.pace}>
        {planned.intensities.map((pace) => (
          <Pace
            key={pace.intensity}
            {...pace}
            isChosen={pace.intensity === settings.intensity}
            onChoose={(intensity) => onChange({ intensity })}
          />
        ))}
      </div>
      <Figures {...shown} />
    </section>
  );
}

interface PaceProps {
  intensity: Intensity;
  seconds: number;
  power: number;
  span: { low: number; high: number };
  isChosen: boolean;
  onChoose: (intensity: Intensity) => void;
}

function Pace({ intensity, seconds, power, span, isChosen, onChoose }: PaceProps) {
  const { form, result } = plannerWords();
  return (
    <label class={isChosen ? 'planner-pace chosen' : 'planner-pace'}>
      <input
        type="radio"
        name="intensity"
        checked={isChosen}
        onChange={() => onChoose(intensity)}
      />
      <span class="planner-pace-name">{form.intensities[intensity]}</span>
      <span class="planner-pace-time tabular">{spoken(seconds)}</span>
      <span class="small soft tabular">
        {quantityText(power, 'W', 0)} ·{' '}
        <span class="nowrap">{result.between(clock(span.low), clock(span.high))}</span>
      </span>
    </label>
  );
}

function Figures({ line, planned }: Shown) {
  const { result, rules } = plannerWords();
  const { plan, wish, rate, ferrari, seconds } = planned;
  const rule = (title: string, paragraphs: string[]) => ({ title, paragraphs });
  const second = Number.isNaN(ferrari) ? '–' : quantityText(ferrari, 'W/kg', 1);
  return (
    <dl class="figures">
      <Figure label={result.power} rule={rule(result.power, [...rules.power])}>
        <Quantity value={plan.power} unit="W" />
      </Figure>
      <Figure label={result.perKilogram} rule={rule(result.perKilogram, rules.perKilogram(second))}>
        <Quantity value={plan.power / wish.rider.weight} unit="W/kg" digits={1} />
      </Figure>
      <Figure label={result.held} rule={rule(result.held, rules.held)}>
        <Quantity value={plan.held} unit="W" />
      </Figure>
      <Figure label={result.ceiling} rule={rule(result.ceiling, rules.ceiling)}>
        <Quantity value={100 * (plan.ceiling - 1)} unit="%" digits={1} />
      </Figure>
      <Figure label={result.speed}>
        <Quantity value={line.length / seconds} unit="m/s" />
      </Figure>
      <Figure label={result.vam} rule={rule(result.vam, rules.vam)}>
        <Quantity value={rate} unit="m/h" />
      </Figure>
      {!Number.isNaN(plan.reserve) && (
        <Figure label={result.reserve} rule={rule(result.reserve, rules.reserve)}>
          <Quantity value={plan.reserve} unit="J" reason={t().unknown.threshold} />
        </Figure>
      )}
    </dl>
  );
}
