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
  const turning = cadence ?? (speed ? null : power) ?? null;
  return marked(running, speed ?? NOTHING, turning ?? NOTHING);
}

/** Beyond its end everything is missing. */
const NOTHING = new Float64Array(0);

function marked(running: Uint8Array, speed: Column, turning: Column): Uint8Array {
  const moving = new Uint8Array(running.length);
  for (let i = 0; i < moving.length; i++) {
    if (speed[i] >= SLOWEST || turning[i] > 0) moving[i] = running[i];
  }
  return moving;
}
