import { createRandom, drift, type Random } from './random.ts';
import { gradientAt, metresPerLongitude, type Route, segmentAt, valueAt } from './route.ts';

export interface Rider {
  /** kg with bike and clothes. */
  mass: number;
  /** Threshold power, W. */
  threshold: number;
  restHeartRate: number;
  maximumHeartRate: number;
  /** Drag area m² and rolling resistance. */
  dragArea: number;
  rolling: number;
  /** Watts that a motor adds while pedalling below 25 km/h; 0 on a bicycle. */
  motor: number;
}

/** A stop on the road: where (metres along the route) and how long (seconds). */
export interface Stop {
  at: number;
  seconds: number;
}

export interface Plan {
  rider: Rider;
  route: Route;
  /** Share of threshold power that the rider holds on a climb. */
  effort: number;
  stops: Stop[];
  /** °C at 700 m. */
  temperature: number;
  seed: number;
}

/** The truth, one value a second from the start; distance in metres along the route. */
export interface Truth {
  distance: number[];
  speed: number[];
  power: number[];
  heartRate: number[];
  cadence: number[];
  altitude: number[];
  temperature: number[];
  /** True while the rider stands at a planned stop. */
  stopped: boolean[];
}

const GRAVITY = 9.81;
const DRIVETRAIN = 0.977;
const SUBSTEPS = 4;
const TOP_SPEED = 17;
/** Sideways acceleration that a rider accepts in a bend, m/s². */
const CORNERING = 3;
const BRAKING = 2.5;
const ASSIST_LIMIT = 25 / 3.6;

interface State {
  distance: number;
  speed: number;
  heartRate: number;
  seconds: number;
  wait: number;
  nextStop: number;
}

/**
 * Rides the route second by second: P·η + motor = (½ρ·CdA·v² + Crr·m·g + m·g·sinθ)·v + m·v·dv/dt
 * (Martin 1998 without wind and bearings), air thinning with altitude; heart rate follows power with
 * a lag of 45 s; downhill the rider coasts and brakes for bends.
 */
export function simulate(plan: Plan): Truth {
  const random = createRandom(plan.seed);
  const wander = drift(random, 0.07, 15);
  const limits = cornerSpeeds(plan.route);
  const state: State = {
    distance: 0,
    speed: 4,
    heartRate: plan.rider.restHeartRate + 35,
    seconds: 0,
    wait: 0,
    nextStop: 0,
  };
  const truth = emptyTruth();
  const end = plan.route.distance.at(-1) as number;
  while (state.distance < end - 1) {
    arriveAtStop(plan, state);
    const power = state.wait > 0 ? 0 : pedalPower(plan, state, wander());
    observe(plan, state, power, truth, random);
    if (state.wait > 0) state.wait -= 1;
    else ride(plan, state, power, limits);
    followPower(plan.rider, state, power);
    state.seconds += 1;
  }
  return truth;
}

function emptyTruth(): Truth {
  return {
    distance: [],
    speed: [],
    power: [],
    heartRate: [],
    cadence: [],
    altitude: [],
    temperature: [],
    stopped: [],
  };
}

function arriveAtStop(plan: Plan, state: State): void {
  const stop = plan.stops[state.nextStop];
  if (!stop || state.distance < stop.at) return;
  state.nextStop += 1;
  state.wait = stop.seconds;
  state.speed = 0;
}

/** Watts at the pedals: steady uphill, easy on the flat, nothing down a real descent; tired by and by. */
function pedalPower(plan: Plan, state: State, wander: number): number {
  const gradient = gradientAt(plan.route, state.distance);
  const hours = state.seconds / 3600;
  const fresh = plan.rider.threshold * plan.effort * (1 - 0.03 * hours);
  if (gradient < -0.025) return 0;
  const slope = Math.min(1, Math.max(0, (gradient + 0.025) / 0.065));
  const share = 0.45 + 0.55 * slope + 0.8 * Math.max(0, gradient - 0.08);
  return Math.max(0, Math.round(fresh * share * (1 + wander)));
}

