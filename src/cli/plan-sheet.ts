import { styleText } from 'node:util';
import type { Gear } from '../core/climbs/gearing.ts';
import { gearVerdict } from '../core/climbs/gearing.ts';
import {
  INTENSITIES,
  type Intensity,
  type Plan,
  planEven,
  type Wish,
} from '../core/climbs/plan.ts';
import type { Section } from '../core/climbs/plan-sections.ts';
import { timeSpan } from '../core/climbs/plan-spread.ts';
import type { Crux, Warning } from '../core/climbs/plan-warnings.ts';
import type { Variant } from '../core/climbs/variant.ts';
import type { Span } from '../core/fuelling.ts';
import { clock, table } from './columns.ts';
import { idOf } from './find-climb.ts';
import { fullPlan, type Mark } from './plan-report.ts';

/** A plan as a page of text. */
export function planSheet(climb: Variant, wish: Wish): string {
  const { plan, gear, crux, marks, sections, ...rest } = fullPlan(climb, wish);
  const hours = plan.seconds / 3600;
  const facts = table([
    ['', ''],
    ['Work', `${(plan.work / 1000).toFixed(0)} kJ`],
    ['Energy spent', `${range(rest.energy)} kcal`],
    ['Carbohydrate burnt', `${range(times(rest.burnt, hours))} g (model, ± 20 %)`],
    ['To eat on a ride this long', intakeOf(rest.intake)],
    ['To drink', `${range(rest.drink, 1)} l/h: ${range(times(rest.drink, hours), 1)} l`],
    ...(plan.motorWork > 0 ? [['From the battery', `${range(rest.battery)} Wh`]] : []),
    ...(Number.isNaN(plan.reserve)
      ? []
      : [['W′ left at its lowest', `${(plan.reserve / 1000).toFixed(1)} kJ`]]),
  ]).slice(1);
  return `${[
    `${styleText('bold', `${climb.climbNames.en}, ${climb.names.en}`)}  ${styleText('dim', idOf(climb))}`,
    indented([who(wish, plan)]),
    '',
    intensities(climb, wish),
    '',
    sectionTable(marks, sections),
    optimum(plan),
    '',
    indented(facts),
    cruxLine(crux, gear),
    ...rest.warnings.map((warning) => indented([styleText('yellow', WARNINGS[warning])])),
    '',
    indented(assumptions(wish, plan)),
  ]
    .filter((part) => part !== null)
    .join('\n')}\n`;
}

