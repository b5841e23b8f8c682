import type { Ride, Zone } from '../../api.ts';
import { RuleButton } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { formatNumber } from '../../format/quantity.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { useReason } from '../../shared.ts';

/** Time in zones of power and of heart rate. */
export function Zones({ ride: { zones, analysisVersion } }: { ride: Ride }) {
  const none = useReason(['power', 'heartRate'], t().ride.noZones);
  return (
    <section aria-labelledby="zones">
      <div class="section-head">
        <h2 id="zones">{t().ride.zones}</h2>
      </div>
      {zones.power === null && zones.heartRate === null ? (
        <p class="soft">{none}</p>
      ) : (
        <div class="zone-tables">
          {zones.power && (
            <ZoneTable
              title={t().ride.powerZones}
              unit="W"
              zones={zones.power}
              version={analysisVersion}
            />
          )}
          {zones.heartRate && (
            <ZoneTable
              title={t().ride.heartRateZones}
              unit="bpm"
              zones={zones.heartRate}
              version={analysisVersion}
            />
          )}
        </div>
      )}
    </section>
  );
}

interface ZoneTableProps {
  title: string;
  unit: 'W' | 'bpm';
  zones: Zone[];
  version: string;
}

function ZoneTable({ title, unit, zones, version }: ZoneTableProps) {
  const total = zones.reduce((sum, zone) => sum + zone.seconds, 0);
  const most = Math.max(...zones.map((zone) => zone.seconds));
  const time = t().ride.time;
  const columns: Column<Zone>[] = [
    {
      id: 'zone',
      head: t().ride.zone,
      cell: ({ zone }) => <span class="nowrap">{t().ride.zoneName(zone)}</span>,
    },
    {
      id: 'range',
      head: `${t().ride.range} (${unit})`,
      numeric: true,
      cell: (zone) => <span class="nowrap">{rangeOf(zone)}</span>,
    },
    {
      id: 'time',
      numeric: true,
      head: (
        <RuleButton
          label={time}
          rule={{ title: time, paragraphs: [t().rules.zone, t().rules.version(version)] }}
        />
      ),
      cell: ({ seconds }) => <Quantity value={seconds} unit="s" />,
    },
    {
      id: 'share',
      head: t().ride.share,
      cell: (zone) => (
        <Share
          zone={zone}
          total={total}
          most={most}
          scale={unit === 'W' ? 'power' : 'heart-rate'}
        />
      ),
    },
  ];
  return (
    <div>
      <h3>{title}</h3>
      <Table
        caption={t().ride.zonesOf(title)}
        columns={columns}
        rows={zones}
        rowId={({ zone }) => String(zone)}
      />
    </div>
  );
}

/** `< 150`, `150–203`, `≥ 410`: from is included, to is not. */
function rangeOf({ from, to }: Zone): string {
  const whole = (value: number) => formatNumber(value, { language: language.value, digits: 0 });
  if (to === null) return `≥ ${whole(from ?? 0)}`;
  if (!from) return `< ${whole(to)}`;
  return `${whole(from)}–${whole(to)}`;
}

interface ShareProps {
  zone: Zone;
  /** Seconds in all zones. */
  total: number;
  /** Seconds in the longest one: its bar takes all the room. */
  most: number;
  scale: 'power' | 'heart-rate';
}

function Share({ zone: { zone, seconds }, total, most, scale }: ShareProps) {
  return (
    <span class="share">
      <span class="share-number">
        <Quantity value={total > 0 ? (100 * seconds) / total : 0} unit="%" />
      </span>
      <span class="share-track">
        {seconds > 0 && (
          <span
            class="share-bar"
            style={{
              width: `${(100 * seconds) / most}%`,
              background: `var(--${scale}-zone-${zone})`,
            }}
          />
        )}
      </span>
    </span>
  );
}
