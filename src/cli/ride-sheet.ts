import { styleText } from 'node:util';
import type { Analysis } from '../core/analyse.ts';
import type { DetectedClimb } from '../core/climbs/detect.ts';
import type { Effort } from '../core/climbs/effort.ts';
import type { Variant } from '../core/climbs/territory.ts';
import { METRICS, type MetricId } from '../core/metrics/index.ts';
import type { Unit } from '../core/metrics/metric.ts';
import { clock, known, table } from './columns.ts';

/** The numbers of a ride, in columns as they are read: way, time and body, power. */
const COLUMNS: readonly (readonly MetricId[])[] = [
  ['distance', 'ascent', 'descent', 'maximumAltitude', 'averageSpeed', 'maximumSpeed', 'energy'],
  [
    ...(['elapsed', 'timer', 'moving', 'averageHeartRate', 'maximumHeartRate'] as const),
    ...(['averageCadence', 'averageTemperature'] as const),
  ],
  [
    ...(['averagePower', 'weightedPower', 'maximumPower', 'work'] as const),
    ...(['intensity', 'trainingLoad', 'efficiency'] as const),
  ],
];

const CURVE = [1, 5, 15, 30, 60, 300, 600, 1200, 3600, 7200];
const GATES_A_LINE = 5;

/** How a quantity is shown: everyday units instead of SI ones. */
const SHOWN: Partial<Record<Unit, (value: number) => string>> = {
  s: clock,
  'm/s': (value) => `${(value * 3.6).toFixed(1)} km/h`,
  m: (value) => (value >= 10_000 ? `${(value / 1000).toFixed(2)} km` : `${value.toFixed(0)} m`),
  J: (value) => `${(value / 1000).toFixed(0)} kJ`,
};

/** A ride as a page of text: what it was, its numbers, climbs, power curve and notes. */
export function rideSheet(
  name: string,
  analysis: Analysis,
  options: { variants: readonly Variant[]; curve?: 'all' },
): string {
  const { ride, part, efforts } = analysis;
  const title = part === null ? name : `${name} · part ${part}`;
  const sections = [
    `${styleText('bold', title)}\n${headline(analysis)}`,
    numbers(analysis),
    efforts.length > 0 ? climbs(efforts, options.variants) : null,
    analysis.unnamedClimbs.length > 0 ? unnamed(analysis.unnamedClimbs) : null,
    analysis.powerCurve ? curve(analysis.powerCurve.watts, options.curve === 'all') : null,
    analysis.notes.length > 0 ? notes(analysis) : null,
  ];
  const partial = ride.partial ? [styleText('yellow', '  Saved from a damaged file.')] : [];
  return `${[...sections, ...partial].filter((section) => section !== null).join('\n\n')}\n`;
}

function headline({ ride, laps }: Analysis): string {
  const start = new Date(ride.start * 1000).toISOString().slice(0, 16).replace('T', ' ');
  const told = { declared: 'declared', file: 'by the file', title: 'by the title' } as const;
  const from =
    ride.bikeClassFrom in told ? ` ${told[ride.bikeClassFrom as keyof typeof told]}` : '';
  const bike = ride.bikeClass === 'unknown' ? null : `${ride.bikeClass}${from}`;
  const facts = [
    ride.format.toUpperCase(),
    ride.sport,
    bike,
    `${start} UTC`,
    ride.creator,
    `${ride.records} samples`,
    laps.length > 1 ? `${laps.length} laps` : null,
  ];
  const title = ride.title ? `  “${ride.title}”\n` : '';
  return `${title}  ${facts.filter((fact) => fact !== null).join(' · ')}`;
}

function numbers({ metrics }: Analysis): string {
  const known = COLUMNS.filter((ids) => ids.some((id) => !Number.isNaN(metrics[id])));
  const cells = known.map((ids) => aligned(ids.map((id) => cell(id, metrics[id]))));
  const height = Math.max(...cells.map((column) => column.length));
  const lines = Array.from({ length: height }, (_, row) =>
    cells.map((column) => column[row] ?? '').join('     '),
  );
  return lines.map((line) => `  ${line.trimEnd()}`).join('\n');
}

function cell(id: MetricId, value: number): [string, string] {
  const metric = METRICS.find((candidate) => candidate.id === id);
  if (!metric) throw new Error(`no metric ${id}`);
  if (Number.isNaN(value)) return [metric.label.en, '–'];
  const shown = SHOWN[metric.unit]?.(value);
  const unit = metric.unit === 'ratio' || metric.unit === 'points' ? '' : ` ${metric.unit}`;
  return [metric.label.en, shown ?? `${value.toFixed(metric.digits)}${unit}`];
}

