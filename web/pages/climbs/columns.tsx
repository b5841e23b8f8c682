import type { ComponentChildren } from 'preact';
import { quantityText } from '../../charts/moment.ts';
import { SlopeChip } from '../../charts/slope-chip.tsx';
import { RuleButton } from '../../components/figure.tsx';
import { Quantity, Unknown } from '../../components/quantity.tsx';
import { climbWords } from '../../i18n/climbs.ts';
import { type Entry, type Group, gradientOf } from './entries.ts';

/** A number of the list. */
interface ListColumn {
  id: string;
  head: ComponentChildren;
  cell: (entry: Entry) => ComponentChildren;
}

/** Metres over which the list tells the steepest piece of each climb. */
const STEEP = 500;

/** The numbers of the list; one's own where there are any. */
export function columns(groups: readonly Group[]): ListColumn[] {
  const { list, rules } = climbWords();
  const ruled = (label: string, ...paragraphs: string[]) => (
    <RuleButton label={label} rule={{ title: label, paragraphs }} />
  );
  const isMine = groups.some(({ entries }) => entries.some(({ mine }) => mine !== null));
  return [
    {
      id: 'length',
      head: ruled(list.length, rules.length, rules.published),
      cell: ({ length }) => <Quantity value={length} unit="km" reason={list.notPublished} />,
    },
    {
      id: 'gain',
      head: ruled(list.gain, rules.gain, rules.published),
      cell: ({ gain }) => <Quantity value={gain} unit="m" reason={list.notPublished} />,
    },
    {
      id: 'gradient',
      head: ruled(list.gradient, rules.gradient),
      cell: (entry) => <Slope value={gradientOf(entry)} reason={list.notPublished} />,
    },
    {
      id: 'steepest',
      head: ruled(list.steepest, rules.steepest(quantityText(STEEP, 'm', 0))),
      cell: ({ line }) => {
        const found = line?.steepest.find(({ window }) => window === STEEP);
        const reason = line === null ? list.noLineReason : list.noAltitude;
        return <Slope value={found ? 100 * found.slope : null} reason={reason} />;
      },
    },
    {
      id: 'category',
      head: ruled(list.category, rules.category, rules.categoryTable),
      cell: ({ line }) => {
        if (line === null) return <Unknown reason={list.noLineReason} />;
        const { category } = line.difficulty;
        return category === null ? list.noCategory : category.toUpperCase();
      },
    },
    {
      id: 'summit',
      head: list.summit,
      cell: ({ line }) => (
        <Quantity value={line?.summit ?? null} unit="m" reason={list.noLineReason} />
      ),
    },
    ...(isMine
      ? [
          {
            id: 'mine',
            head: ruled(list.mineHead, rules.mine),
            cell: ({ mine }: Entry) =>
              mine && (
                <span class="nowrap">
                  <span class="soft small">{list.mine(mine.efforts)}</span>
                  {' · '}
                  <Quantity value={mine.best} unit="s" reason={list.noBest} />
                </span>
              ),
          },
        ]
      : []),
  ];
}

function Slope({ value, reason }: { value: number | null; reason: string }) {
  return value === null ? <Unknown reason={reason} /> : <SlopeChip slope={value} />;
}
