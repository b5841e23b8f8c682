import type { ComponentChildren } from 'preact';
import type { ClimbLine } from '../../api/climbs.ts';
import { RuleButton } from '../../components/figure.tsx';
import { Quantity } from '../../components/quantity.tsx';
import { type Column, Table } from '../../components/table.tsx';
import { climbPageWords } from '../../i18n/climb.ts';
import { climbWords } from '../../i18n/climbs.ts';
import { inLanguage } from '../../i18n/index.ts';

interface Figure {
  id: string;
  name: string;
  unit: 'km' | 'm';
  measured: number | null;
  published: number | null;
}

/** What was measured beside what others publish, where both come from, and how hard that is. */
export function Sources({ line }: { line: ClimbLine }) {
  const words = climbPageWords().sources;
  const { published, quality } = line;
  return (
    <section aria-labelledby="sources" class="stack">
      <h2 id="sources">{words.title}</h2>
      <Table caption={words.title} columns={columns()} rows={rowsOf(line)} rowId={({ id }) => id} />
      <dl class="climb-sources small">
        {published && (
          <Source name={words.published}>
            {inLanguage(published.source)}
            {published.certainty && `. ${words.certainty[published.certainty]}`}
          </Source>
        )}
        <Source name={words.line}>{inLanguage(quality.line)}</Source>
        <Source name={words.altitude}>{inLanguage(quality.altitude)}</Source>
      </dl>
      <Scores line={line} />
    </section>
  );
}

function Source({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt class="soft">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function rowsOf({ length, gain, published }: ClimbLine): Figure[] {
  const { list } = climbWords();
  const ascent: Figure = {
    id: 'ascent',
    name: climbPageWords().sources.ascent,
    unit: 'm',
    measured: null,
    published: published?.ascent ?? null,
  };
  return [
    {
      id: 'length',
      name: list.length,
      unit: 'km',
      measured: length,
      published: published?.length ?? null,
    },
    {
      id: 'gain',
      name: list.gain,
      unit: 'm',
      measured: gain,
      published: published?.gain ?? null,
    },
    ...(ascent.published === null ? [] : [ascent]),
  ];
}

function columns(): Column<Figure>[] {
  const words = climbPageWords().sources;
  return [
    { id: 'name', head: words.figure, cell: ({ name }) => name },
    {
      id: 'measured',
      head: words.measured,
      numeric: true,
      cell: ({ measured, unit }) => (
        <Quantity value={measured} unit={unit} reason={words.notMeasured} />
      ),
    },
    {
      id: 'published',
      head: words.publishedHead,
      numeric: true,
      cell: ({ published, unit }) => (
        <Quantity value={published} unit={unit} reason={words.notPublished} />
      ),
    },
  ];
}

/** How hard the climb is in the scores that riders know; none of them is official. */
function Scores({ line: { difficulty } }: { line: ClimbLine }) {
  const words = climbPageWords().scores;
  const scores = [
    { name: words.fiets, value: difficulty.fiets, digits: 1, rule: words.fietsRule },
    { name: words.climbByBike, value: difficulty.climbByBike, digits: 0, rule: words.byBikeRule },
  ];
  return (
    <dl class="climb-scores">
      {scores.map(({ name, value, digits, rule }) => (
        <div key={name}>
          <dt class="soft small">
            <RuleButton label={name} rule={{ title: name, paragraphs: [rule, words.none] }} />
          </dt>
          <dd>
            <Quantity value={value} unit="points" digits={digits} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
