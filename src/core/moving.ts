import { kernelsAt, makeFlags } from './lent-memory.ts';
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
  const turning = cadence ?? (speed ? null : power);
  const moving = makeFlags(running.length).fill(0);
  if (speed) mark(moving, speed, SLOWEST, running);
  if (turning) mark(moving, turning, Number.MIN_VALUE, running);
  return moving;
}

/** Marks the running seconds with at least so much. */
function mark(flags: Uint8Array, column: Column, least: number, running: Uint8Array): void {
  const kernels = kernelsAt(flags, column, running);
  const { byteOffset, length } = column;
  if (kernels) {
    kernels.markAtLeast(byteOffset, running.byteOffset, length, least, flags.byteOffset);
    return;
  }
  for (let i = 0; i < length; i++) if (column[i] >= least) flags[i] |= running[i];
}
