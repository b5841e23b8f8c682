import { describe, expect, it } from 'vitest';
import {
  evenPowerFor,
  evenSchedule,
  evenTime,
  optimalSchedule,
  type Schedule,
  type Stretch,
  scheduleWith,
  timeAt,
} from '../../../src/core/climbs/pacing.ts';
import { airDensity, speedAt } from '../../../src/core/physics.ts';

const SETUP = {
  mass: 78,
  dragArea: 0.35,
  rolling: 0.005,
  loss: 0.023,
  headwind: 0,
  temperature: Number.NaN,
};

/** A climb of an invented valley: steep, gentle, nearly flat, steep again. */
const CLIMB: Stretch[] = [0.1, 0.05, 0.01, 0.09, 0.04, 0.11].map((slope, i) => ({
  length: 1000,
  slope,
  altitude: 800 + 60 * i,
}));

const time = ({ times }: Schedule): number => times.at(-1) as number;

/** Mean of the fourth power over time, to the quarter. */
function weighted({ powers, times }: Schedule): number {
  let sum = 0;
  powers.forEach((power, i) => {
    sum += power ** 4 * (times[i] - (times[i - 1] ?? 0));
  });
  return (sum / (times.at(-1) as number)) ** 0.25;
}

describe('evenSchedule(stretches, power, setup)', () => {
  it('adds up length over speed, in air that gets thinner', () => {
    const schedule = evenSchedule(CLIMB, 250, SETUP);
    let expected = 0;
    CLIMB.forEach(({ slope, altitude }, i) => {
      expected += 1000 / speedAt(250, slope, { ...SETUP, density: airDensity(altitude) });
      expect(schedule.times[i]).toBeCloseTo(expected, 9);
    });
  });

  it('is quicker on a hot day: the air is thinner', () => {
    const cold = evenSchedule(CLIMB, 250, { ...SETUP, temperature: 0 });
    expect(time(evenSchedule(CLIMB, 250, { ...SETUP, temperature: 35 }))).toBeLessThan(time(cold));
  });
});

describe('evenTime(stretches, power, setup)', () => {
  it('is the end of the even schedule', () => {
    for (const power of [120, 250, 400]) {
      expect(evenTime(CLIMB, power, SETUP)).toBe(time(evenSchedule(CLIMB, power, SETUP)));
    }
    expect(evenTime([], 250, SETUP)).toBe(0);
  });
});

describe('scheduleWith(stretches, powers, setup)', () => {
  it('brakes downhill: no kilometre takes less than 80 s', () => {
    const down = CLIMB.map((stretch) => ({ ...stretch, slope: -0.1 }));
    const { times } = scheduleWith(
      down,
      down.map(() => 300),
      SETUP,
    );
    expect(times[0]).toBeCloseTo(80, 9);
  });
});

describe('evenPowerFor(seconds, stretches, setup)', () => {
  it.each([120, 250, 420])('finds %d W again from the time that it takes', (power) => {
    const seconds = time(evenSchedule(CLIMB, power, SETUP));
    expect(evenPowerFor(seconds, CLIMB, SETUP)).toBeCloseTo(power, 1);
  });

  it('knows no power for a time that nobody rides, or for none', () => {
    expect(evenPowerFor(10, CLIMB, SETUP)).toBeNaN();
    expect(evenPowerFor(Number.NaN, CLIMB, SETUP)).toBeNaN();
  });
});

describe('optimalSchedule(stretches, power, setup)', () => {
  const even = evenSchedule(CLIMB, 250, SETUP);
  const best = optimalSchedule(CLIMB, 250, SETUP);

  it('costs the same weighted power, and is faster', () => {
    expect(weighted(best)).toBeCloseTo(250, 0);
    expect(time(best)).toBeLessThan(time(even));
  });

  it('spends more where it is steeper', () => {
    const bySlope = CLIMB.map(({ slope }, i) => [slope, best.powers[i]] as const);
    bySlope.sort((a, b) => a[0] - b[0]);
    const powers = bySlope.map(([, power]) => power);
    expect(powers).toEqual([...powers].sort((a, b) => a - b));
  });

  it('spends less where less can be held', () => {
    const ramp = CLIMB.map((stretch) => ({ ...stretch, slope: 0.08, altitude: 1000 }));
    const held = [250, 240, 230, 220, 210, 200];
    optimalSchedule(ramp, held, SETUP).powers.forEach((power, i) => {
      expect(Math.abs(power / held[i] - 1)).toBeLessThan(0.03);
    });
  });

  it('is not beaten by any of a thousand other ways of the same cost', () => {
    let seed = 1;
    const random = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    for (let round = 0; round < 1000; round++) {
      const shares = CLIMB.map(() => 0.75 + 0.5 * random());
      const scaled = scaledTo(250, shares);
      expect(time(best)).toBeLessThanOrEqual(time(scaled) + 0.05);
    }
  });

  it('is even power where the slope never changes', () => {
    const ramp = CLIMB.map((stretch) => ({ ...stretch, slope: 0.08, altitude: 1000 }));
    for (const power of optimalSchedule(ramp, 250, SETUP).powers) {
      expect(Math.abs(power - 250)).toBeLessThan(0.5);
    }
  });

  /** Powers in these proportions, scaled until they cost as much as the given weighted power. */
  function scaledTo(power: number, shares: number[]): Schedule {
    let factor = power;
    let schedule = ridden(shares, factor);
    for (let i = 0; i < 6; i++) {
      factor *= power / weighted(schedule);
      schedule = ridden(shares, factor);
    }
    return schedule;
  }

  function ridden(shares: number[], factor: number): Schedule {
    let sum = 0;
    const powers = Float64Array.from(shares, (share) => share * factor);
    const times = Float64Array.from(CLIMB, ({ slope, altitude, length }, i) => {
      sum += length / speedAt(powers[i], slope, { ...SETUP, density: airDensity(altitude) });
      return sum;
    });
    return { powers, times };
  }
});

describe('timeAt(along, stretches, schedule)', () => {
  const schedule = evenSchedule(CLIMB, 250, SETUP);

  it('is 0 at the foot, the whole time at the top, and between in proportion', () => {
    expect(timeAt(0, CLIMB, schedule)).toBe(0);
    expect(timeAt(6000, CLIMB, schedule)).toBeCloseTo(time(schedule), 9);
    expect(timeAt(1500, CLIMB, schedule)).toBeCloseTo(
      (schedule.times[0] + schedule.times[1]) / 2,
      9,
    );
  });
});
