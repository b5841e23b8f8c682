import type { Signal } from '@preact/signals';
import { DownloadIcon } from '../components/icons.tsx';
import { saveText } from '../components/save-text.ts';
import { type Column, Table } from '../components/table.tsx';
import { effortWords } from '../i18n/effort.ts';
import { t } from '../i18n/index.ts';
import { csvOf } from './csv.ts';
import { quantityText } from './moment.ts';
import { type RoadPane, roadValueText, valueAt } from './road-panes.ts';

interface RoadTableProps {
  panes: readonly RoadPane[];
  length: number;
  cursor: Signal<number | null>;
  filename: string;
}

/** Few enough to read; the file has every 100 m. */
const ROWS = 40;
const FINE = 100;

/** The charts in figures at even steps of road; the row of the cursor is marked. */
export function RoadTable({ panes, length, cursor, filename }: RoadTableProps) {
  const step = Math.max(FINE, FINE * Math.ceil(length / ROWS / FINE));
  const rows = placesEvery(step, length);
  const along = cursor.value;
  const columns: Column<number>[] = [
    { id: 'along', head: t().charts.distance, cell: (place) => quantityText(place, 'km', 1) },
    ...panes.flatMap((pane) =>
      pane.lines.map(
        (line): Column<number> => ({
          id: `${pane.id} ${line.id}`,
          head: pane.lines.length > 1 ? `${pane.title}, ${line.label}` : pane.title,
          numeric: true,
          cell: (place) => {
            const value = valueAt(line, place);
            return Number.isNaN(value) ? '–' : roadValueText(pane, value);
          },
        }),
      ),
    ),
  ];
  const save = () => {
    const lines = panes.flatMap((pane) => pane.lines.map((line) => ({ pane, line })));
    const head = lines.map(({ pane, line }) => `${pane.id} ${line.label}`);
    const cells = placesEvery(FINE, length).map((place) => [
      Math.round(place),
      ...lines.map(({ line }) => Math.round(100 * valueAt(line, place)) / 100),
    ]);
    saveText(csvOf(['along_m', ...head], cells), { name: `${filename}.csv`, type: 'text/csv' });
  };
  return (
    <div class="chart-data stack">
      <Table
        caption={effortWords().charts.table(quantityText(step, 'm', 0))}
        columns={columns}
        rows={rows}
        rowId={String}
        isCurrent={(row) => along !== null && along > row - step && along <= row}
      />
      <button type="button" class="button" onClick={save}>
        <DownloadIcon />
        {t().charts.csvFile}
      </button>
    </div>
  );
}

/** Every so many metres of the road, and its end. */
function placesEvery(step: number, length: number): number[] {
  const whole = Math.ceil(length / step) - 1;
  return [...Array.from({ length: whole }, (_, i) => (i + 1) * step), length];
}