function ride(plan: Plan, state: State, power: number, limits: number[]): void {
  const dt = 1 / SUBSTEPS;
  for (let k = 0; k < SUBSTEPS; k++) {
    const speed = Math.max(0.5, state.speed);
    const drive = (power * DRIVETRAIN + motorPower(plan.rider, speed, power)) / speed;
    const net = drive - resistance(plan, state.distance, speed);
    const wanted = speed + (net / plan.rider.mass) * dt;
    const limit = allowedSpeed(plan.route, limits, state.distance);
    state.speed = wanted > limit ? Math.max(limit, speed - BRAKING * dt) : Math.max(0.8, wanted);
    state.distance += state.speed * dt;
  }
}

function motorPower(rider: Rider, speed: number, power: number): number {
  return power > 20 && speed < ASSIST_LIMIT ? rider.motor : 0;
}

function resistance({ rider, route }: Plan, distance: number, speed: number): number {
  const altitude = valueAt(route, route.altitude, distance);
  const air = 1.225 * Math.exp(-altitude / 8_430);
  const slope = Math.atan(gradientAt(route, distance));
  const rolling = rider.rolling * rider.mass * GRAVITY * Math.cos(slope);
  return (
    0.5 * air * rider.dragArea * speed * speed + rolling + rider.mass * GRAVITY * Math.sin(slope)
  );
}

/** Speed allowed at each vertex by the bend there, looked at over its neighbours. */
function cornerSpeeds(route: Route): number[] {
  return route.distance.map((_, i) => {
    if (i === 0 || i === route.distance.length - 1) return TOP_SPEED;
    const turn = Math.abs(heading(route, i) - heading(route, i - 1));
    const angle = Math.min(turn, 2 * Math.PI - turn);
    const reach = ((route.distance[i + 1] as number) - (route.distance[i - 1] as number)) / 2;
    const radius = Math.max(6, reach / Math.max(angle, 1e-3));
    return Math.min(TOP_SPEED, Math.sqrt(CORNERING * radius));
  });
}

function heading(route: Route, i: number): number {
  const latitude = route.latitude[i] as number;
  const east =
    ((route.longitude[i + 1] as number) - (route.longitude[i] as number)) *
    metresPerLongitude(latitude);
  const north = ((route.latitude[i + 1] as number) - latitude) * metresPerLongitude(0);
  return Math.atan2(east, north);
}

/** The fastest speed from which every bend of the next 80 m can still be taken. */
function allowedSpeed(route: Route, limits: number[], distance: number): number {
  let allowed = TOP_SPEED;
  for (let i = segmentAt(route, distance); i < limits.length; i++) {
    const ahead = (route.distance[i] as number) - distance;
    if (ahead > 80) break;
    const limit = limits[i] as number;
    allowed = Math.min(allowed, Math.sqrt(limit * limit + 2 * BRAKING * Math.max(0, ahead)));
  }
  return allowed;
}

function followPower(rider: Rider, state: State, power: number): void {
  const reserve = rider.maximumHeartRate - rider.restHeartRate;
  const drifted = 1 + 0.012 * (state.seconds / 3600);
  const target =
    rider.restHeartRate + reserve * Math.min(0.98, 0.3 + (0.56 * power) / rider.threshold);
  state.heartRate += (Math.min(rider.maximumHeartRate, target * drifted) - state.heartRate) / 45;
}

function observe(plan: Plan, state: State, power: number, truth: Truth, random: Random): void {
  const altitude = valueAt(plan.route, plan.route.altitude, state.distance);
  truth.distance.push(state.distance);
  truth.speed.push(state.wait > 0 ? 0 : state.speed);
  truth.power.push(power);
  truth.heartRate.push(Math.round(state.heartRate));
  truth.cadence.push(
    power > 0 ? Math.round(72 + 18 * Math.min(1, state.speed / 10) + 2 * random.normal()) : 0,
  );
  truth.altitude.push(altitude);
  truth.temperature.push(Math.round(plan.temperature - (altitude - 700) * 0.0065));
  truth.stopped.push(state.wait > 0);
}
