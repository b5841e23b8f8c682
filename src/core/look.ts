import { analyse } from './analyse.ts';

/** What tells whose file it is. */
export interface Look {
  /** The device that recorded it, as display text. */
  device: string | null;
  serial: string | null;
  /** Whom the file says that it is of. */
  athlete: string | null;
  /** Seconds since 1970 UTC of its first ride. */
  start: number;
}

/**
 * Looks into a file whose rider is not known yet. It is read as an upload would be, so that what is
 * refused then is refused now. `now` in seconds since 1970 UTC.
 * @throws LabError as `analyse`
 */
export function look(bytes: Uint8Array, { now }: { now: number }): Look {
  const [first] = analyse(bytes, { now, profile: [], climbs: null, cyclingOnly: true });
  const { creator, athlete, start, devices } = first.ride;
  const unit = devices.find(({ kind }) => kind === 'head-unit');
  return { device: creator ?? unit?.product ?? null, serial: unit?.serial ?? null, athlete, start };
}
