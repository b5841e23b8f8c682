import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type BikeClass, UNASSISTED_CLASSES } from '../../src/core/bike-class.ts';
import { localMonths } from '../../src/core/local-month.ts';
import { CURVE_GRID } from '../../src/core/power-curve.ts';
import { curveIn } from '../../src/warehouse/pack.ts';
import type { Contender } from '../../src/warehouse/queries/bests.ts';
import type { BoardRequest } from '../../src/warehouse/queries/board.ts';
import type { Warehouse } from '../../src/warehouse/warehouse.ts';
import type { Measured, Measurement } from './run.ts';
import {
  foremost,
  type SimulatedLine,
  type SimulatedRider,
  simulatedLines,
  simulatedRiders,
} from './simulated-riders.ts';
import { LATEST, simulatedUploads, type Territory } from './simulated-rides.ts';
import { openSimulated, WHOLE_TERRITORY } from './simulated-warehouse.ts';

const DAYS_90 = 90 * 86_400;
/** Without privacy zones: what others see is what there is. */
const OWN = 'rider-7';
const TIMED = 2_000;
/** Riders whose curves are compared with what the rides say. */
const COMPARED = 25;

/** What pages ask most, of a whole territory: a board on which everybody stands, an athlete's best of 90 days. */
export async function measureBoardsAndCurves({ seed }: { seed: number }): Promise<Measurement> {
  const territory = { ...WHOLE_TERRITORY, seed };
  const { warehouse, close } = await openSimulated(territory);
  try {
    const lines = simulatedLines(territory);
    const riders = simulatedRiders(territory);
    const fullest = foremost(lines);
    const everybody = contendersOf(riders);
    const board = (line: SimulatedLine) => warehouse.board(boardOf(line, everybody));
    const curve = ({ riderId }: SimulatedRider) => curveOf(warehouse, riderId);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const coldBoards = await times(lines, board);
    delay.disable();
    const coldCurves = await times(riders, curve);
    await assertEqual(warehouse, territory, { fullest, riders: riders.slice(0, COMPARED) });
    const boards = await times(Array(TIMED).fill(fullest), board);
    const anyBoards = await times(
      Array.from({ length: TIMED }, (_, i) => lines[i % lines.length] as SimulatedLine),
      board,
    );
    const curves = await times(
      Array.from({ length: TIMED }, (_, i) => riders[i % riders.length] as SimulatedRider),
      curve,
    );
    return {
      what: 'a board of everybody, an athlete’s best curve of 90 days',
      data: `100,000 rides, 500,000 efforts of ${riders.length} riders on ${lines.length} lines`,
      values: [
        ...told('board of the fullest line from memory', boards, 0.1),
        ...told('board of any line from memory', anyBoards, 0.1),
        ...told('curve from memory', curves, 0.1),
        ...told('board from the warehouse, each line once', coldBoards, 5),
        ...told('curve from the warehouse, each rider once', coldCurves, 5),
        { name: 'longest others waited while lines were read', value: delay.max / 1e6, unit: 'ms' },
      ],
    };
  } finally {
    await close();
  }
}

/** Everybody agreed to stand on it: one list, as the service has it while the ledger is unchanged. */
function contendersOf(riders: readonly SimulatedRider[]): Contender[] {
  return riders.map(({ riderId }) => ({ riderId, view: 'visible', ...ALWAYS }));
}

const ALWAYS = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Asked for by one who stands on it. */
function boardOf(line: SimulatedLine, contenders: readonly Contender[]): BoardRequest {
  const { climb, variant, packVersion } = line;
  return {
    ...{ climb, variant, packVersion, monthOf },
    contenders,
    bikeClasses: UNASSISTED_CLASSES,
    own: { riderId: OWN, view: 'whole', listed: true, ...ALWAYS },
    limit: 50,
  };
}

const monthOf = localMonths('Europe/Paris');

function curveOf(warehouse: Warehouse, riderId: string) {
  const readable = { whole: [riderId], visible: [] };
  return warehouse.periodCurve({ riderId, readable, from: LATEST - DAYS_90 });
}

/** Milliseconds of each, ascending. */
async function times<Item>(
  items: readonly Item[],
  ask: (item: Item) => Promise<unknown>,
): Promise<number[]> {
  const found: number[] = [];
  for (const item of items) {
    const began = performance.now();
    await ask(item);
    found.push(performance.now() - began);
  }
  return found.sort((a, b) => a - b);
}

function told(name: string, sorted: readonly number[], most: number): Measured[] {
  const share = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] as number;
  return [
    { name: `${name}, p50`, value: share(0.5), unit: 'ms' },
    { name: `${name}, p95`, value: share(0.95), unit: 'ms', most },
    { name: `${name}, p99`, value: share(0.99), unit: 'ms' },
  ];
}

/** By looking at every ride that was simulated. */
async function assertEqual(
  warehouse: Warehouse,
  territory: Territory,
  { fullest, riders }: { fullest: SimulatedLine; riders: readonly SimulatedRider[] },
): Promise<void> {
  const bests = new Map<string, number>();
  const curves = new Map(riders.map(({ riderId }) => [riderId, CURVE_GRID.map(() => 0)]));
  const unassisted: readonly BikeClass[] = UNASSISTED_CLASSES;
  for (const { riderId, rides } of simulatedUploads(territory)) {
    for (const { result } of rides) {
      if (result.partial) continue;
      const curve = curves.get(riderId);
      const isRecent = result.view !== 'visible' && result.start >= LATEST - DAYS_90;
      if (curve && isRecent && result.curve) {
        curveIn(result.curve).watts.forEach((watts, place) => {
          if (watts > (curve[place] as number)) curve[place] = watts;
        });
      }
      if (result.view === 'whole' || !unassisted.includes(result.bikeClass)) continue;
      for (const { climb, variant, elapsed } of result.efforts) {
        if (climb !== fullest.climb || variant !== fullest.variant) continue;
        bests.set(riderId, Math.min(elapsed, bests.get(riderId) ?? Number.POSITIVE_INFINITY));
      }
    }
  }
  const everybody = contendersOf(simulatedRiders(territory));
  const request = { ...boardOf(fullest, everybody), limit: 200 };
  const { places, total } = await warehouse.board(request);
  const expected = [...bests].sort(([, a], [, b]) => a - b);
  assert.equal(total, expected.length);
  assert.deepEqual(
    places.map(({ riderId, elapsed }) => [riderId, elapsed]),
    expected.slice(0, 200),
  );
  for (const [riderId, curve] of curves) {
    const { watts } = await curveOf(warehouse, riderId);
    assert.deepEqual(
      watts,
      curve.filter((each) => each > 0),
    );
  }
}
