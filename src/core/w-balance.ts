import { makeColumn } from './lent-memory.ts';
import type { Column } from './recording.ts';

/**
 * What is left of the work above critical power, second by second: the differential form (Skiba
 * 2015, Froncioni and Clarke). Above critical power every joule is spent; below it, what is missing
 * comes back the faster the more is missing, solved exactly within each second. It is not clamped: a
 * value below 0 says that critical power or W′ of the rider are set too low. The integral form
 * (Skiba 2012) gives other numbers for the same ride; the two are never mixed.
 */
export interface WBalanceRider {
  /** W */
  criticalPower: number;
  /** J */
  wPrime: number;
}

/** Null where the rider's threshold or W′ is unknown: then nobody can say what is left. */
export function wBalanceRider(rider: {
  threshold: number | null;
  wPrime: number | null;
}): WBalanceRider | null {
  const { threshold: criticalPower, wPrime } = rider;
  return criticalPower === null || wPrime === null ? null : { criticalPower, wPrime };
}

/**
 * W′ left at the end of each second, J. Power in W at 1 Hz; an unknown second (NaN) and a pause
 * count as 0 W, as recovery does not wait for a device.
 */
export function wBalance(power: Column, { criticalPower, wPrime }: WBalanceRider): Float64Array {
  const left = makeColumn(power.length);
  let balance = wPrime;
  for (let second = 0; second < power.length; second++) {
    const watts = power[second];
    const above = (Number.isNaN(watts) ? 0 : watts) - criticalPower;
    if (above >= 0) balance -= above;
    else balance = wPrime - (wPrime - balance) * Math.exp(above / wPrime);
    left[second] = balance;
  }
  return left;
}
