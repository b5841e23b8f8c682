import { EMBEDDED } from './embedded.ts';

/**
 * The kernels: the few hot loops of core as one small WebAssembly module with SIMD, written in
 * AssemblyScript (`assembly/`). Each has a twin in plain TypeScript that gives the same results to the
 * bit: the truth in tests, and what runs where this module cannot (no SIMD, compiling not allowed).
 */
export interface Kernels {
  memory: WebAssembly.Memory;
  /** First byte of memory that is free for arguments and results. */
  roomStart(): number;
  /** At `at`: the sums, then room for the best of them and their starts, each `bestWindowsRow` words. */
  bestWindows(at: number, values: number): void;
  bestWindowsRow(values: number): number;
  /** Bytes that it needs from `at` on. */
  bestWindowsRoom(values: number): number;
  /** Reads from `from` to `to`, behind which 64 zeros lie; columns of `rows` doubles. Says how many points. */
  trackPoints(
    from: number,
    to: number,
    names: number,
    columns: number,
    rows: number,
    depth: number,
    attributes: number,
  ): number;
  /** The checksum of a FIT file over [from, to). */
  fitCrc(from: number, to: number): number;
  /** One field of all rows to `out`, says how many are missing; fit-columns.ts lays out the rest. */
  fitColumn(
    file: number,
    offsets: number,
    runs: number,
    runCount: number,
    layouts: number,
    scale: number,
    offset: number,
    out: number,
  ): number;
  fitColumnRejected(): number;
  /** How many of the doubles at `column` are missing. */
  countMissing(column: number, length: number): number;
  /** How many are at least that while the byte at `running` is 1. */
  countAtLeast(column: number, running: number, length: number, least: number): number;
  /** Makes those flags 1 whose values are at least that while the byte at `running` is 1. */
  markAtLeast(column: number, running: number, length: number, least: number, flags: number): void;
  countOnes(flags: number, length: number): number;
  /** The first value behind `start` that is not one more than the one before. */
  endOfRun(time: number, length: number, start: number): number;
  /** The first sample from `from` on that is not known to be near the one before. */
  nextLeap(
    time: number,
    latitude: number,
    longitude: number,
    length: number,
    from: number,
    degree: number,
    longest: number,
    fastest: number,
  ): number;
  /** The earliest start in [from, end) of a window with a higher sum than is known; else `best`. */
  bestStart(
    sums: number,
    duration: number,
    from: number,
    end: number,
    known: number,
    change: number,
    best: number,
  ): number;
  bestSum(): number;
  /** To `out`, for each block of 256: how many count, their sum, the highest. */
  tallyBlocks(column: number, running: number, floor: number, blocks: number, out: number): void;
  /** To `out`, for each double its median with those up to `reach` away. */
  runningMedian(column: number, length: number, reach: number, out: number): void;
  trackPointsEnd(): number;
  trackPointsUsed(): number;
}

const PAGE = 65_536;

/** Memory never shrinks: an instance that grew beyond this is not used again. */
const LARGEST_KEPT = 256 * PAGE;

let given: WebAssembly.Module | null | undefined;
let instance: Kernels | null = null;
let forColumns: Kernels | null = null;

/**
 * Takes the module of runtimes that compile no bytes (Cloudflare Workers: `import` of kernels.wasm);
 * null has the twins do all work.
 */
export function useKernels(module: WebAssembly.Module | null): void {
  given = module;
  instance = null;
  forColumns = null;
}

/** The kernels of this thread; null where they cannot run. */
export function startedKernels(): Kernels | null {
  if (instance === null || instance.memory.buffer.byteLength > LARGEST_KEPT) instance = start();
  return instance;
}

/** Those in whose memory columns are made (../lent-memory.ts), which is theirs alone. */
export function columnKernels(): Kernels | null {
  forColumns ??= start();
  return forColumns;
}

/** Sees to at least `bytes` of memory for arguments and results; returns where they begin. */
export function makeRoom({ memory, roomStart }: Kernels, bytes: number): number {
  const start = roomStart();
  const missing = start + bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return start;
}

function start(): Kernels | null {
  if (given === undefined) given = compile();
  return given && (new WebAssembly.Instance(given).exports as unknown as Kernels);
}

/** Null is no fault: the twins give the same. That this machine can compile it is held by tests. */
function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(EMBEDDED), (c) => c.charCodeAt(0)));
  } catch {
    return null;
  }
}
