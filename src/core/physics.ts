/**
 * The power that moves a bicycle: air, rolling, slope and the losses of the drive (Martin et al.
 * 1998, without bearings and changes of speed, which are small and even out on a climb).
 */
export interface Conditions {
  /** Rider, bicycle and everything carried, kg. */
  mass: number;
  /** Drag coefficient × frontal area, m². */
  dragArea: number;
  /** Coefficient of rolling resistance. */
  rolling: number;
  /** Share of the power at the pedals that the drive loses. */
  loss: number;
  /** kg/m³; see `airDensity`. */
  density: number;
  /** Against the rider, m/s; negative from behind. */
  headwind: number;
}

/** m/s² */
const GRAVITY = 9.80665;

/** Of the standard atmosphere. */
const MOLAR_MASS = 0.0289644;
const GAS = 8.31446;
const SEA_LEVEL_PRESSURE = 101_325;
/** °C that the air is colder a metre higher up. */
export const LAPSE = 0.0065;
const SEA_LEVEL_KELVIN = 288.15;
const KELVIN = 273.15;

/** Pressure of the standard atmosphere at an altitude (m), Pa. */
export function pressureAt(altitude: number): number {
  const exponent = (GRAVITY * MOLAR_MASS) / (GAS * LAPSE);
  return SEA_LEVEL_PRESSURE * (standardKelvin(altitude) / SEA_LEVEL_KELVIN) ** exponent;
}

/**
 * Density of dry air at an altitude (m), kg/m³: pressure of the standard atmosphere (Pa, given where
 * it is known already), the given air temperature (°C; NaN or left out: that of the standard atmosphere).
 */
export function airDensity(
  altitude: number,
  temperature = Number.NaN,
  pressure = pressureAt(altitude),
): number {
  const kelvin = Number.isNaN(temperature) ? standardKelvin(altitude) : temperature + KELVIN;
  return (pressure * MOLAR_MASS) / (GAS * kelvin);
}

function standardKelvin(altitude: number): number {
  return SEA_LEVEL_KELVIN - LAPSE * altitude;
}

/**
 * Power at the pedals for a steady speed (m/s) on a slope (rise over horizontal run, 0.08 = 8 %),
 * W; never below 0: downhill one brakes.
 */
export function powerAt(speed: number, slope: number, conditions: Conditions): number {
  const { dragArea, loss, density, headwind } = conditions;
  const wind = speed + headwind;
  const drag = 0.5 * density * dragArea * wind * Math.abs(wind);
  return Math.max(0, ((drag + roadForce(slope, conditions)) * speed) / (1 - loss));
}

/** What slope and rolling take at any speed, N. */
function roadForce(slope: number, { mass, rolling }: Conditions): number {
  return (mass * GRAVITY * (rolling + slope)) / Math.sqrt(1 + slope * slope);
}

/** Nobody is faster on a road, m/s. */
const FASTEST = 60;

/**
 * The steady speed (m/s) that a power (W) gives on a slope: the inverse of `powerAt`, to 1 µm/s.
 * Without power it is the speed at which one rolls: 0 where the road does not fall enough.
 */
export function speedAt(power: number, slope: number, conditions: Conditions): number {
  const { dragArea, loss, density, headwind } = conditions;
  const road = roadForce(slope, conditions);
  const air = 0.5 * density * dragArea;
  const atWheel = power * (1 - loss);
  if (headwind === 0 && road > 0) return steadySpeed(atWheel, air, road);
  let low = 0;
  let high = FASTEST;
  // Above the greatest speed that asks for no more than this power, more is always asked for.
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    const wind = middle + headwind;
    const force = air * wind * Math.abs(wind) + road;
    if (Math.max(0, force * middle) > atWheel) high = middle;
    else low = middle;
  }
  return low;
}

/**
 * Solves air × v³ + road × v = watts, both positive, by Newton's method: from above it comes down to
 * the one solution without overshooting, for the curve bends upwards.
 */
function steadySpeed(watts: number, air: number, road: number): number {
  let speed = Math.min(FASTEST, watts / road);
  for (let step = 1; step > 1e-7; ) {
    const square = speed * speed;
    step = (air * square * speed + road * speed - watts) / (3 * air * square + road);
    if (!(step > 0)) return speed;
    speed -= step;
  }
  return speed;
}
