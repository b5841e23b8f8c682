import { resolve } from 'node:path';

/** The folder of everything kept, absolute: by the flag of the command line, by DATA_DIR, or ./data. */
export function dataDirOf(
  env: Record<string, string | undefined>,
  flags: { data?: string; cwd: string },
): string {
  return resolve(flags.cwd, flags.data || env.DATA_DIR || 'data');
}
