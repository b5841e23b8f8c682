import type { ComparedEffort } from '../../api/efforts.ts';
import { effortPage } from '../../api/efforts.ts';
import { LineKey } from '../../charts/line-key.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { shortDate } from '../../format/date.ts';
import type { ShownUnit } from '../../format/quantity.ts';
import { effortWords } from '../../i18n/effort.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';
import { Gap } from '../effort/gap.tsx';
import type { Lane } from './lanes.ts';

interface NumbersProps {
  lanes: readonly Lane[];
  reference: Lane;
  onReference: (key: string) => void;
  onRemove: (key: string) => void;
}

/** The efforts and their numbers: also what names the lines of the charts. */
export function Numbers(props: NumbersProps) {
  const words = effortWords().comparison;
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers" class="visually-hidden">
        {words.numbers}
      </h2>
      <Table
        caption={words.numbers}
        columns={columnsOf(props)}
        rows={[...props.lanes]}
        rowId={({ key }) => key}
      />
    </section>
  );
}

function columnsOf({ lanes, reference, onReference, onRemove }: NumbersProps): Column<Lane>[] {
  const words = effortWords();
  const columns: Column<Lane>[] = [
    { id: 'effort', head: words.comparison.effort, cell: (lane) => <Named lane={lane} /> },
    {
      id: 'time',
      head: words.sections.time,
      numeric: true,
      cell: ({ effort }) => (
        <Quantity value={effort.elapsed} unit="s" uncertainty={effort.uncertainty} />
      ),
    },
    {
      id: 'gap',
      head: words.sections.gap,
      numeric: true,
      cell: ({ effort }) => <Gap seconds={effort.elapsed - reference.effort.elapsed} />,
    },
    {
      id: 'reference',
      head: words.comparison.reference,
      cell: ({ key, letter, name }) => (
        <input
          type="radio"
          name="reference"
          class="choice"
          aria-label={words.references.against(words.comparison.reference, `${letter} ${name}`)}
          checked={key === reference.key}
          onChange={() => onReference(key)}
        />
      ),
    },
    {
      id: 'remove',
      head: <span class="visually-hidden">{words.comparison.removeShort}</span>,
      cell: ({ key, letter, name }) => (
        <button
          type="button"
          class="link"
          aria-label={words.comparison.remove(`${letter} ${name}`)}
          onClick={() => onRemove(key)}
        >
          {words.comparison.removeShort}
        </button>
      ),
    },
    ...MEASURED.filter(({ id }) => lanes.some(({ effort }) => effort[id] !== null)).map(measured),
  ];
  return columns;
}

function Named({ lane }: { lane: Lane }) {
  const { letter, effort } = lane;
  return (
    <span class="lane-name">
      <LineKey line={{ ...lane, label: letter }} />
      <a href={effortPage(effort.ride.id, effort)}>
        {effort.ride.riderName}{' '}
        <span class="lane-date small">{shortDate(effort.beganAt, language.value)}</span>
      </a>
    </span>
  );
}

interface Number {
  id: keyof ComparedEffort &
    (
      | 'moving'
      | 'normalisedElapsed'
      | 'vam'
      | 'averagePower'
      | 'estimatedPower'
      | 'wattsPerKilogram'
      | 'averageHeartRate'
      | 'averageCadence'
      | 'averageTemperature'
    );
  unit: ShownUnit;
  digits?: number;
  head: () => string;
}

/** Told of those that at least one of the efforts has. */
const MEASURED: Number[] = [
  { id: 'moving', unit: 's', head: () => effortWords().effort.moving },
  { id: 'normalisedElapsed', unit: 's', head: () => effortWords().effort.normalised },
  { id: 'vam', unit: 'm/h', head: () => t().ride.vam },
  { id: 'averagePower', unit: 'W', head: () => t().ride.power },
  { id: 'estimatedPower', unit: 'W', head: () => effortWords().effort.estimated },
  { id: 'wattsPerKilogram', unit: 'W/kg', digits: 1, head: () => t().ride.perKilogram },
  { id: 'averageHeartRate', unit: 'bpm', head: () => t().short.averageHeartRate },
  { id: 'averageCadence', unit: 'rpm', head: () => t().short.averageCadence },
  { id: 'averageTemperature', unit: '°C', head: () => effortWords().effort.temperature },
];

function measured({ id, unit, digits = 0, head }: Number): Column<Lane> {
  return {
    id,
    head: head(),
    numeric: true,
    cell: ({ effort }) => (
      <Quantity value={effort[id]} unit={unit} digits={digits} reason={reasonOf(id, effort)} />
    ),
  };
}

const OF_POWER = [
  'averagePower',
  'estimatedPower',
  'wattsPerKilogram',
  'normalisedElapsed',
  'averageCadence',
];

/** Not shared, or why it is not there. */
function reasonOf(id: Number['id'], { ride: { shared } }: ComparedEffort): string {
  const { unknown } = t();
  const needed = OF_POWER.includes(id)
    ? 'power'
    : id === 'averageHeartRate'
      ? 'heartRate'
      : 'summary';
  if (!shared.includes(needed)) return unknown.notShared;
  return id === 'vam' ? unknown.vam : unknown.general;
}
