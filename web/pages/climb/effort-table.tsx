import type { ClimbLine, PastEffort } from '../../api/climbs.ts';
import { RuleButton } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { shortDate } from '../../format/date.ts';
import { climbPageWords } from '../../i18n/climb.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { bestOf } from './best.ts';

interface EffortTableProps {
  line: ClimbLine;
  efforts: readonly PastEffort[];
  isChosen: (effort: PastEffort) => boolean;
  /** null where there is nothing to compare with. */
  onChoose: ((effort: PastEffort, isChosen: boolean) => void) | null;
}

/** One's efforts, the latest first; each leads to its page. */
export function EffortTable(props: EffortTableProps) {
  const { efforts } = props;
  return (
    <div class="effort-list">
      <Table
        caption={climbPageWords().history.title}
        columns={columnsOf(props)}
        rows={[...efforts]}
        rowId={({ ride, number }) => `${ride} ${number}`}
      />
    </div>
  );
}

function columnsOf({ line, efforts, isChosen, onChoose }: EffortTableProps): Column<PastEffort>[] {
  const { ride, rules, unknown } = t();
  const words = climbPageWords().history;
  const best = bestOf(efforts);
  const ruled = (label: string, ...paragraphs: string[]) => (
    <RuleButton label={label} rule={{ title: label, paragraphs }} />
  );
  return [
    {
      id: 'date',
      head: t().rides.date,
      cell: (effort) => (
        <span class="nowrap">
          {onChoose && (
            <input
              type="checkbox"
              class="choose-effort"
              aria-label={words.choose(shortDate(effort.beganAt, language.value))}
              checked={isChosen(effort)}
              onChange={(change) => onChoose(effort, change.currentTarget.checked)}
            />
          )}
          <a href={`/efforts/${effort.ride}/${line.climb}/${line.variant}/${effort.number}`}>
            {shortDate(effort.beganAt, language.value)}
          </a>
          {effort === best && <span class="tag good">{words.best}</span>}
          {effort.partial && <span class="tag warning">{t().rides.partial}</span>}
        </span>
      ),
    },
    {
      id: 'time',
      head: ruled(ride.time, rules.effortTime, rules.uncertainty),
      numeric: true,
      cell: ({ elapsed, uncertainty }) => (
        <Quantity value={elapsed} unit="s" uncertainty={uncertainty} />
      ),
    },
    {
      id: 'vam',
      head: ruled(ride.vam, rules.vam),
      numeric: true,
      cell: ({ vam }) => <Quantity value={vam} unit="m/h" reason={unknown.vam} />,
    },
    {
      id: 'power',
      head: ruled(ride.power, rules.effortPower, words.estimatedRule),
      numeric: true,
      cell: (effort) => <Power effort={effort} />,
    },
    {
      id: 'perKilogram',
      head: ruled(ride.perKilogram, rules.perKilogram),
      numeric: true,
      cell: ({ wattsPerKilogram }) => (
        <Quantity value={wattsPerKilogram} unit="W/kg" digits={1} reason={unknown.weight} />
      ),
    },
    {
      id: 'heartRate',
      head: ruled(t().short.averageHeartRate, rules.effortHeartRate),
      numeric: true,
      cell: ({ averageHeartRate }) => (
        <Quantity value={averageHeartRate} unit="bpm" reason={unknown.heartRate} />
      ),
    },
    {
      id: 'normalised',
      head: ruled(words.normalised, words.normalisedRule),
      numeric: true,
      cell: ({ normalisedElapsed }) => (
        <Quantity value={normalisedElapsed} unit="s" reason={words.normalisedUnknown} />
      ),
    },
    { id: 'bike', head: t().rides.bike, cell: ({ bikeClass }) => t().bike[bikeClass] },
  ];
}

/** Measured where there is a meter, else what physics says, and said to be. */
function Power({ effort: { averagePower, estimatedPower } }: { effort: PastEffort }) {
  if (averagePower === null && estimatedPower !== null) {
    return (
      <span class="estimated">
        <span class="soft small">{climbPageWords().history.estimated}</span>{' '}
        <Quantity value={estimatedPower} unit="W" />
      </span>
    );
  }
  return <Quantity value={averagePower} unit="W" reason={t().unknown.power} />;
}