/** Names to the left, values to the right, all of one width. */
function aligned(cells: readonly [string, string][]): string[] {
  const names = Math.max(...cells.map(([name]) => name.length));
  const values = Math.max(...cells.map(([, value]) => value.length));
  return cells.map(([name, value]) => `${name.padEnd(names)}  ${value.padStart(values)}`);
}

function climbs(efforts: readonly Effort[], variants: readonly Variant[]): string {
  const rows = efforts.map((effort) => {
    const variant = variants.find(
      (known) => known.climb === effort.climb && known.variant === effort.variant,
    );
    return [
      variant ? `${variant.climbNames.en}, ${variant.names.en}` : effort.variant,
      clock(effort.elapsed, 1),
      `± ${effort.uncertainty.toFixed(1)} s`,
      clock(effort.moving),
      known(effort.vam, 'm/h'),
      powerOf(effort),
      known(effort.wattsPerKilogram, 'W/kg', 2),
      known(effort.averageHeartRate, 'bpm'),
    ];
  });
  const head = ['Climb', 'time', '', 'moving', 'VAM', 'power', '', 'heart rate'];
  const [first, ...lines] = table([head, ...rows]);
  const body = lines.flatMap((line, i) => [`  ${line}`, ...gates(efforts[i])]);
  return [`  ${styleText('bold', first)}`, ...body].join('\n');
}

/** What a meter measured, else what physics makes of the time, marked as estimated. */
function powerOf({ averagePower, estimatedPower }: Effort): string {
  if (!Number.isNaN(averagePower)) return known(averagePower, 'W');
  return Number.isNaN(estimatedPower) ? '' : `≈ ${known(estimatedPower, 'W')}`;
}

/** Climbs that no pack knows: where the ride comes to them, how long, how high. */
function unnamed(found: readonly DetectedClimb[]): string {
  const rows = found.map(({ start, end, startDistance, length, height }) => [
    `at km ${(startDistance / 1000).toFixed(1)}`,
    `${(length / 1000).toFixed(1)} km`,
    known(height, 'm'),
    `${((100 * height) / length).toFixed(1)} %`,
    clock(end - start),
  ]);
  const [head, ...lines] = table([['Other climbs', 'length', 'height', '', 'time'], ...rows]);
  return [`  ${styleText('bold', head)}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** Passing times of the inner gates, several a line. */
function gates({ splits }: Effort): string[] {
  const cells = splits.map(({ gate, elapsed }) => `${gate} ${clock(elapsed)}`);
  const width = Math.max(0, ...cells.map((text) => text.length));
  return Array.from({ length: Math.ceil(cells.length / GATES_A_LINE) }, (_, row) => {
    const some = cells.slice(row * GATES_A_LINE, (row + 1) * GATES_A_LINE);
    return styleText(
      'dim',
      `      ${some.map((text) => text.padEnd(width)).join('   ')}`.trimEnd(),
    );
  });
}

function curve(watts: Float64Array, all: boolean): string {
  const durations = all ? Array.from(watts, (_, i) => i + 1) : CURVE;
  const reached = durations.filter((duration) => duration <= watts.length);
  const cells = reached.map((duration) => [
    spoken(duration),
    `${watts[duration - 1].toFixed(0)} W`,
  ]);
  const head = styleText('bold', '  Power curve');
  if (all)
    return [head, ...cells.map(([time, power]) => `  ${time.padStart(9)}  ${power}`)].join('\n');
  const widths = cells.map((pair) => Math.max(...pair.map((text) => text.length)));
  const line = (at: 0 | 1) => cells.map((pair, i) => pair[at].padStart(widths[i])).join('   ');
  return [head, `  ${styleText('dim', line(0))}`, `  ${line(1)}`].join('\n');
}

function notes({ notes }: Analysis): string {
  const lines = notes.map(({ code, detail }) => `  · ${detail} ${styleText('dim', `(${code})`)}`);
  return [styleText('bold', '  Notes'), ...lines].join('\n');
}

function spoken(duration: number): string {
  if (duration % 3600 === 0) return `${duration / 3600} h`;
  return duration % 60 === 0 ? `${duration / 60} min` : `${duration} s`;
}