function who({ rider, bikeClass, temperature, headwind }: Wish, { setup }: Plan): string {
  const perKilogram = (rider.threshold / rider.weight).toFixed(2);
  const weather = Number.isNaN(temperature) ? null : `${temperature} °C at the foot`;
  const wind = headwind === 0 ? 'still air' : `${headwind} m/s of headwind`;
  return [
    `${rider.weight} kg + ${(setup.mass - rider.weight).toFixed(1)} kg ${bikeClass}`,
    `threshold ${rider.threshold.toFixed(0)} W (${perKilogram} W/kg)`,
    weather,
    wind,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** The three intensities beside each other; the chosen one marked. */
function intensities(climb: Variant, wish: Wish): string {
  const rows = (Object.keys(INTENSITIES) as Intensity[]).map((intensity) => {
    const plan = planEven(climb, { ...wish, intensity });
    const { low, high } = timeSpan(plan);
    return [
      `${intensity === wish.intensity ? '›' : ' '} ${intensity}`,
      clock(plan.seconds),
      `${clock(low)} – ${clock(high)}`,
      `${plan.power.toFixed(0)} W`,
      `${(plan.power / wish.rider.weight).toFixed(2)} W/kg`,
      `${((3600 * climb.height) / plan.seconds).toFixed(0)} m/h`,
    ];
  });
  const [head, ...lines] = table([['  Intensity', 'time', 'between', 'power', '', 'VAM'], ...rows]);
  return `  ${styleText('bold', head)}\n${indented(lines)}`;
}

function sectionTable(marks: readonly Mark[], sections: readonly Section[]): string {
  const rows = sections.map(({ from, to, slope, power, speed, seconds, passed }, i) => [
    marks[i].name,
    `${(to / 1000).toFixed(2)} km`,
    `${(to - from).toFixed(0)} m`,
    `${(100 * slope).toFixed(1)} %`,
    `${power.toFixed(0)} W`,
    `${(speed * 3.6).toFixed(1)} km/h`,
    clock(seconds),
    clock(passed),
  ]);
  const head = ['Up to', 'at', 'length', 'gradient', 'power', 'speed', 'leg', 'passed'];
  const [first, ...lines] = table([head, ...rows]);
  return `  ${styleText('bold', first)}\n${indented(lines)}`;
}

function optimum({ optimal, seconds }: Plan): string | null {
  if (optimal === null) return null;
  const saved = seconds - (optimal.times.at(-1) ?? Number.NaN);
  const spread = [Math.min(...optimal.powers), Math.max(...optimal.powers)];
  return indented([
    `The best pacing for the same cost saves ${saved.toFixed(0)} s (${spread.map((watts) => watts.toFixed(0)).join(' to ')} W).`,
  ]);
}

function cruxLine(crux: Crux | null, { front, rear }: Gear): string | null {
  if (crux === null) return null;
  const { slope, along, speed, cadence } = crux;
  const verdict = { 'low-enough': 'low enough', hard: 'hard', 'too-hard': 'too hard' };
  return indented([
    `Steepest 500 m: ${(100 * slope).toFixed(1)} % at km ${(along / 1000).toFixed(1)}, ` +
      `${(speed * 3.6).toFixed(1)} km/h, ${cadence.toFixed(0)} rpm in ${front} × ${rear}: ` +
      verdict[gearVerdict(cadence)],
  ]);
}

const WARNINGS: Record<Warning, string> = {
  'gear-hard': 'The lowest gear is hard on the steepest part: a lower one spares the knees.',
  'gear-too-hard': 'The lowest gear is much too hard on the steepest part: fit a lower one.',
  slow: 'Slower than most keep their balance on the steepest part: expect to walk, or ride harder.',
  heat: 'In the heat of the day: start earlier, carry more water.',
  'cold-top': 'Below 10 °C at the top: a windproof for the way down.',
  late: 'Light ends: lights front and back.',
  'battery-tight': 'The battery may not last.',
  'battery-empty': 'The battery does not last at this level of assistance.',
  'mean-gradient': 'No altitude is trusted along this road: every section has the mean gradient.',
  gentle: 'A gentle climb: wind, position and company count as much as power.',
  long: 'Long: a threshold tells little beyond two and a half hours; start easier.',
};

function assumptions({ rider, intensity }: Wish, { setup, ceiling, held }: Plan): string[] {
  const share = 100 * INTENSITIES[intensity];
  return [
    `Estimated: ${share} % of the ${held.toFixed(0)} W held for as long at sea level (95 % of 20 min = 1 h, a`,
    `power law), ${(100 * ceiling).toFixed(1)} % of it in this height (Bassett 1999, ${rider.acclimatised ? 'used to it' : 'not used to it'}); drag`,
    `area ${setup.dragArea} m², rolling ${setup.rolling}, drive ${(100 * setup.loss).toFixed(1)} %. The range is from ± 3 % of power, ± 2 kg,`,
    '± 20 % of rolling, ± 10 % of drag, ± 1 m/s of wind. Even power; stops come on top.',
  ].map((line) => styleText('dim', line));
}

function intakeOf({ low, high }: Span): string {
  if (high === 0) return 'nothing needed for less than 45 minutes';
  return `${low} – ${high} g of carbohydrate an hour (adults)`;
}

function times({ low, high }: Span, factor: number): Span {
  return { low: low * factor, high: high * factor };
}

function range({ low, high }: Span, digits = 0): string {
  return `${low.toFixed(digits)} – ${high.toFixed(digits)}`;
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
