import { isMotorless } from '../../../src/core/climbs/assumptions.ts';
import type { Span } from '../../../src/core/fuelling.ts';
import { Figure } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { formatNumber, THIN_SPACE } from '../../format/quantity.ts';
import { language } from '../../i18n/language.ts';
import { plannerWords } from '../../i18n/planner.ts';
import type { Shown } from './shown.ts';

/** Work, energy, drink and food, as ranges; for minors no number to eat or drink up to. */
export function Fuel({ settings, planned, isAdult }: Shown) {
  const { fuel: words, rules } = plannerWords();
  const { plan, energy, burnt, intake, drink, battery } = planned;
  const hours = plan.seconds / 3600;
  const rule = (title: string, paragraphs: readonly string[]) => ({
    title,
    paragraphs: [...paragraphs],
  });
  return (
    <section class="planner-fuel" aria-labelledby="planner-fuel">
      <h2 id="planner-fuel">{words.title}</h2>
      <dl class="figures">
        <Figure label={words.work}>
          <Quantity value={plan.work} unit="J" />
        </Figure>
        <Figure label={words.energy} rule={rule(words.energy, rules.energy)}>
          <Range span={energy} unit="kcal" />
        </Figure>
        {isAdult && (
          <>
            <Figure
              label={words.drink}
              rule={rule(words.drink, rules.drink)}
              aside={words.drinkRate(rangeText(drink, 'l', 1))}
            >
              <Range span={times(drink, hours)} unit="l" digits={1} />
            </Figure>
            <Figure
              label={words.intake}
              rule={rule(words.intake, rules.intake)}
              aside={asideOf(intake)}
            >
              {intake.high === 0 ? <Nothing /> : <Range span={intake} unit="g/h" />}
            </Figure>
            <Figure label={words.burnt} rule={rule(words.burnt, rules.burnt)}>
              <Range span={times(burnt, hours)} unit="g" />
            </Figure>
          </>
        )}
        {!isMotorless(settings.bikeClass) && (
          <Figure
            label={words.battery}
            rule={rule(words.battery, rules.battery)}
            aside={
              Number.isNaN(settings.battery)
                ? undefined
                : words.batteryOf(`${numberText(settings.battery, 0)}${THIN_SPACE}Wh`)
            }
          >
            <Range span={battery} unit="Wh" />
          </Figure>
        )}
      </dl>
      <p class="small soft measure">
        {isAdult ? words.onlyClimb : `${words.minor} ${words.onlyClimb}`}
      </p>
    </section>
  );
}

function Nothing() {
  return <span class="planner-words">{plannerWords().fuel.nothing}</span>;
}

function asideOf({ high }: Span): string {
  const words = plannerWords().fuel;
  return high === 0 ? words.nothingAside : words.carbohydrate;
}

interface RangeProps {
  span: Span;
  unit: string;
  digits?: number;
}

/** `0,6 – 1,3 l`. */
function Range({ span, unit, digits = 0 }: RangeProps) {
  return (
    <span class="quantity">
      {numberText(span.low, digits)} – {numberText(span.high, digits)}
      <span class="unit">
        {THIN_SPACE}
        {unit}
      </span>
    </span>
  );
}

function rangeText({ low, high }: Span, unit: string, digits: number): string {
  return `${numberText(low, digits)} – ${numberText(high, digits)}${THIN_SPACE}${unit}`;
}

function numberText(value: number, digits: number): string {
  return formatNumber(value, { language: language.value, digits });
}

function times({ low, high }: Span, factor: number): Span {
  return { low: low * factor, high: high * factor };
}
