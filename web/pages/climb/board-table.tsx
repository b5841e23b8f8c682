import type { Board, BoardRow, ClimbLine } from '../../api/climbs.ts';
import { RuleButton } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { monthOfYear } from '../../format/date.ts';
import { climbPageWords } from '../../i18n/climb.ts';
import { t } from '../../i18n/index.ts';
import { language } from '../../i18n/language.ts';

/** The places of a board; one's own is always there, below where it is not among them. */
export function BoardTable({ board, line }: { board: Board; line: ClimbLine }) {
  const words = climbPageWords().board;
  const { rows, own, total } = board;
  const isListed = rows.some(({ mine }) => mine);
  const shown = own && !isListed ? [...rows, own] : rows;
  return (
    <>
      <div class="board-table">
        <Table
          caption={words.title}
          columns={columnsOf(line)}
          rows={shown}
          rowId={({ rank, riderName }) => `${rank} ${riderName}`}
          isCurrent={({ mine }) => mine}
        />
      </div>
      <p class="small soft">
        {words.total(total)} {own && !isListed && !board.agreed && words.ownOnly}
      </p>
    </>
  );
}

function columnsOf({ climb, variant }: ClimbLine): Column<BoardRow>[] {
  const { ride, rules, unknown } = t();
  const words = climbPageWords().board;
  const ruled = (label: string, ...paragraphs: string[]) => (
    <RuleButton label={label} rule={{ title: label, paragraphs }} />
  );
  return [
    {
      id: 'rider',
      head: words.rank,
      cell: ({ rank, riderName, mine }) => (
        <>
          <span class="board-rank">{rank}</span>
          {riderName}
          {mine && <span class="tag">{words.me}</span>}
        </>
      ),
    },
    {
      id: 'time',
      head: ruled(ride.time, rules.effortTime, rules.uncertainty),
      numeric: true,
      cell: ({ elapsed, uncertainty, effort }) => {
        const time = <Quantity value={elapsed} unit="s" uncertainty={uncertainty} />;
        if (effort === null) return time;
        return <a href={`/efforts/${effort.ride}/${climb}/${variant}/${effort.number}`}>{time}</a>;
      },
    },
    {
      id: 'vam',
      head: ruled(ride.vam, rules.vam),
      numeric: true,
      cell: ({ vam }) => <Quantity value={vam} unit="m/h" reason={unknown.vam} />,
    },
    { id: 'bike', head: t().rides.bike, cell: ({ bikeClass }) => t().bike[bikeClass] },
    {
      id: 'month',
      head: words.month,
      cell: ({ month }) => <span class="nowrap">{monthOfYear(month, language.value)}</span>,
    },
  ];
}
