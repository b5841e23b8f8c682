import type { Column, Device } from './recording.ts';

export type AltitudeSource = 'barometric' | 'gps';

/** Nobody climbs or falls faster (m/s): what does is a fault, or the device set its altitude anew. */
const FASTEST = 5;
/** A fault that lasts longer (seconds) is taken for the new truth. */
const LONGEST_FAULT = 10;
/** A zero is believed where the nearest other altitudes lie within this of it (metres). */
const NEAR_ZERO = 10;

/**
 * Altitude samples (metres) without those that cannot be true: zeros that stand for "unknown", and
 * jumps that come back within 10 s. A jump that stays is kept: nobody can tell which side is right.
 * `time` in seconds. Returns how many values went, and a new column where some did.
 */
export function cleanAltitude(
  time: Column,
  altitude: Column,
): { altitude: Column; dropped: number } {
  if (isSmooth(time, altitude)) return { altitude, dropped: 0 };
  const clean = altitude.slice();
  const dropped = dropFalseZeros(clean) + dropJumps(time, clean);
  return { altitude: clean, dropped };
}

/** Without zeros and jumps there is nothing to look at more closely. */
function isSmooth(time: Column, altitude: Column): boolean {
  let before = -1;
  for (let i = 0; i < altitude.length; i++) {
    const metres = altitude[i];
    if (Number.isNaN(metres)) continue;
    if (metres === 0) return false;
    if (before >= 0 && Math.abs(metres - altitude[before]) > FASTEST * (time[i] - time[before])) {
      return false;
    }
    before = i;
  }
  return true;
}

function dropFalseZeros(altitude: Column): number {
  let dropped = 0;
  let before = Number.NaN;
  for (let i = 0; i < altitude.length; i++) {
    if (altitude[i] !== 0) {
      if (!Number.isNaN(altitude[i])) before = altitude[i];
      continue;
    }
    let end = i;
    while (end < altitude.length && !(Math.abs(altitude[end]) > 0)) end++;
    const after = end < altitude.length ? altitude[end] : Number.NaN;
    const believed =
      (Math.abs(before) <= NEAR_ZERO || Number.isNaN(before)) &&
      (Math.abs(after) <= NEAR_ZERO || Number.isNaN(after)) &&
      !(Number.isNaN(before) && Number.isNaN(after));
    for (; i < end; i++) {
      if (altitude[i] !== 0 || believed) continue;
      altitude[i] = Number.NaN;
      dropped++;
    }
    i--;
  }
  return dropped;
}

function dropJumps(time: Column, altitude: Column): number {
  let dropped = 0;
  let good = -1;
  for (let i = 0; i < altitude.length; i++) {
    if (Number.isNaN(altitude[i])) continue;
    const jump = Math.abs(altitude[i] - altitude[good]);
    if (good >= 0 && jump > FASTEST * (time[i] - time[good])) {
      const back = returnOf(time, altitude, good, i, jump / 2);
      for (let fault = i; fault < back; fault++) {
        if (!Number.isNaN(altitude[fault])) dropped++;
        altitude[fault] = Number.NaN;
      }
      i = back;
    }
    good = i;
  }
  return dropped;
}

/** First sample, soon after the jump, within `reach` of the last good altitude; else the jump itself. */
function returnOf(
  time: Column,
  altitude: Column,
  good: number,
  jumped: number,
  reach: number,
): number {
  for (let i = jumped + 1; i < time.length && time[i] - time[good] <= LONGEST_FAULT; i++) {
    if (Math.abs(altitude[i] - altitude[good]) < reach) return i;
  }
  return jumped;
}

/** Head units whose makers state a barometer; older ones do not list it as a device of its own. */
const BAROMETRIC_PRODUCTS =
  /barometer|edge[ _]?(130|5[0-9]0|705|8[0-9]0|1000|10[345]0|mtb)|elemnt|fenix|forerunner[ _]?9[0-9]5|fr9[0-9]{2}|rider[ _]?(4|5|7)[0-9]0|karoo/i;

/** A halt this long (seconds) with this many samples shows how steady the altitude is … */
const HALT = 30;
const HALT_SAMPLES = 5;
/** … steady being less than this (metres), standing less than this (m/s). */
const STEADY = 0.3;
const STANDING = 0.5;

/**
 * Barometric where the device list or the creator names a barometer or a head unit that has one, or
 * where the altitude mostly moves less than 0.3 m in 30 s of standstill; otherwise GPS.
 * `speed` has one value a second, the others one a sample.
 */
export function altitudeSourceOf(
  time: Column,
  altitude: Column,
  speed: Column | undefined,
  told: { devices: Device[]; creator: string | null },
): AltitudeSource {
  const names = told.devices.map((device) => `${device.kind} ${device.product ?? ''}`);
  if ([...names, told.creator ?? ''].some((name) => BAROMETRIC_PRODUCTS.test(name))) {
    return 'barometric';
  }
  const halts = speed ? rangesAtHalts(time, altitude, speed) : [];
  const steady = halts.filter((range) => range < STEADY).length;
  return halts.length > 0 && steady > halts.length / 2 ? 'barometric' : 'gps';
}

/** For each 30 s of standstill that was really sampled: highest less lowest altitude. */
function rangesAtHalts(time: Column, altitude: Column, speed: Column): number[] {
  const ranges: number[] = [];
  let first = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < time.length; i++) {
    const halted = speed[Math.floor(time[i])] < STANDING && !Number.isNaN(altitude[i]);
    if (halted && i > first) {
      low = Math.min(low, altitude[i]);
      high = Math.max(high, altitude[i]);
      if (time[i] - time[first] < HALT) continue;
      if (i - first >= HALT_SAMPLES) ranges.push(high - low);
    }
    first = halted ? i : i + 1;
    low = high = halted ? altitude[i] : Number.NaN;
  }
  return ranges;
}
