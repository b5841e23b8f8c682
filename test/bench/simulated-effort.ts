import type { Effort } from '../../src/core/climbs/effort.ts';
import { MESH } from '../../src/core/climbs/splits.ts';
import type { SimulatedLine, SimulatedRider } from './simulated-riders.ts';

/** J/kg for a metre up, and the part of all power that is for climbing. */
const GRAVITY = 9.8;
const UPWARD = 0.85;
/** kg of bicycle and clothes. */
const BICYCLE = 10;
const MOTOR = 120;

export interface Climbed {
  /** Seconds since the ride's start. */
  start: number;
  number: number;
  /** Of the threshold. */
  form: number;
  random: () => number;
}

/** A line climbed at the rider's power, a little unevenly. */
export function effortOn(
  { length, height, gates, share: _, ...line }: SimulatedLine,
  rider: SimulatedRider,
  { start, number, form, random }: Climbed,
): Effort {
  const power = rider.threshold * form;
  const uphill = (UPWARD * (power + (rider.hasMotor ? MOTOR : 0))) / (rider.weight + BICYCLE);
  const mesh = meshOf(length, (GRAVITY * height) / uphill + length / 15, random);
  const elapsed = mesh[mesh.length - 1] as number;
  const uncertainty = 0.3 + random();
  const metered = (value: number): number => (rider.hasMeter ? value : Number.NaN);
  return {
    ...line,
    number,
    start,
    end: start + elapsed,
    elapsed,
    uncertainty: Math.SQRT2 * uncertainty,
    startUncertainty: uncertainty,
    endUncertainty: uncertainty,
    startDistance: 6 * start,
    endDistance: 6 * start + length,
    moving: elapsed - Math.round(Math.max(0, 300 * random() - 200)),
    averagePower: metered(power),
    weightedPower: metered(power * (1 + 0.05 * random())),
    averageHeartRate: 120 + 50 * form * random(),
    averageCadence: 60 + 30 * random(),
    averageTemperature: 8 + 20 * random(),
    wattsPerKilogram: metered(power / rider.weight),
    work: metered(power * elapsed),
    wPrimeSpent: metered(rider.wPrime * random()),
    vam: (3600 * height) / elapsed,
    vamMoving: (3600 * height) / elapsed,
    estimatedPower: rider.hasMeter || rider.hasMotor ? Number.NaN : power,
    normalisedElapsed: rider.hasMotor ? Number.NaN : elapsed * (0.97 + 0.03 * random()),
    splits: splitsOf(gates, elapsed, uncertainty),
    mesh,
  };
}

function meshOf(length: number, seconds: number, random: () => number): Float64Array {
  const mesh = new Float64Array(Math.ceil(length / MESH));
  const each = (seconds * MESH) / length;
  let elapsed = 0;
  for (let i = 0; i < mesh.length; i++) {
    elapsed += each * (0.8 + 0.4 * random());
    mesh[i] = elapsed;
  }
  return mesh;
}

function splitsOf(gates: readonly string[], elapsed: number, uncertainty: number) {
  const leg = elapsed / (gates.length + 1);
  return gates.map((gate, i) => ({ gate, elapsed: leg * (i + 1), leg, uncertainty }));
}
