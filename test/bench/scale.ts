import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { scaleChart } from './scale-chart.ts';
import { type ScalePoint, scalePoint } from './scale-point.ts';

/** How the warehouse grows: the same territory with more and more rides, each size in a process of its own. */

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,3000,10000,30000,100000' },
    'efforts-per-ride': { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    chart: { type: 'string' },
    /** One size, told as JSON: what this script starts itself with. */
    only: { type: 'string' },
  },
});

const RIDES_A_RIDER = 100;
const HILLS = 300;

if (options.only === undefined) await measureAll();
else console.log(JSON.stringify(await scalePoint(territoryOf(Number(options.only)))));

async function measureAll(): Promise<void> {
  const points = options.sizes.split(',').map((size) => measure(Number(size)));
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} threads`;
  if (options.json) console.log(JSON.stringify({ machine, node: process.version, points }));
  else console.log(`${machine}, Node ${process.version}`);
  if (options.chart) writeFileSync(options.chart, scaleChart(points));
}

function measure(rides: number): ScalePoint {
  console.error(`${rides} rides …`);
  const script = fileURLToPath(import.meta.url);
  const args = [
    ...[script, '--only', String(rides), '--seed', options.seed],
    ...['--efforts-per-ride', options['efforts-per-ride']],
  ];
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const output = execFileSync(process.execPath, args, { stdio: [...stdio], encoding: 'utf8' });
  const point: ScalePoint = JSON.parse(output);
  if (!options.json) console.log(told(point));
  return point;
}

function territoryOf(rides: number) {
  const efforts = rides * Number(options['efforts-per-ride']);
  const riders = Math.max(10, rides / RIDES_A_RIDER);
  return { rides, efforts, riders, hills: HILLS, seed: Number(options.seed) };
}

function told(point: ScalePoint): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  return [
    `${point.rides} rides, ${point.efforts} efforts, ${point.riders} riders`,
    `  commits  ${point.ridesPerSecond.toFixed(0)} rides/s, ${point.effortsPerSecond.toFixed(0)} efforts/s`,
    `  file     ${megabytes(point.fileBytes)}; memory ${megabytes(point.memoryBytes)}`,
    `  start    ${point.open.toFixed(0)} ms to open, ${point.reconcile.toFixed(0)} ms to reconcile`,
    ...Object.entries(point.questions).map(
      ([name, { p50, p95 }]) => `  ${name}  p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    ),
  ].join('\n');
}
