import { styleText } from 'node:util';
import { type Difficulty, difficultyOf } from '../core/climbs/difficulty.ts';
import { steepestOf } from '../core/climbs/profile.ts';
import type { CatalogueClimb, Published, Variant } from '../core/climbs/variant.ts';
import type { EffortRow } from '../warehouse/effort-row.ts';
import { clock, known, table } from './columns.ts';
import { idOf } from './find-climb.ts';

type Climb = Variant | CatalogueClimb;

/** Metres over which the steepest part is told. */
const WINDOWS = [100, 500, 1000];
const LINE = 96;

/** Every way up a climb, one a line. */
export function waysSheet(ways: readonly Climb[]): string {
  const rows = ways.map((way) => [
    idOf(way),
    way.names.en,
    ...('line' in way
      ? [kilometres(way.length), known(way.height, 'm'), percent(way.height / way.length), 'timed']
      : [
          kilometres(way.published.length ?? Number.NaN),
          known(gainOf(way.published), 'm'),
          percent(gainOf(way.published) / (way.published.length ?? Number.NaN)),
          'no line yet',
        ]),
  ]);
  const [head, ...lines] = table([['Way up', '', 'length', 'gain', 'mean', ''], ...rows]);
  return `${[title(ways[0].climbNames.en), `  ${styleText('dim', head)}`, ...lines.map((line) => `  ${line}`)].join('\n')}\n`;
}

/** What is known of a climb whose road no line describes yet. */
export function catalogueSheet(climb: CatalogueClimb): string {
  const { published } = climb;
  const facts = table([
    ['', 'published'],
    ['Length', kilometres(published.length ?? Number.NaN)],
    ['Gain, net', known(gainOf(published), 'm')],
  ]);
  return sheet([
    heading(climb),
    indented(facts),
    `  Source: ${published.source.en}`,
    '  No line of it yet: it is told of, not timed.',
    adviceOf(climb),
  ]);
}

/** Facts about one way up: published beside measured, steepest parts, difficulty, bends. */
export function climbSheet(climb: Variant): string {
  const { published, length, height, base, gates } = climb;
  const difficulty = difficultyOf({ length, height, summit: base + height });
  const facts = table([
    ['', 'published', 'measured'],
    ['Length', kilometres(published?.length ?? Number.NaN), kilometres(length)],
    ['Gain, net', known(gainOf(published), 'm'), known(height, 'm')],
    ['Ascent, all rises', known(published?.ascent ?? Number.NaN, 'm'), ''],
    [
      'Mean gradient',
      percent(gainOf(published) / (published?.length ?? Number.NaN)),
      percent(height / length),
    ],
    ['Foot and top', '', `${base.toFixed(0)} – ${(base + height).toFixed(0)} m`],
  ]);
  return sheet([
    heading(climb),
    indented(facts),
    steepestLine(climb),
    difficultyLine(difficulty),
    `  Surface: ${climb.surface} · bikes: ${climb.bikes.join(', ')}`,
    published && `  Published by: ${published.source.en}`,
    `  Line: ${climb.quality.line.en}; altitude: ${climb.quality.altitude.en}`,
    gates.length > 0 ? gatesTable(climb) : null,
    adviceOf(climb),
  ]);
}

/** Efforts of one rider, fastest first. */
export function historySheet(name: string, efforts: readonly EffortRow[]): string {
  if (efforts.length === 0) return `\n  ${name} has not ridden it from gate to gate.\n`;
  const rows = efforts.map((effort) => [
    new Date(effort.beganAt * 1000).toISOString().slice(0, 10),
    clock(effort.elapsed, 1),
    effort.uncertainty === null ? '' : `± ${effort.uncertainty.toFixed(1)} s`,
    clock(effort.moving ?? Number.NaN),
    known(effort.vam ?? Number.NaN, 'm/h'),
    powerOf(effort),
    known(effort.wattsPerKilogram ?? Number.NaN, 'W/kg', 2),
    known(effort.averageHeartRate ?? Number.NaN, 'bpm'),
    effort.bikeClass,
  ]);
  const head = ['Date', 'time', '', 'moving', 'VAM', 'power', '', 'heart rate', 'bike'];
  const [first, ...lines] = table([head, ...rows]);
  const count = `${efforts.length} effort${efforts.length > 1 ? 's' : ''}`;
  return `\n${title(`${name}: ${count}, fastest first`)}\n  ${styleText('dim', first)}\n${indented(lines)}\n`;
}

/** What a meter measured, else what physics makes of the time, marked as estimated. */
function powerOf({ averagePower, estimatedPower }: EffortRow): string {
  if (averagePower !== null) return known(averagePower, 'W');
  return estimatedPower === null ? '' : `≈ ${known(estimatedPower, 'W')}`;
}

function heading(climb: Climb): string {
  return `${title(`${climb.climbNames.en}, ${climb.names.en}`)}  ${styleText('dim', idOf(climb))}`;
}

function steepestLine(climb: Variant): string {
  const steepest = WINDOWS.map((window) => steepestOf(climb, window)).filter((one) => one !== null);
  if (steepest.length === 0) {
    return '  Steepest: unknown, the pack trusts no altitude along this road.';
  }
  const parts = steepest.map(
    ({ window, slope, along }) =>
      `${percent(slope)} over ${window} m (km ${(along / 1000).toFixed(1)})`,
  );
  return `  Steepest: ${parts.join(' · ')}`;
}

function difficultyLine({
  category,
  score,
  fiets,
  climbByBike,
  table: edition,
}: Difficulty): string {
  const named = category === null ? 'none' : category.toUpperCase();
  const scored = Number.isNaN(score) ? '' : `, score ${score.toFixed(0)}`;
  return (
    `  Category: ${named} (bounds ${edition}${scored}) · FIETS ${fiets.toFixed(1)} · ` +
    `climbbybike ${climbByBike.toFixed(0)}`
  );
}

/** Where the gates stand, with the mean gradient since the one before. */
function gatesTable({ gates, base, height, length }: Variant): string {
  let before = { along: 0, altitude: base };
  const rows = [
    ...gates,
    { id: '', names: { en: 'Top' }, along: length, altitude: base + height },
  ].map(({ names, along, altitude }) => {
    const rise = (altitude ?? Number.NaN) - before.altitude;
    const gradient = percent(rise / (along - before.along));
    before = { along, altitude: altitude ?? Number.NaN };
    return [names.en, kilometres(along, 2), known(altitude ?? Number.NaN, 'm'), gradient];
  });
  const [head, ...lines] = table([['Gate', 'at', 'altitude', 'since the last'], ...rows]);
  return `\n  ${styleText('dim', head)}\n${indented(lines)}`;
}

function adviceOf({ advice }: Climb): string | null {
  return advice && `\n${indented(wrapped(advice.en))}`;
}

function gainOf(published: Published | null): number {
  return published?.gain ?? Number.NaN;
}

function kilometres(metres: number, digits = 2): string {
  return known(metres / 1000, 'km', digits);
}

function percent(ratio: number): string {
  return known(ratio * 100, '%', 1);
}

function title(text: string): string {
  return styleText('bold', text);
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}

function sheet(sections: readonly (string | null)[]): string {
  return `${sections.filter((section) => section !== null).join('\n')}\n`;
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= LINE) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
