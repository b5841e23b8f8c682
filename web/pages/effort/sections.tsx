import type { Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { ClimbLine } from '../../api/climbs.ts';
import type { EffortDetail } from '../../api/efforts.ts';
import type { Streams } from '../../api.ts';
import { quantityText } from '../../charts/moment.ts';
import { meanBetween } from '../../charts/road-values.ts';
import { RuleButton } from '../../components/figure.tsx';
import { Quantity, Unknown } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { clock } from '../../format/duration.ts';
import { effortWords } from '../../i18n/effort.ts';
import { inLanguage, t } from '../../i18n/index.ts';
import { oneOf, useInAddress } from '../../in-address.ts';
import { CUTS, type Cut, gapOf, type Piece, pausedOn, piecesBy } from './cuts.ts';
import { Gap } from './gap.tsx';
import { type ReferenceKind, referenceName } from './reference-switch.tsx';
import { Slope } from './slope.tsx';

interface SectionsProps {
  effort: EffortDetail;
  line: ClimbLine;
  /** null while they are on their way, or could not come. */
  streams: Streams | null;
  kind: ReferenceKind;
  cursor: Signal<number | null>;
}

/** The climb in pieces: bends, kilometres or 100 m of altitude; pressing one points at its end. */
export function Sections(props: SectionsProps) {
  const { effort, line, cursor } = props;
  const words = effortWords().sections;
  const usual: Cut = line.gates.length > 0 ? 'bends' : 'kilometres';
  const [chosen, choose] = useInAddress({ cut: usual as string });
  const cut = oneOf(chosen.cut, CUTS, usual);
  const pieces = useMemo(() => piecesBy(cut, effort, line), [cut, effort, line]);
  const place = cursor.value;
  return (
    <section aria-labelledby="sections">
      <div class="section-head">
        <h2 id="sections">{words.title}</h2>
        <fieldset class="segments">
          <legend class="visually-hidden">{words.by}</legend>
          {CUTS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="cut"
                checked={each === cut}
                onChange={() => choose({ cut: each })}
              />
              {words[each]}
            </label>
          ))}
        </fieldset>
      </div>
      {pieces === null ? (
        <p class="soft">{whyNot(cut, line)}</p>
      ) : (
        <div class="sections-table">
          <Table
            caption={words.caption(words[cut])}
            columns={columnsOf(props)}
            rows={pieces}
            rowId={({ end }) => String(end)}
            isCurrent={({ start, end }) => place !== null && place > start && place <= end}
          />
        </div>
      )}
    </section>
  );
}

function whyNot(cut: Cut, line: ClimbLine): string {
  const words = effortWords().sections;
  if (cut === 'bends') return words.noGates;
  return cut === 'altitudes' && line.profile === null ? words.noAltitude : words.notShared;
}

function columnsOf({ effort, line, streams, kind, cursor }: SectionsProps): Column<Piece>[] {
  const words = effortWords().sections;
  const { rules } = t();
  const ruled = (label: string, ...paragraphs: string[]) => (
    <RuleButton
      label={label}
      rule={{ title: label, paragraphs: [...paragraphs, rules.version(effort.analysisVersion)] }}
    />
  );
  return [
    {
      id: 'place',
      head: words.place,
      cell: (piece) => (
        <button
          type="button"
          class="link nowrap"
          onClick={() => {
            cursor.value = piece.end;
          }}
        >
          {nameOf(piece, line)}
        </button>
      ),
    },
    {
      id: 'time',
      head: ruled(words.time, rules.effortTime, rules.uncertainty),
      numeric: true,
      cell: ({ elapsed, uncertainty }) => (
        <Quantity value={elapsed} unit="s" uncertainty={uncertainty} />
      ),
    },
    {
      id: 'leg',
      head: ruled(words.leg, rules.leg),
      numeric: true,
      cell: (piece) => <Leg piece={piece} effort={effort} />,
    },
    ...gapColumns(effort, kind),
    ...(line.profile
      ? [
          {
            id: 'slope',
            head: words.slope,
            numeric: true,
            cell: (piece: Piece) => <Slope piece={piece} line={line} />,
          },
        ]
      : []),
    ...measuredColumns(effort, streams),
  ];
}

function Leg({ piece, effort }: { piece: Piece; effort: EffortDetail }) {
  const paused = pausedOn(piece, effort.pauses);
  return (
    <>
      <Quantity value={piece.leg} unit="s" />
      {paused >= 1 && (
        <span class="leg-paused small soft">{effortWords().sections.paused(clock(paused))}</span>
      )}
    </>
  );
}

function gapColumns(effort: EffortDetail, kind: ReferenceKind): Column<Piece>[] {
  const reference = effort.references[kind];
  const words = effortWords();
  if (reference.missing !== null) return [];
  const { course } = reference;
  const column = (id: 'total' | 'leg', label: string): Column<Piece> => ({
    id: `gap ${id}`,
    head: (
      <RuleButton
        label={label}
        rule={{
          title: words.references.against(label, referenceName(kind, effort)),
          paragraphs: [words.references.rule],
        }}
      />
    ),
    numeric: true,
    cell: (piece) => {
      const gap = gapOf(piece, course);
      return gap ? <Gap seconds={gap[id]} /> : <Unknown reason={words.references.ruleCoarse} />;
    },
  });
  return [column('leg', words.sections.legGap), column('total', words.sections.gap)];
}

function measuredColumns(effort: EffortDetail, streams: Streams | null): Column<Piece>[] {
  const passing = { start: effort.start, course: effort.course };
  const columns = [
    { channel: 'power', unit: 'W', label: t().short.averagePower },
    { channel: 'heartRate', unit: 'bpm', label: t().short.averageHeartRate },
  ] as const;
  return columns.flatMap(({ channel, unit, label }): Column<Piece>[] => {
    const values = streams?.channels[channel];
    if (!streams || !values) return [];
    return [
      {
        id: channel,
        head: label,
        numeric: true,
        cell: (piece) => {
          const mean = meanBetween(streams, values, passing, piece);
          return <Quantity value={Number.isNaN(mean) ? null : mean} unit={unit} />;
        },
      },
    ];
  });
}

function nameOf({ gate, end, altitude }: Piece, line: ClimbLine): string {
  const found = line.gates.find(({ id }) => id === gate);
  if (found) return inLanguage(found.names);
  if (end === line.length) return effortWords().sections.end;
  if (altitude !== null && altitude % 100 === 0) return quantityText(altitude, 'm', 0);
  return quantityText(end, 'km', 1);
}
