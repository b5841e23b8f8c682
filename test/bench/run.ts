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
  peer: string;
  data: string;
  /** Median milliseconds of one pass over the data. */
  ours: number;
  theirs: number;
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
const seed = Number(options.seed);
const comparisons = [await compareFitDecoding({ seed, rounds: Number(options.rounds) })];
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

function versionOf(peer: string): string {
  return JSON.parse(readFileSync(`${here}node_modules/${peer}/package.json`, 'utf8')).version;
}

function print(): void {
  console.log(`${machine}, Node ${process.version}, seed ${seed}`);
  for (const { what, target, peer, peerVersion, data, ours, theirs, ratio } of comparisons.map(
    withRatio,
  )) {
    console.log(`${what} (${data}; results equal)`);
    console.log(`  ours    ${ours.toFixed(1)} ms`);
    console.log(`  theirs  ${theirs.toFixed(1)} ms  ${peer} ${peerVersion}`);
    console.log(
      `  ratio   ${ratio.toFixed(1)}  target ${target}  ${ratio >= target ? 'reached' : 'missed'}`,
    );
  }
}
