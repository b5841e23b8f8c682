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
  },
});

installPeers();
const { compareFitDecoding } = await import('./fit-decoding.ts');
const { compareClimbMatching } = await import('./climb-matching.ts');
const seed = Number(options.seed);
const rounds = Number(options.rounds);
const comparisons = [
  await compareFitDecoding({ seed, rounds }),
  await compareClimbMatching({ seed, rounds }),
];
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

function withRatio(comparison: Comparison): Comparison & { ratio: number; peerVersion: string } {
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
    const { what, target, most, peer, peerVersion, data, ours, theirs, ratio } = comparison;
    const asked = most === undefined ? '' : `  at most ${most} ms  ${verdict(ours <= most)}`;
    console.log(`${what} (${data}; results equal)`);
    console.log(`  ours    ${ours.toFixed(1)} ms${asked}`);
    console.log(`  theirs  ${theirs.toFixed(1)} ms  ${peer} ${peerVersion}`.trimEnd());
    console.log(`  ratio   ${ratio.toFixed(1)}  target ${target}  ${verdict(ratio >= target)}`);
    if (comparison.beside) console.log(`  beside  ${comparison.beside}`);
  }
}

function verdict(reached: boolean): string {
  return reached ? 'reached' : 'missed';
}
