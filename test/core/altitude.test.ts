import { describe, expect, it } from 'vitest';
import { altitudeSourceOf, cleanAltitude } from '../../src/core/altitude.ts';
import type { Device } from '../../src/core/recording.ts';

const seconds = (length: number) => Float64Array.from({ length }, (_, i) => i);
const _ = Number.NaN;

function cleaned(...metres: number[]) {
  return [...cleanAltitude(seconds(metres.length), Float64Array.from(metres)).altitude];
}

describe('cleanAltitude(time, altitude)', () => {
  it('drops zeros high above the sea and zeros only', () => {
    expect(cleaned(720, 0, 0, 721)).toEqual([720, _, _, 721]);
    expect(cleaned(0, 0, 720, 721)).toEqual([_, _, 720, 721]);
    expect(cleaned(0, 0, 0)).toEqual([_, _, _]);
  });

  it('believes zeros at the sea', () => {
    expect(cleaned(2, 0, 0, -1)).toEqual([2, 0, 0, -1]);
  });

  it('drops a jump that comes back and keeps one that stays', () => {
    expect(cleaned(500, 540, 541, 500)).toEqual([500, _, _, 500]);
    const anew = [500, 540, ...new Array<number>(12).fill(540)];
    expect(cleaned(...anew)).toEqual(anew);
  });

  it('keeps a steep descent', () => {
    const descent = [900, 896, 892, 888];
    expect(cleaned(...descent)).toEqual(descent);
  });

  it('is the column itself where nothing is to be dropped', () => {
    const altitude = Float64Array.of(900, _, 896, 892);
    expect(cleanAltitude(seconds(4), altitude)).toEqual({ altitude, dropped: 0 });
    expect(cleanAltitude(seconds(4), altitude).altitude).toBe(altitude);
  });

  it('counts what it drops', () => {
    expect(cleanAltitude(seconds(4), Float64Array.of(500, 0, 600, 501)).dropped).toBe(2);
  });
});

describe('altitudeSourceOf(time, altitude, speed, told)', () => {
  const silent = { devices: [] as Device[], creator: null };
  const device = (kind: string, product: string | null): Device => ({
    kind,
    manufacturer: 'garmin',
    product,
    serial: null,
  });
  const standing = new Float64Array(120);
  const drifting = seconds(120).map((t) => 700 + Math.sin(t / 5));
  const steady = seconds(120).map((t) => 700 + (t % 2) * 0.2);

  it.each([
    ['a barometer in the device list', { ...silent, devices: [device('barometer', null)] }],
    ['a head unit that has one', { ...silent, devices: [device('head-unit', 'Edge 810')] }],
    ['the creator', { ...silent, creator: 'Garmin Edge 520 with barometer' }],
  ])('believes %s', (_name, told) => {
    expect(altitudeSourceOf(seconds(120), drifting, standing, told)).toBe('barometric');
  });

  it('goes by how steady it is at standstill', () => {
    expect(altitudeSourceOf(seconds(120), steady, standing, silent)).toBe('barometric');
    expect(altitudeSourceOf(seconds(120), drifting, standing, silent)).toBe('gps');
  });

  it('takes it for GPS altitude without a sampled halt', () => {
    const riding = new Float64Array(120).fill(8);
    expect(altitudeSourceOf(seconds(120), steady, riding, silent)).toBe('gps');
    const ends = Float64Array.of(0, 119);
    expect(altitudeSourceOf(ends, Float64Array.of(700, 700), standing, silent)).toBe('gps');
    expect(altitudeSourceOf(seconds(120), steady, undefined, silent)).toBe('gps');
  });
});
