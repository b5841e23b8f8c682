import type { Zone } from '../../../api/zones.ts';
import { type Column, Table } from '../../../components/table.tsx';
import { formatNumber } from '../../../format/quantity.ts';
import { accountWords } from '../../../i18n/account.ts';
import { language } from '../../../i18n/language.ts';
import { kilometres } from './zone-form.tsx';

interface ZoneTableProps {
  zones: Zone[];
  onEdit: (zone: Zone) => void;
  onRemove: (zone: Zone) => void;
}

/** The same as the map, in words. */
export function ZoneTable({ zones, onEdit, onRemove }: ZoneTableProps) {
  const words = accountWords().zones;
  const columns: Column<Zone>[] = [
    { id: 'name', head: words.name, cell: ({ name }) => name },
    { id: 'place', head: words.place, numeric: true, cell: placeShown },
    { id: 'hidden', head: words.hidden, numeric: true, cell: ({ hidden }) => placeShown(hidden) },
    {
      id: 'radius',
      head: words.radius,
      numeric: true,
      cell: ({ radius }) => kilometres(radius),
    },
    {
      id: 'actions',
      head: <span class="visually-hidden">{accountWords().actions}</span>,
      numeric: true,
      cell: (zone) => (
        <span class="row-actions">
          <button
            type="button"
            class="link"
            aria-label={words.editTitle(zone.name)}
            onClick={() => onEdit(zone)}
          >
            {words.edit}
          </button>
          <button
            type="button"
            class="link"
            aria-label={words.removeOf(zone.name)}
            onClick={() => onRemove(zone)}
          >
            {words.remove}
          </button>
        </span>
      ),
    },
  ];
  return <Table caption={words.list} columns={columns} rows={zones} rowId={({ id }) => id} />;
}

function placeShown({ latitude, longitude }: { latitude: number; longitude: number }): string {
  const shown = (value: number) => formatNumber(value, { language: language.value, digits: 4 });
  return `${shown(latitude)}° ${shown(longitude)}°`;
}
