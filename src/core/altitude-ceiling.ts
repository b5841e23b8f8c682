/**
 * Share of the power at sea level that is left in thin air, at an altitude in metres: Bassett et al.
 * 1999, from the hour records of cyclists who had got used to the height and of those who had not.
 * Never above 1, and within the range of the records: up to about 3000 m.
 */
export function altitudeCeiling(altitude: number, acclimatised: boolean): number {
  const k = altitude / 1000;
  const percent = acclimatised
    ? 99.921 - 1.8991 * k - 1.1219 * k ** 2
    : 100.35 - 4.0726 * k - 1.434 * k ** 2 + 0.1781 * k ** 3;
  return Math.min(1, percent / 100);
}
