import type { Signal } from '@preact/signals';
import { kilometreCuts, sectionsOf } from '../../../src/core/climbs/sections.ts';
import type { ClimbLine } from '../../api/climbs.ts';
import { isCoarse } from '../../charts/delta.ts';
import { LineKey } from '../../charts/line-key.tsx';
import { quantityText } from '../../charts/moment.ts';
import { Quantity } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { effortWords } from '../../i18n/effort.ts';
import { inLanguage, t } from '../../i18n/index.ts';
import { piecesByGates } from '../effort/cuts.ts';
import { Slope } from '../effort/slope.tsx';
import type { Lane } from './lanes.ts';

interface LegsProps {
  lanes: readonly Lane[];
  line: ClimbLine;
  cursor: Signal<number | null>;
}

/** A piece of the line, and what each effort took for it; null = not known. */
interface Leg {
  start: number;
  end: number;
  name: string;
  seconds: (number | null)[];
}

/** The legs of all efforts beside each other, the fastest of each marked. */
export function Legs({ lanes, line, cursor }: LegsProps) {
  const words = effortWords();
  const legs = legsOf(lanes, line);
  if (legs.length === 0 || lanes.length < 2) return null;
  const place = cursor.value;
  const columns: Column<Leg>[] = [
    {
      id: 'place',
      head: words.sections.place,
      cell: ({ name, end }) => (
        <button
          type="button"
          class="link nowrap"
          onClick={() => {
            cursor.value = end;
          }}
        >
          {name}
        </button>
      ),
    },
    ...(line.profile
      ? [
          {
            id: 'slope',
            head: words.sections.slope,
            numeric: true,
            cell: (leg: Leg) => <Slope piece={leg} line={line} />,
          },
        ]
      : []),
    ...lanes.map(
      (lane, index): Column<Leg> => ({
        id: lane.key,
        head: (
          <span title={lane.name}>
            <LineKey line={{ ...lane, label: lane.letter }} />
          </span>
        ),
        numeric: true,
        cell: (leg) => <Seconds leg={leg} index={index} />,
      }),
    ),
  ];
  return (
    <section aria-labelledby="legs">
      <div class="section-head">
        <h2 id="legs">{words.comparison.legs}</h2>
      </div>
      <div class="sections-table">
        <Table
          caption={words.comparison.legs}
          columns={columns}
          rows={legs}
          rowId={({ end }) => String(end)}
          isCurrent={({ start, end }) => place !== null && place > start && place <= end}
        />
      </div>
    </section>
  );
}

function Seconds({ leg: { seconds }, index }: { leg: Leg; index: number }) {
  const value = seconds[index];
  const known = seconds.filter((each) => each !== null);
  const isBest = value !== null && known.length > 1 && value === Math.min(...known);
  if (!isBest) return <Quantity value={value} unit="s" reason={t().unknown.gate} />;
  return (
    <strong class="best-leg">
      <svg width="8" height="10" aria-hidden="true">
        <path d="M0 0 L8 5 L0 10 Z" fill="currentcolor" />
      </svg>
      <span class="visually-hidden">{effortWords().sections.bestLeg} </span>
      <Quantity value={value} unit="s" />
    </strong>
  );
}

/** By gates where the line has any, else by kilometres where all of the road is known. */
function legsOf(lanes: readonly Lane[], line: ClimbLine): Leg[] {
  if (line.gates.length > 0) return byGates(lanes, line);
  if (lanes.some(({ effort }) => isCoarse(effort.course))) return [];
  const cuts = kilometreCuts({ ...EVEN, length: line.length });
  const legs = lanes.map(({ effort }) => sectionsOf(effort.course, cuts));
  return cuts.map(({ along }, i) => ({
    start: i === 0 ? 0 : cuts[i - 1].along,
    end: along,
    name: along === line.length ? effortWords().sections.end : quantityText(along, 'km', 1),
    seconds: legs.map((each) => each[i].leg),
  }));
}

/** Kilometres need no altitude. */
const EVEN = {
  line: { along: new Float64Array(0) },
  altitude: null,
  base: 0,
  height: 0,
};

function byGates(lanes: readonly Lane[], line: ClimbLine): Leg[] {
  const pieces = lanes.map(({ effort }) => piecesByGates(effort, line));
  const ends = [...line.gates.map(({ along }) => along), line.length];
  return ends.map((end, i) => {
    const start = i === 0 ? 0 : ends[i - 1];
    const seconds = pieces.map((each) => {
      const found = each.find((piece) => piece.end === end);
      return found?.start === start ? found.leg : null;
    });
    const gate = line.gates[i];
    return {
      start,
      end,
      name: gate ? inLanguage(gate.names) : effortWords().sections.end,
      seconds,
    };
  });
}
