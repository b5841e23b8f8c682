import type { Column, Columns } from './recording.ts';

/** Slower than this (m/s) is standing: GPS drifts too. */
const SLOWEST = 0.5;

/**
 * 1 for each running second with a speed of 0.5 m/s or more or with turning pedals; where there is
 * neither speed nor cadence (a simple trainer), with power. Null where nothing tells.
 */
export function movingSeconds(grid: Columns, running: Uint8Array): Uint8Array | null {
  const { speed, cadence, power } = grid;
  if (!speed && !cadence && !power) return null;
  const moving = new Uint8Array(running.length);
  if (speed) mark(moving, running, speed, SLOWEST);
  if (cadence) mark(moving, running, cadence, Number.MIN_VALUE);
  if (!speed && !cadence && power) mark(moving, running, power, Number.MIN_VALUE);
  return moving;
}

function mark(moving: Uint8Array, running: Uint8Array, column: Column, least: number): void {
  for (let i = 0; i < moving.length; i++) if (column[i] >= least) moving[i] = running[i];
}
