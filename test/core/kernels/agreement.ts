import { searchFast } from '../../../src/core/kernels/best-windows.ts';
import { searchPlainly } from '../../../src/core/kernels/plain/best-windows.ts';
import { runningMedian } from '../../../src/core/kernels/running-median.ts';
import { MEANING, TrackPointReader } from '../../../src/core/kernels/track-points.ts';
import { kernelsAt, makeColumn, makeFlags, withLentMemory } from '../../../src/core/lent-memory.ts';
import { metricInput, type Rider } from '../../../src/core/metrics/metric.ts';
import { powerTally } from '../../../src/core/metrics/statistics.ts';
import { movingSeconds } from '../../../src/core/moving.ts';
import type { Ride } from '../../../src/core/ride.ts';
import { countOnes, endOfRun } from '../../../src/core/series.ts';
import { zones } from '../../../src/core/zones.ts';
import { randomOf } from '../../mutations.ts';
import { compareFitColumns } from './fit-agreement.ts';
import { degenerateSeries, randomSeries } from './series.ts';

/** What one runtime says of the kernels: in Node, in a browser and in the Workers runtime alike. */
export interface Agreement {
  /** Comparisons made; a kernel that cannot run here makes none. */
  compared: number;
  /** Inputs on which a kernel and its twin are not the same to the bit. */
  different: string[];
}

/** Holds every kernel to its twin, or to what JavaScript itself says, in this runtime. */
export function agreement(): Agreement {
  const found: Agreement = { compared: 0, different: [] };
  compareWindows(found);
  comparePoints(found);
  compareFit(found);
  compareColumns(found);
  return found;
}

/** Passes over columns where they lie in the memory of the kernels, and where they do not. */
function compareColumns(found: Agreement): void {
  for (const [i, watts] of randomSeries(20, 13, 2000).entries()) {
    const alone = passesOver(Float64Array.from(watts));
    const lent = withLentMemory(() => {
      const column = makeColumn(watts.length);
      column.set(watts);
      return kernelsAt(column) && passesOver(column);
    });
    if (lent === null) continue;
    found.compared++;
    if (!same(lent, alone)) found.different.push(`column ${i}`);
  }
}

/** Numbers in which every value of the column has a part. */
function passesOver(power: Float64Array): number[] {
  const running = makeFlags(power.length).fill(1);
  const rider = {
    threshold: 250,
    thresholdHeartRate: null,
    powerZones: null,
    heartRateZones: null,
  };
  const ride = { grid: { power }, running } as unknown as Ride;
  const { power: times } = zones(ride, rider as unknown as Rider);
  const input = metricInput(ride, rider as unknown as Rider, { start: 0, end: power.length });
  const { seconds, sum, highest } = powerTally(input);
  const moving = movingSeconds({ speed: power }, running);
  return [
    ...[seconds, sum, highest, moving ? countOnes(moving) : Number.NaN, endOfRun(power, 0)],
    ...(times ?? []).map((zone) => zone.seconds),
    ...runningMedian(power, 15),
  ];
}

function compareWindows(found: Agreement): void {
  for (const [name, watts] of [
    ...degenerateSeries(),
    ...randomSeries(40, 11, 2000).map((one, i): [string, number[]] => [`random ${i}`, one]),
  ]) {
    const prefixes = prefixesOf(watts);
    const fast = searchFast(prefixes);
    if (fast === null) continue;
    const plain = searchPlainly(prefixes);
    found.compared++;
    if (!same(fast.sums, plain.sums) || !same(fast.starts, plain.starts))
      found.different.push(name);
  }
}

function compareFit(found: Agreement): void {
  const { compared, different } = compareFitColumns(60, 3);
  found.compared += compared;
  found.different.push(...different);
}

/** Numbers and times of points, as the runtime reads them itself. */
function comparePoints(found: Agreement): void {
  const random = randomOf(29);
  const points = Array.from({ length: 500 }, () => ({
    lat: (180 * random() - 90).toFixed(Math.floor(15 * random())),
    lon: (360 * random() - 180).toFixed(Math.floor(14 * random())),
    time: new Date(Math.floor(2e12 * random())).toISOString(),
  }));
  const tags = points.map(
    ({ lat, lon, time }) => `<trkpt lat="${lat}" lon="${lon}"><time>${time}</time></trkpt>`,
  );
  const reader = TrackPointReader.of(new TextEncoder().encode(tags.join('\n')), [
    ['trkpt', MEANING.trackPoint],
    ['time', MEANING.time],
  ]);
  if (reader === null) return;
  const read = reader.read(0, { points: 1000, depth: 4, attributes: 4 });
  found.compared++;
  const said = points.every(
    ({ lat, lon, time }, i) =>
      Object.is(read?.columns.get(0)?.[i], Number(lat)) &&
      Object.is(read?.columns.get(1)?.[i], Number(lon)) &&
      Math.abs((read?.time[i] ?? 0) - Date.parse(time) / 1000) < 1e-6,
  );
  if (read?.count !== points.length || !said) found.different.push('track points');
}

/** The sums of the first 0, 1, … all values. */
export function prefixesOf(values: ArrayLike<number>): Float64Array {
  const prefixes = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) prefixes[i + 1] = prefixes[i] + (values[i] ?? 0);
  return prefixes;
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}
