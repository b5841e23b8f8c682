/** An estimate that says how far off it may be. */
export interface Estimate {
  low: number;
  central: number;
  high: number;
}

/** What is advised or expected, without a middle that would look like a target. */
export interface Span {
  low: number;
  high: number;
}

/** Joules in a kilocalorie. */
const KILOCALORIE = 4184;

/** Share of the metabolic energy that reaches the pedals: a trained rider's range and its middle. */
const GROSS_EFFICIENCY = { highest: 0.25, central: 0.23, lowest: 0.2 };

/** Energy (kcal) that the body spends on work at the pedals (J); NaN stays NaN. */
export function energySpent(work: number): Estimate {
  const at = (efficiency: number): number => work / (KILOCALORIE * efficiency);
  return {
    low: at(GROSS_EFFICIENCY.highest),
    central: at(GROSS_EFFICIENCY.central),
    high: at(GROSS_EFFICIENCY.lowest),
  };
}

/** Frayn: grams of carbohydrate in a litre of oxygen, by the respiratory exchange ratio. */
const FRAYN = { slope: 4.55, offset: 3.21 };
/** The ratio on fat alone; on carbohydrate alone it is 1. */
const RATIO_FAT = FRAYN.offset / FRAYN.slope;
/** kJ that a litre of oxygen frees on fat and on carbohydrate (Lusk). */
const OXYGEN_FAT = 19.6;
const OXYGEN_CARBOHYDRATE = 21.1;

/**
 * Carbohydrate (g/h) that the body burns at a power (W), a respiratory exchange ratio and a gross
 * efficiency: oxygen uptake from the energy freed, then Frayn's equation.
 */
export function carbohydrateAt(power: number, ratio: number, efficiency: number): number {
  const share = (ratio - RATIO_FAT) / (1 - RATIO_FAT);
  const perLitre = OXYGEN_FAT + share * (OXYGEN_CARBOHYDRATE - OXYGEN_FAT);
  const kilojoules = ((power / efficiency) * 3600) / 1000;
  return Math.max(0, (kilojoules / perLitre) * (FRAYN.slope * ratio - FRAYN.offset));
}

/** Half of the energy comes from carbohydrate at 65 % of the threshold, all of it from there on. */
const HALF_AT = 0.65;
/** As at rest on a mixed diet: easier riding does not get below it. */
const LEAST_SHARE = 1 / 3;
const TEACHING_ERROR = 0.2;

/**
 * Carbohydrate (g/h) burnt at a power (W) by a rider with this threshold (W): a teaching model, good
 * to ± 20 %. Its share of the energy rises evenly through the two anchors above (Achten 2002, Perić
 * 2016); what is burnt comes from the muscles too, so it is not what has to be eaten.
 */
export function carbohydrateBurnt(power: number, threshold: number): Estimate {
  const above = (power / threshold - HALF_AT) / (1 - HALF_AT);
  const share = Math.min(1, Math.max(LEAST_SHARE, 0.5 + 0.5 * above));
  const ratio = RATIO_FAT + share * (1 - RATIO_FAT);
  const central = carbohydrateAt(power, ratio, GROSS_EFFICIENCY.central);
  return {
    low: central * (1 - TEACHING_ERROR),
    central,
    high: central * (1 + TEACHING_ERROR),
  };
}

const MINUTE = 60;

/**
 * Carbohydrate to eat, g/h, on a ride of so many seconds (Burke et al. 2011): nothing needed below
 * three quarters of an hour, little up to an hour and a quarter, then 30 to 60 g, up to 90 g from two
 * and a half hours on. Of studies on adults: nothing of this is said to minors.
 */
export function carbohydrateIntake(seconds: number): Span {
  if (seconds < 45 * MINUTE) return { low: 0, high: 0 };
  if (seconds < 75 * MINUTE) return { low: 0, high: 30 };
  return { low: 30, high: seconds < 150 * MINUTE ? 60 : 90 };
}

const COOL = 15;
const HOT = 25;

/**
 * Drink, litres an hour, at an air temperature (°C; NaN = the whole range). The range of 0.4 to 0.8
 * is that of the American College of Sports Medicine (Sawka et al. 2007), more in the warm, less in
 * the cool; which part of it a temperature asks for is a rule of thumb of ours.
 */
export function drink(temperature: number): Span {
  if (temperature < COOL) return { low: 0.4, high: 0.6 };
  return { low: temperature >= HOT ? 0.6 : 0.4, high: 0.8 };
}
