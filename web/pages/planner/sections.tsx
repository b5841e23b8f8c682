import type { Signal } from '@preact/signals';
import { isMotorless } from '../../../src/core/climbs/assumptions.ts';
import type { Section } from '../../../src/core/climbs/plan-sections.ts';
import { SlopeChip } from '../../charts/slope-chip.tsx';
import { RuleButton } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { spoken } from '../../format/duration.ts';
import { THIN_SPACE } from '../../format/quantity.ts';
import { inLanguage } from '../../i18n/index.ts';
import { plannerWords } from '../../i18n/planner.ts';
import { clockOf } from './clock.ts';
import type { SectionMark } from './plan-of.ts';
import { Segments } from './segments.tsx';
import { CUTS, PACINGS, type Settings } from './settings.ts';
import type { Shown } from './shown.ts';

interface SectionsProps extends Shown {
  cursor: Signal<number | null>;
  onChange: (changed: Partial<Settings>) => void;
}

type Row = Section & { mark: SectionMark };

/** Power and time from bend to bend, or kilometre by kilometre. */
export function Sections({ line, settings, planned, cursor, onChange }: SectionsProps) {
  const { sections: words, form } = plannerWords();
  const rows = planned.sections.map((section, i) => ({ ...section, mark: planned.marks[i] }));
  const along = cursor.value;
  return (
    <section class="planner-sections" aria-labelledby="planner-sections">
      <div class="section-head">
        <h2 id="planner-sections">{words.title}</h2>
      </div>
      <div class="planner-choices">
        {line.gates.length > 0 && (
          <Segments
            legend={form.cut}
            name="cut"
            options={CUTS.map((value) => ({ value, label: form.cuts[value] }))}
            value={settings.cut}
            onValue={(cut) => onChange({ cut })}
          />
        )}
        {isMotorless(settings.bikeClass) && (
          <Segments
            legend={form.pacing}
            name="pacing"
            options={PACINGS.map((value) => ({ value, label: form.pacings[value] }))}
            value={settings.pacing}
            onValue={(pacing) => onChange({ pacing })}
          />
        )}
        <PacingNote saved={planned.saved} />
      </div>
      <Table
        caption={words.caption}
        columns={columnsOf(settings)}
        rows={rows as Row[]}
        rowId={({ to }) => String(to)}
        isCurrent={({ from, to }) => along !== null && from <= along && along < to}
      />
    </section>
  );
}

/** What the best pacing brings; NaN = there is none. */
function PacingNote({ saved }: { saved: number }) {
  const { result, rules, form } = plannerWords();
  if (Number.isNaN(saved)) return <p class="small soft">{result.motorPacing}</p>;
  return (
    <p class="small soft">
      <RuleButton
        label={saved >= 1 ? result.saved(spoken(saved)) : result.savedNothing}
        rule={{ title: form.pacing, paragraphs: rules.pacing }}
      />
    </p>
  );
}

function columnsOf({ start }: Settings): Column<Row>[] {
  const words = plannerWords().sections;
  const columns: Column<Row>[] = [
    { id: 'to', head: words.to, cell: ({ mark }) => nameOf(mark) },
    {
      id: 'at',
      head: words.at,
      numeric: true,
      cell: ({ to }) => <Quantity value={to} unit="km" />,
    },
    {
      id: 'slope',
      head: words.slope,
      numeric: true,
      cell: ({ slope }) => <SlopeChip slope={100 * slope} />,
    },
    {
      id: 'power',
      head: words.power,
      numeric: true,
      cell: ({ power }) => <Quantity value={power} unit="W" />,
    },
    {
      id: 'speed',
      head: words.speed,
      numeric: true,
      cell: ({ speed }) => <Quantity value={speed} unit="m/s" />,
    },
    {
      id: 'leg',
      head: words.leg,
      numeric: true,
      cell: ({ seconds }) => <Quantity value={seconds} unit="s" />,
    },
    {
      id: 'passed',
      head: words.passed,
      numeric: true,
      cell: ({ passed }) => <Quantity value={passed} unit="s" />,
    },
  ];
  if (Number.isNaN(start)) return columns;
  const clock: Column<Row> = {
    id: 'clock',
    head: words.clock,
    numeric: true,
    cell: ({ passed }) => clockOf(start * 3600 + passed),
  };
  return [...columns, clock];
}

function nameOf({ gate, kilometre }: SectionMark): string {
  const words = plannerWords().sections;
  if (gate !== null) return inLanguage(gate.names);
  return kilometre === null ? words.top : `km${THIN_SPACE}${kilometre}`;
}
