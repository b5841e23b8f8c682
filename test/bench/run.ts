import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** One line of the table in ../shared/design/performance.md: ours beside a named peer, in one run. */
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

const here = fileURLToPath(new URL('.', import.meta.url));

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '7' },
    rows: { type: 'string' },
  },
});

type Compare = (options: { seed: number; rounds: number }) => Promise<Comparison>;

/** The rows of the table by their numbers there: one file each, loaded when the peers are there. */
const ROWS: [row: string, load: () => Promise<Compare>][] = [
  ['1', async () => (await import('./fit-decoding.ts')).compareFitDecoding],
  ['2a', async () => (await import('./gpx-reading.ts')).compareGpxReading],
  ['2b', async () => (await import('./gpx-reading.ts')).compareWithGpxParser],
  ['3', async () => (await import('./power-curve.ts')).comparePowerCurve],
  ['4', async () => (await import('./power-curve.ts')).compareCurveOfDay],
  ['5', async () => (await import('./climb-matching.ts')).compareClimbMatching],
  ['6', async () => (await import('./whole-ride.ts')).compareWholeRide],
];

installPeers();
const seed = Number(options.seed);
const rounds = Number(options.rounds);
const wanted = options.rows?.split(',') ?? ROWS.map(([row]) => row);
const comparisons: (Comparison & { row: string })[] = [];
for (const [row, load] of ROWS) {
  if (!wanted.includes(row)) continue;
  console.error(`Row ${row} …`);
  const compare = await load();
  comparisons.push({ row, ...(await compare({ seed, rounds })) });
}
const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} threads`;
const about = { machine, node: process.version, seed };

if (options.json)
  console.log(JSON.stringify({ ...about, comparisons: comparisons.map(withRatio) }));
else print();

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
  for (const comparison of comparisons.map(withRatio)) {
    const { row, what, target, most, peer, peerVersion, data, ours, theirs, ratio } = comparison;
    const asked = most === undefined ? '' : `  at most ${most} ms  ${verdict(ours <= most)}`;
    console.log(`${row}: ${what} (${data}; results equal)`);
    console.log(`  ours    ${ours.toFixed(2)} ms${asked}`);
    console.log(`  theirs  ${theirs.toFixed(1)} ms  ${peer} ${peerVersion}`.trimEnd());
    console.log(`  ratio   ${ratio.toFixed(1)}  target ${target}  ${verdict(ratio >= target)}`);
    if (comparison.beside) console.log(`  beside  ${comparison.beside}`);
  }
}

function verdict(reached: boolean): string {
  return reached ? 'reached' : 'missed';
}
