import type { Pack } from '../../api/service.ts';
import { type Column, Table } from '../../components/table.tsx';
import { formatNumber } from '../../format/quantity.ts';
import { adminWords } from '../../i18n/admin.ts';
import { inLanguage } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';

/** The territory packs that the service was started with. */
export function Packs({ packs }: { packs: Pack[] }) {
  const { packs: words } = adminWords();
  const whole = (value: number) => formatNumber(value, { language: language.value, digits: 0 });
  const columns: Column<Pack>[] = [
    { id: 'name', head: words.name, cell: ({ names }) => inLanguage(names) },
    { id: 'climbs', head: words.climbs, numeric: true, cell: ({ climbs }) => whole(climbs) },
    { id: 'timed', head: words.timed, numeric: true, cell: ({ timed }) => whole(timed) },
    {
      id: 'catalogue',
      head: words.catalogue,
      numeric: true,
      cell: ({ catalogue }) => whole(catalogue),
    },
    { id: 'licence', head: words.licence, cell: ({ licence }) => licence },
  ];
  return (
    <section aria-labelledby="packs">
      <div class="section-head">
        <h2 id="packs">{words.title}</h2>
      </div>
      <Table caption={words.title} columns={columns} rows={packs} rowId={({ id }) => id} />
    </section>
  );
}
