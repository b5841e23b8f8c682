import type { FitFile } from '../../kernels/fit-file.ts';

/** The bytes of a file and a view of the same bytes: it is always read through both. */
export interface Source {
  bytes: Uint8Array;
  view: DataView;
  /** The same bytes where the kernels are; nothing where they cannot run. */
  kernel?: FitFile | null;
}
