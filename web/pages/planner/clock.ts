/** `09:30` of seconds since midnight; days turn over. */
export function clockOf(seconds: number): string {
  const minutes = Math.round(seconds / 60) % (24 * 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Hours since midnight of `09:30`, short enough for an address and exact to the minute; NaN of ''. */
export function hoursIn(clock: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = clock.split(':').map(Number);
  return Math.round((hours + minutes / 60) * 100) / 100;
}
