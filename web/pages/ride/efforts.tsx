import type { Effort, Ride } from '../../api.ts';
import { bandOf, type ClimbBand } from '../../charts/climb-bands.ts';
import { showPart, type View } from '../../charts/view.ts';
import { RuleButton } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { inLanguage, t } from '../../i18n/index.ts';

interface EffortsProps {
  ride: Ride;
  climbs: readonly ClimbBand[];
  view: View;
}

/** The climbs ridden, with their times; the splits of each below. */
export function Efforts({ ride, climbs, view }: EffortsProps) {
  const { efforts } = ride;
  return (
    <section aria-labelledby="climbs">
      <div class="section-head">
        <h2 id="climbs">{t().ride.climbs}</h2>
      </div>
      {efforts.length === 0 ? (
        <p class="soft">{t().ride.noClimbs}</p>
      ) : (
        <Table
          caption={t().ride.climbs}
          columns={effortColumns(ride, climbs, view)}
          rows={efforts}
          rowId={effortId}
        />
      )}
      {efforts
        .filter((effort) => effort.splits.length > 1)
        .map((effort) => (
          <Splits key={effortId(effort)} effort={effort} version={ride.analysisVersion} />
        ))}
    </section>
  );
}

function effortId({ climb, variant, start }: Effort): string {
  return `${climb}/${variant} ${start}`;
}

function effortColumns(
  { seconds, analysisVersion: version }: Ride,
  climbs: readonly ClimbBand[],
  view: View,
): Column<Effort>[] {
  const { ride, rules, unknown } = t();
  const ruled = (label: string, ...rule: string[]) => (
    <RuleButton
      label={label}
      rule={{ title: label, paragraphs: [...rule, rules.version(version)] }}
    />
  );
  return [
    {
      id: 'climb',
      head: ride.climb,
      cell: (effort) => (
        <ClimbName
          effort={effort}
          number={bandOf(effort, climbs)?.number ?? null}
          onShow={() => showPart(view, spanOf(effort), seconds)}
        />
      ),
    },
    {
      id: 'time',
      numeric: true,
      head: ruled(ride.time, rules.effortTime, rules.uncertainty),
      cell: (effort) => (
        <Quantity value={effort.elapsed} unit="s" uncertainty={effort.uncertainty} />
      ),
    },
    {
      id: 'moving',
      numeric: true,
      head: ruled(ride.movingTime, rules.effortMoving),
      cell: (effort) => <Quantity value={effort.moving} unit="s" reason={unknown.speed} />,
    },
    {
      id: 'vam',
      numeric: true,
      head: ruled(ride.vam, rules.vam),
      cell: (effort) => <Quantity value={effort.vam} unit="m/h" reason={unknown.altitude} />,
    },
    {
      id: 'power',
      numeric: true,
      head: ruled(ride.power, rules.effortPower),
      cell: (effort) => <Quantity value={effort.averagePower} unit="W" reason={unknown.power} />,
    },
    {
      id: 'perKilogram',
      numeric: true,
      head: ruled(ride.perKilogram, rules.perKilogram),
      cell: (effort) => (
        <Quantity value={effort.wattsPerKilogram} unit="W/kg" digits={1} reason={unknown.weight} />
      ),
    },
    {
      id: 'heartRate',
      numeric: true,
      head: ruled(ride.heartRate, rules.effortHeartRate),
      cell: (effort) => (
        <Quantity value={effort.averageHeartRate} unit="bpm" reason={unknown.heartRate} />
      ),
    },
  ];
}

function spanOf({ start, elapsed }: Effort) {
  return { start, end: start + elapsed };
}

interface ClimbNameProps {
  effort: Effort;
  /** As on the map and the profile. */
  number: number | null;
  onShow: () => void;
}

/** Pressing it brings the climb into sight on map and profile. */
function ClimbName({ effort: { names }, number, onShow }: ClimbNameProps) {
  const climb = inLanguage(names.climb);
  return (
    <span class="climb-name">
      {number !== null && <span class="climb-number">{number}</span>}
      <button type="button" class="link" title={t().ride.show(climb)} onClick={onShow}>
        {climb}
      </button>
      <span class="climb-variant soft small">{inLanguage(names.variant)}</span>
    </span>
  );
}

function Splits({ effort, version }: { effort: Effort; version: string }) {
  const { ride, rules } = t();
  const ruled = (label: string, rule: string) => (
    <RuleButton label={label} rule={{ title: label, paragraphs: [rule, rules.version(version)] }} />
  );
  const columns: Column<Effort['splits'][number]>[] = [
    { id: 'gate', head: ride.gate, cell: (split) => inLanguage(split.names) },
    {
      id: 'time',
      numeric: true,
      head: ruled(ride.splitTime, rules.effortTime),
      cell: (split) => <Quantity value={split.elapsed} unit="s" />,
    },
    {
      id: 'leg',
      numeric: true,
      head: ruled(ride.leg, rules.leg),
      cell: (split) => <Quantity value={split.leg} unit="s" uncertainty={split.uncertainty} />,
    },
  ];
  const { climb, variant } = effort.names;
  const caption = ride.splits(`${inLanguage(climb)}, ${inLanguage(variant)}`);
  return (
    <details class="splits">
      <summary>{caption}</summary>
      <Table
        caption={caption}
        columns={columns}
        rows={effort.splits}
        rowId={(split) => split.gate}
      />
    </details>
  );
}
