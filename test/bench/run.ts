import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** One line of the table in docs/performance.md: ours beside a named peer, in one run. */
export interface Comparison {
  what: string;
  /** The least that the ratio should be. */
  target: number;
  /** The most milliseconds that ours should take, where that is asked for. */
  most?: number;
  /** A package of package.json, or what else it is measured by. */
  peer: string;
  data: string;
  /** Median milliseconds of one pass over the data. */
  ours: number;
  theirs: number;
  /** What else was measured in the same run. */
  beside?: string;
}

/** A line of the table that nobody else does the same for: measured against its target alone. */
export interface Measurement {
  what: string;
  data: string;
  values: Measured[];
  /** What else was measured in the same run: what binds. */
  beside?: string;
}

export interface Measured {
  name: string;
  value: number;
  unit: string;
  /** What is asked of it, where something is. */
  least?: number;
  most?: number;
}

const here = fileURLToPath(new URL('.', import.meta.url));

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '7' },
    rows: { type: 'string' },
  },
});

type Row = (options: { seed: number; rounds: number }) => Promise<Comparison | Measurement>;

/** The rows of the table by their numbers there: one file each, loaded when the peers are there. */
const ROWS: [row: string, load: () => Promise<Row>][] = [
  ['1', async () => (await import('./fit-decoding.ts')).compareFitDecoding],
  ['2a', async () => (await import('./gpx-reading.ts')).compareGpxReading],
  ['2b', async () => (await import('./gpx-reading.ts')).compareWithGpxParser],
  ['3', async () => (await import('./power-curve.ts')).comparePowerCurve],
  ['4', async () => (await import('./power-curve.ts')).compareCurveOfDay],
  ['5', async () => (await import('./climb-matching.ts')).compareClimbMatching],
  ['6', async () => (await import('./whole-ride.ts')).compareWholeRide],
  ['7', async () => (await import('./ingest.ts')).measureIngest],
  ['8', async () => (await import('./upload-to-readable.ts')).measureUploadToReadable],
  ['9', async () => (await import('./ride-page.ts')).measureRidePage],
  ['10', async () => (await import('./boards-and-curves.ts')).measureBoardsAndCurves],
  ['11', async () => (await import('./cached-json.ts')).compareCachedJson],
  ['12', async () => (await import('./cold-start.ts')).measureColdStart],
  ['13', async () => (await import('./first-page.ts')).measureFirstPage],
];

installPeers();
const seed = Number(options.seed);
const rounds = Number(options.rounds);
const wanted = options.rows?.split(',') ?? ROWS.map(([row]) => row);
const results: ((Comparison | Measurement) & { row: string })[] = [];
for (const [row, load] of ROWS) {
  if (!wanted.includes(row)) continue;
  console.error(`Row ${row} …`);
  const measure = await load();
  results.push({ row, ...(await measure({ seed, rounds })) });
}
const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} threads`;
const about = { machine, node: process.version, seed };

if (options.json) {
  const comparisons = results.map((result) => ('ours' in result ? withRatio(result) : result));
  console.log(JSON.stringify({ ...about, comparisons }));
} else print();

/** The peers live in their own folder: nobody who uses or tests the product needs them. */
function installPeers(): void {
  if (existsSync(`${here}node_modules`)) return;
  console.error('Installing the peers into test/bench …');
  // a script's standard output belongs to its table
  execFileSync('npm', ['ci', '--loglevel=error'], {
    cwd: here,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function withRatio<C extends Comparison>(
  comparison: C,
): C & { ratio: number; peerVersion: string } {
  const ratio = comparison.theirs / comparison.ours;
  return { ...comparison, ratio, peerVersion: versionOf(comparison.peer) };
}

/** Empty for what is no package. */
function versionOf(peer: string): string {
  const file = `${here}node_modules/${peer}/package.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : '';
}

function print(): void {
  console.log(`${machine}, Node ${process.version}, seed ${seed}`);
  for (const result of results) {
    console.log(`${result.row}: ${result.what} (${result.data}; results equal)`);
    if ('ours' in result) printComparison(withRatio(result));
    else for (const measured of result.values) printMeasured(measured);
    if (result.beside) console.log(`  beside  ${result.beside}`);
  }
}

function printComparison(comparison: ReturnType<typeof withRatio<Comparison>>): void {
  const { target, most, peer, peerVersion, ours, theirs, ratio } = comparison;
  const asked = most === undefined ? '' : `  at most ${most} ms  ${verdict(ours <= most)}`;
  console.log(`  ours    ${ours.toFixed(2)} ms${asked}`);
  console.log(`  theirs  ${theirs.toFixed(1)} ms  ${peer} ${peerVersion}`.trimEnd());
  console.log(`  ratio   ${ratio.toFixed(1)}  target ${target}  ${verdict(ratio >= target)}`);
}

function printMeasured({ name, value, unit, least, most }: Measured): void {
  const figure = `  ${name}  ${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`;
  if (least !== undefined) console.log(`${figure}  at least ${least}  ${verdict(value >= least)}`);
  else if (most !== undefined) console.log(`${figure}  at most ${most}  ${verdict(value <= most)}`);
  else console.log(figure);
}

function verdict(reached: boolean): string {
  return reached ? 'reached' : 'missed';
}
