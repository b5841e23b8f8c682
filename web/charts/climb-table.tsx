import { altitudeAt } from '../../src/core/climbs/profile.ts';
import { DownloadIcon } from '../components/icons.tsx';
import { Quantity } from '../components/quantity.tsx';
import { saveText } from '../components/save-text.ts';
import { type Column, Table } from '../components/table.tsx';
import { climbWords } from '../i18n/climbs.ts';
import { t } from '../i18n/index.ts';
import type { Piece } from './climb-pieces.ts';
import type { Told } from './climb-place.ts';
import { csvOf } from './csv.ts';
import { quantityText } from './moment.ts';
import { SlopeChip } from './slope-chip.tsx';

/** The profile in figures: a row a piece; the one of the cursor is marked. */
export function ClimbTable(told: Told) {
  const { pieces, window, cursor } = told;
  const along = cursor.value;
  return (
    <div class="chart-data stack">
      <Table
        caption={climbWords().profile.table(quantityText(window, 'm', 0))}
        columns={columnsOf(told)}
        rows={[...pieces]}
        rowId={({ start }) => String(start)}
        isCurrent={({ start, end }) => along !== null && start <= along && along < end}
      />
      <button type="button" class="button" onClick={() => save(told)}>
        <DownloadIcon />
        {t().charts.csvFile}
      </button>
    </div>
  );
}

function columnsOf({ marks, overlay, cursor }: Told): Column<Piece>[] {
  const words = climbWords().profile;
  const markedIn = ({ start, end }: Piece) =>
    marks.filter(({ along }) => start <= along && along < end).map(({ label }) => label);
  return [
    {
      id: 'place',
      head: words.piece,
      cell: ({ start, end }) => (
        <button
          type="button"
          class="link tabular nowrap"
          onClick={() => {
            cursor.value = start;
          }}
        >
          {`${quantityText(start, 'km', 1)} – ${quantityText(end, 'km', 1)}`}
        </button>
      ),
    },
    {
      id: 'altitude',
      head: words.altitudeAtEnd,
      numeric: true,
      cell: ({ top }) => <Quantity value={top} unit="m" />,
    },
    {
      id: 'slope',
      head: t().charts.slope,
      numeric: true,
      cell: ({ slope }) => <SlopeChip slope={slope} />,
    },
    ...(marks.length > 0
      ? [{ id: 'marks', head: words.marks, cell: (piece: Piece) => markedIn(piece).join(', ') }]
      : []),
    ...overlay.map(
      ({ label, unit, digits = 0, values }): Column<Piece> => ({
        id: label,
        head: label,
        numeric: true,
        cell: ({ end }) => {
          const value = values.findLast(({ along }) => along <= end)?.value ?? Number.NaN;
          return Number.isNaN(value) ? '–' : <Quantity value={value} unit={unit} digits={digits} />;
        },
      }),
    ),
  ];
}

function save({ road, pieces }: Told): void {
  const lines = pieces.map(({ start, end, slope, top }) => [
    ...[start, end].map(Math.round),
    ...[altitudeAt(road, start), top, slope].map((value) => Number(value.toFixed(1))),
  ]);
  const head = ['from_m', 'to_m', 'altitude_from_m', 'altitude_to_m', 'gradient_percent'];
  saveText(csvOf(head, lines), { name: 'climb-profile.csv', type: 'text/csv' });
}
