import type { ComponentChildren } from 'preact';
import type { FieldGroup } from '../../../src/core/field-groups.ts';
import type { EffortDetail } from '../../api/efforts.ts';
import { Figure } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { clock, spoken } from '../../format/duration.ts';
import { formatNumber, type ShownUnit, THIN_SPACE } from '../../format/quantity.ts';
import { effortWords } from '../../i18n/effort.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { useReason } from '../../shared.ts';
import { PerKilogram } from './per-kilogram.tsx';

/** All numbers of an effort, each with its rule; the official time first and largest. */
export function EffortFigures({ effort }: { effort: EffortDetail }) {
  const { rules, unknown, ride } = t();
  const words = effortWords().effort;
  const ruled = (title: string, ...paragraphs: string[]) => ({
    title,
    paragraphs: [...paragraphs, rules.version(effort.analysisVersion)],
  });
  const { best } = effort;
  const isBest = best?.ride === effort.ride.id && best.number === effort.number;
  const value = (measured: number | null, unit: ShownUnit, missing: Missing) => (
    <Measured value={measured} unit={unit} {...missing} />
  );
  const power = { reveals: ['power'], reason: unknown.power } as const;
  return (
    <dl class="figures effort-figures">
      <Figure
        label={words.official}
        rule={ruled(words.official, rules.effortTime, rules.uncertainty)}
        aside={isBest ? words.isBest : undefined}
      >
        <Quantity value={effort.elapsed} unit="s" uncertainty={effort.uncertainty} />
      </Figure>
      <Figure
        label={words.moving}
        rule={ruled(words.moving, rules.effortMoving)}
        aside={stopsOf(effort)}
      >
        {value(effort.moving, 's', { reason: unknown.speed })}
      </Figure>
      <Figure label={words.normalised} rule={ruled(words.normalised, words.normalisedRule)}>
        {value(effort.normalisedElapsed, 's', { reveals: ['power'], reason: words.noNormalised })}
      </Figure>
      <Figure
        label={ride.vam}
        rule={ruled(ride.vam, rules.vam, words.vamMovingRule)}
        aside={
          effort.vamMoving !== null && (
            <>
              <Quantity value={effort.vamMoving} unit="m/h" /> {ride.inMotion}
            </>
          )
        }
      >
        {value(effort.vam, 'm/h', { reason: unknown.vam })}
      </Figure>
      <Power effort={effort} ruled={ruled} />
      <Figure label={words.weighted} rule={ruled(words.weighted, words.weightedRule)}>
        {value(effort.weightedPower, 'W', power)}
      </Figure>
      <Figure
        label={t().charts.channels.heartRate}
        rule={ruled(t().charts.channels.heartRate, rules.effortHeartRate)}
      >
        {value(effort.averageHeartRate, 'bpm', {
          reveals: ['heartRate'],
          reason: unknown.heartRate,
        })}
      </Figure>
      <Figure label={words.cadence} rule={ruled(words.cadence, words.cadenceRule)}>
        {value(effort.averageCadence, 'rpm', { reveals: ['power'], reason: unknown.cadence })}
      </Figure>
      <Figure label={words.temperature} rule={ruled(words.temperature, words.temperatureRule)}>
        {value(effort.averageTemperature, '°C', { reason: unknown.temperature })}
      </Figure>
      <Figure label={words.wPrime} rule={ruled(words.wPrime, words.wPrimeRule)}>
        {value(effort.wPrimeSpent, 'J', { reveals: ['power'], reason: words.noWPrime })}
      </Figure>
      <Figure
        label={words.work}
        rule={ruled(words.work, words.workRule, `${words.energy}. ${words.energyRule}`)}
        aside={effort.energy && energyText(effort.energy)}
      >
        {value(effort.work, 'J', power)}
      </Figure>
    </dl>
  );
}

interface Missing {
  reveals?: readonly FieldGroup[];
  reason: string;
}

function Measured({
  value,
  unit,
  reveals = [],
  reason,
}: Missing & { value: number | null; unit: ShownUnit }) {
  return <Quantity value={value} unit={unit} reason={useReason(reveals, reason)} />;
}

type Ruled = (title: string, ...paragraphs: string[]) => { title: string; paragraphs: string[] };

/** Measured; where there is no meter estimated, and called so. */
function Power({ effort, ruled }: { effort: EffortDetail; ruled: Ruled }) {
  const { rules, unknown, ride } = t();
  const words = effortWords().effort;
  const none = useReason(['power'], unknown.power);
  const { averagePower, estimatedPower, wattsPerKilogram } = effort;
  if (averagePower === null && estimatedPower !== null) {
    return (
      <Figure
        label={words.estimated}
        rule={ruled(words.estimated, words.estimatedRule)}
        aside={`±${THIN_SPACE}10${THIN_SPACE}%`}
      >
        <span class="estimated">
          <Quantity value={estimatedPower} unit="W" />
        </span>
      </Figure>
    );
  }
  return (
    <Figure
      label={ride.power}
      rule={ruled(ride.power, rules.effortPower, rules.perKilogram)}
      aside={averagePower !== null && <PerKilogram value={wattsPerKilogram} />}
    >
      <Quantity value={averagePower} unit="W" reason={none} />
    </Figure>
  );
}

/** Seconds of stops that are worth a word. */
const STOPPED = 2;

function stopsOf({ elapsed, moving }: EffortDetail): ComponentChildren {
  if (moving === null) return undefined;
  const words = effortWords().effort;
  const stopped = elapsed - moving;
  return stopped >= STOPPED
    ? words.stopped(stopped >= 60 ? clock(stopped) : spoken(stopped))
    : words.neverStopped;
}

function energyText({ low, high }: NonNullable<EffortDetail['energy']>): string {
  const whole = (kcal: number) =>
    formatNumber(10 * Math.round(kcal / 10), { language: language.value, digits: 0 });
  return `${whole(low)}–${whole(high)}${THIN_SPACE}kcal`;
}
