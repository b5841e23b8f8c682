import { type TrueEffort, trueEfforts } from './crossings.ts';
import { type RecordedRide, type Recorder, record } from './record.ts';
import { buildRoute, type Line, type Route } from './route.ts';
import { type Plan, type Rider, type Stop, simulate, type Truth } from './simulate.ts';
import type { RideInfo } from './totals.ts';

/** Everything that defines one simulated ride. */
export interface RidePlan {
  title: string;
  /** ISO time of the start. */
  start: string;
  rider: Rider;
  /** Lines of the pack in riding order; a leading `-` rides one downhill. */
  stages: string[];
  effort: number;
  stops: Stop[];
  temperature: number;
  subSport: string;
  recorder: Omit<Recorder, 'seed'>;
  seed: number;
  /** Of the device; default one of its own for each ride. */
  serial?: number;
}

/** What was simulated, to compare results with. SI units; times in seconds since the start. */
export interface RideTruth {
  title: string;
  start: string;
  stages: string[];
  seed: number;
  elapsed: number;
  timer: number;
  distance: number;
  averagePower: number | null;
  maximumPower: number | null;
  work: number | null;
  efforts: TrueEffort[];
}

export interface SimulatedRide {
  recorded: RecordedRide;
  info: RideInfo;
  route: Route;
  truth: RideTruth;
}

export function simulateRide(lines: Map<string, Line>, plan: RidePlan): SimulatedRide {
  const route = buildRoute(lines, plan.stages);
  const truth = simulate({ ...(plan as Omit<Plan, 'route'>), route });
  const recorded = record(truth, route, { ...plan.recorder, seed: plan.seed + 1 });
  const info = describe(plan, recorded);
  return { recorded, info, route, truth: summarise(plan, truth, recorded, route, lines) };
}

function describe(plan: RidePlan, recorded: RecordedRide): RideInfo {
  const middle = Math.floor(recorded.seconds / 2);
  return {
    title: plan.title,
    start: Date.parse(plan.start) / 1000,
    subSport: plan.subSport,
    serial: plan.serial ?? 1_000_000 + plan.seed,
    power: plan.recorder.power,
    heartRate: plan.recorder.heartRate,
    laps: [
      { start: 0, end: middle },
      { start: middle, end: recorded.seconds },
    ],
  };
}

function summarise(
  plan: RidePlan,
  truth: Truth,
  recorded: RecordedRide,
  route: Route,
  lines: Map<string, Line>,
): RideTruth {
  const paused = recorded.pauses.reduce((sum, pause) => sum + pause.end - pause.start, 0);
  const riding = truth.power.filter(
    (_, second) => !recorded.pauses.some((p) => second >= p.start && second < p.end),
  );
  const work = riding.reduce((sum, watts) => sum + watts, 0);
  const known = plan.recorder.power;
  return {
    title: plan.title,
    start: plan.start,
    stages: plan.stages,
    seed: plan.seed,
    elapsed: truth.distance.length - 1,
    timer: truth.distance.length - 1 - paused,
    distance: Math.round(truth.distance.at(-1) as number),
    averagePower: known ? Math.round((10 * work) / riding.length) / 10 : null,
    maximumPower: known ? riding.reduce((a, b) => Math.max(a, b), 0) : null,
    work: known ? work : null,
    efforts: plan.recorder.positions
      ? trueEfforts(truth, route, lines.values()).map(({ line, start, elapsed }) => ({
          line,
          start: Math.round(start * 100) / 100,
          elapsed: Math.round(elapsed * 100) / 100,
        }))
      : [],
  };
}
