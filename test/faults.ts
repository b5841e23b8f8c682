import { LabError } from '../src/core/errors.ts';

/** The code of the LabError that `run` throws, null where it throws nothing; other errors pass. */
export function codeOf(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof LabError) return error.code;
    throw error;
  }
}
