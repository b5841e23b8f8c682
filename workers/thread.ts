import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { type AnalysisContext, analyse, type Results } from '../src/core/analyse.ts';
import { buildIndex } from '../src/core/climbs/territory.ts';
import { decode } from '../src/core/decode/index.ts';
import { LabError } from '../src/core/errors.ts';
import { withLentMemory } from '../src/core/lent-memory.ts';
import { look } from '../src/core/look.ts';
import { METRICS } from '../src/core/metrics/index.ts';
import { onCurveGrid } from '../src/core/power-curve.ts';
import { hiddenDisc } from '../src/core/privacy-zones.ts';
import { dayOf, riderOn } from '../src/core/profile.ts';
import { type Ride, toRide } from '../src/core/ride.ts';
import { streamsOf } from '../src/core/streams.ts';
import { streamsText } from '../src/core/streams-text.ts';
import { madeOfVisible, withoutHiddenPlaces } from '../src/core/visible.ts';
import { wBalanceRider } from '../src/core/w-balance.ts';
import type { AnalyseRequest, Reply, StreamsRequest, Task } from '../src/jobs/runner.ts';
import { loadTerritories } from '../src/territories.ts';
import { packed } from '../src/warehouse/pack.ts';
import { type RideResult, START_STEP, type View } from '../src/warehouse/result.ts';

/** A thread of the service: one file at a time goes in, plain results come out. */

const climbs = buildIndex(await loadTerritories());

parentPort?.on('message', (task: Task) => {
  const { reply, transfer } = answer(task);
  parentPort?.postMessage(reply, transfer);
});
send({ kind: 'ready' });

function send(reply: Reply): void {
  parentPort?.postMessage(reply);
}

function answer(task: Task): { reply: Reply; transfer: ArrayBuffer[] } {
  let bytes = new Uint8Array(0);
  try {
    bytes = contentOf(task.request.file);
    if (task.kind === 'look') {
      const result = withLentMemory(() => look(bytes, task.request));
      return { reply: { kind: 'result', result }, transfer: [] };
    }
    if (task.kind === 'analyse') {
      const result = withLentMemory(() => analyseFile(bytes, task.request));
      return { reply: { kind: 'result', result }, transfer: [] };
    }
    const result = withLentMemory(() => readStreams(bytes, task.request));
    return { reply: { kind: 'result', result }, transfer: result ? [result.buffer] : [] };
  } catch (error) {
    return { reply: refusal(error), transfer: [] };
  } finally {
    // The file is freed now, not when the collector comes by: the next may be as large. Small ones
    // lie in a buffer that they share.
    if (bytes.byteLength === bytes.buffer.byteLength) bytes.buffer.transfer(0);
  }
}

/** Plain bytes: a Buffer cuts in another way. */
function contentOf(file: string): Uint8Array<ArrayBuffer> {
  try {
    const { buffer, byteOffset, byteLength } = readFileSync(file);
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw isMissing ? new LabError('not-found', 'the original is gone', { cause }) : cause;
  }
}

/** What is wrong with the file has its code; anything else is our fault and says where. */
function refusal(error: unknown): Reply {
  if (error instanceof LabError) return { kind: 'error', code: error.code, message: error.message };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { kind: 'error', code: 'internal', message };
}

/**
 * Nothing of what comes out holds a column of the ride: those lie in lent memory. A ride of a rider
 * with privacy zones comes twice: as it is, and as zones leave it for others.
 */
function analyseFile(
  bytes: Uint8Array,
  { now, profile, declared, zones }: AnalyseRequest,
): RideResult[] {
  const hidden = zones.map(hiddenDisc);
  const context: AnalysisContext = { now, profile, climbs, cyclingOnly: true, declared, hidden };
  return analyse(bytes, context).flatMap((whole) => {
    const part = whole.part ?? 0;
    const { visible } = whole;
    if (zones.length === 0) return [toResult(whole, part, 'all')];
    const results = [toResult(whole, part, 'whole')];
    return visible ? [...results, toResult(visible, part, 'visible')] : results;
  });
}

function toResult(analysis: Results, part: number, view: View): RideResult {
  const { ride, metrics, powerCurve } = analysis;
  const curve = powerCurve && onCurveGrid(powerCurve);
  return packed({
    part,
    view,
    format: ride.format,
    sport: ride.sport,
    subSport: ride.subSport,
    bikeClass: ride.bikeClass,
    bikeClassFrom: ride.bikeClassFrom,
    title: ride.title,
    creator: ride.creator,
    start: ride.start,
    utcOffset: ride.utcOffset,
    seconds: ride.seconds,
    records: ride.records,
    partial: ride.partial,
    altitudeSource: ride.altitudeSource,
    metrics: new Float32Array(METRICS.map(({ id }) => metrics[id])),
    curve: curve && new Float32Array(curve.watts),
    curveStarts: curve?.start ?? null,
    efforts: analysis.efforts,
    packsVersion: climbs.version,
    unnamedClimbs: analysis.unnamedClimbs,
    notes: analysis.notes,
    laps: analysis.laps,
    zones: analysis.zones,
    bests: analysis.bests,
    pauses: ride.pauses,
    totals: ride.totals,
    devices: ride.devices,
  });
}

function readStreams(bytes: Uint8Array, request: StreamsRequest): Uint8Array<ArrayBuffer> | null {
  const { now, part, profile, zones, format, ...options } = request;
  const recordings = decode(bytes);
  const recording = recordings[Math.max(0, part - 1)];
  if (!recording) throw new LabError('not-found', `the file has no part ${part}`);
  const streamsIn = (ride: Ride) => {
    const rider = wBalanceRider(riderOn(profile, dayOf(ride.start, ride.utcOffset)));
    return streamsOf(ride, { ...options, rider });
  };
  if (zones === null) return streamsText(streamsIn(toRide(recording, { now })), format);
  const discs = zones.map(hiddenDisc);
  const ride = madeOfVisible(recording, discs, (part) => toRide(part, { now }));
  if (ride === null) return null;
  const grid = withoutHiddenPlaces(ride.grid, discs);
  const streams = streamsIn({ ...ride, grid });
  const start = Math.floor(streams.start / START_STEP) * START_STEP;
  return streamsText({ ...streams, start }, format);
}
