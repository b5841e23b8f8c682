import { useState } from 'preact/hooks';
import { effortPage } from '../../api/efforts.ts';
import type { Effort, Ride } from '../../api.ts';
import { bandOf, type ClimbBand } from '../../charts/climb-bands.ts';
import { showPart, type View } from '../../charts/view.ts';
import { RuleButton } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { inLanguage, t } from '../../i18n/index.ts';
import { useReason } from '../../shared.ts';
import { PerKilogram } from '../effort/per-kilogram.tsx';
import { Splits } from './splits.tsx';
import { Unnamed } from './unnamed.tsx';

interface EffortsProps {
  ride: Ride;
  climbs: readonly ClimbBand[];
  view: View;
}

/** The climbs ridden, each with the times over all its lines. */
export function Efforts({ ride, climbs, view }: EffortsProps) {
  return (
    <section aria-labelledby="climbs">
      <div class="section-head">
        <h2 id="climbs">{t().ride.climbs}</h2>
      </div>
      {climbs.length === 0 && <p class="soft">{t().ride.noClimbs}</p>}
      {climbs
        .filter(({ climb }) => climb !== null)
        .map((climb) => (
          <Climb key={climb.number} climb={climb} ride={ride} climbs={climbs} view={view} />
        ))}
      <Unnamed ride={ride} climbs={climbs} view={view} />
    </section>
  );
}

function Climb({ climb, ride, climbs, view }: EffortsProps & { climb: ClimbBand }) {
  const name = inLanguage(climb.names);
  const efforts = ride.efforts.filter((effort) => bandOf(effort, climbs) === climb);
  return (
    <div class="climb">
      <h3>
        <span class="climb-number">{climb.number}</span>
        <button
          type="button"
          class="link"
          title={t().ride.show(name)}
          onClick={() => showPart(view, climb, ride.seconds)}
        >
          {name}
        </button>
        <a class="climb-page-link small" href={`/climbs/${climb.climb}`}>
          {t().ride.climbPage}
        </a>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's */}
      <div class="table-frame" role="group" aria-label={name} tabIndex={0}>
        <table class="effort-table">
          <caption class="visually-hidden">{name}</caption>
          <EffortHead version={ride.analysisVersion} />
          {efforts.map((effort) => (
            <EffortRows
              key={`${effort.variant} ${effort.start}`}
              effort={effort}
              ride={ride}
              view={view}
            />
          ))}
        </table>
      </div>
    </div>
  );
}

function EffortHead({ version }: { version: string }) {
  const { ride, rules } = t();
  const heads: { label: string; rule: string[] }[] = [
    { label: ride.time, rule: [rules.effortTime, rules.uncertainty, rules.effortMoving] },
    { label: ride.vam, rule: [rules.vam] },
    { label: ride.power, rule: [rules.effortPower, rules.perKilogram] },
    { label: t().short.averageHeartRate, rule: [rules.effortHeartRate] },
  ];
  return (
    <thead>
      <tr>
        <th scope="col">{ride.line}</th>
        {heads.map(({ label, rule }) => (
          <th key={label} scope="col" class="numeric">
            <RuleButton
              label={label}
              rule={{ title: label, paragraphs: [...rule, rules.version(version)] }}
            />
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Seconds of stops that are worth a word. */
const STOPPED = 5;

/** The numbers of one line, and when asked for the times at its gates below. */
function EffortRows({ effort, ride, view }: { effort: Effort; ride: Ride; view: View }) {
  const [open, setOpen] = useState(false);
  const { unknown } = t();
  const { elapsed, moving } = effort;
  const noPower = useReason(['power'], unknown.power);
  const noHeartRate = useReason(['heartRate'], unknown.heartRate);
  const line = inLanguage(effort.names.variant);
  return (
    <tbody>
      <tr>
        <th scope="row">
          <a class="name-link" href={effortPage(ride.id, effort)}>
            {line}
          </a>
          {effort.splits.length > 1 && (
            <button
              type="button"
              class="link small splits-button"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {open ? t().ride.hideSplits : t().ride.showSplits(effort.splits.length)}
            </button>
          )}
        </th>
        <td class="numeric">
          <Quantity value={elapsed} unit="s" uncertainty={effort.uncertainty} />
          {moving !== null && elapsed - moving >= STOPPED && (
            <span class="effort-aside small soft">
              <Quantity value={moving} unit="s" /> {t().ride.inMotion}
            </span>
          )}
        </td>
        <td class="numeric">
          <Quantity value={effort.vam} unit="m/h" reason={unknown.vam} />
        </td>
        <td class="numeric">
          <Power effort={effort} reason={noPower} />
        </td>
        <td class="numeric">
          <Quantity value={effort.averageHeartRate} unit="bpm" reason={noHeartRate} />
        </td>
      </tr>
      {open && (
        <tr class="splits-row">
          <td colSpan={5}>
            <Splits effort={effort} ride={ride} view={view} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** Measured, per kilogram where the weight is known; else estimated, and called so. */
function Power({ effort, reason }: { effort: Effort; reason: string }) {
  const { averagePower, estimatedPower, wattsPerKilogram } = effort;
  if (averagePower === null && estimatedPower !== null) {
    return (
      <>
        <Quantity value={estimatedPower} unit="W" />
        <span class="effort-aside small soft">{t().ride.estimated}</span>
      </>
    );
  }
  return (
    <>
      <Quantity value={averagePower} unit="W" reason={reason} />
      {averagePower !== null && (
        <span class="effort-aside small soft">
          <PerKilogram value={wattsPerKilogram} />
        </span>
      )}
    </>
  );
}
