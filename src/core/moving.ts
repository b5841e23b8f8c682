import type { Column, Columns } from './recording.ts';

/** Slower than this (m/s) is standing: GPS drifts too. */
const SLOWEST = 0.5;

/**
 * 1 for each running second with a speed of 0.5 m/s or more or with turning pedals; where there is
 * neither speed nor cadence (a simple trainer), with power. Null where nothing tells.
 */
export function movingSeconds(grid: Columns, running: Uint8Array): Uint8Array | null {
  const { speed, cadence, power } = grid;
  const signs: [Column, number][] = [];
  if (speed) signs.push([speed, SLOWEST]);
  if (cadence) signs.push([cadence, Number.MIN_VALUE]);
  if (signs.length === 0 && power) signs.push([power, Number.MIN_VALUE]);
  if (signs.length === 0) return null;
  return running.map((on, i) =>
    on && signs.some(([column, least]) => column[i] >= least) ? 1 : 0,
  );
}
