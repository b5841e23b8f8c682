import { fnv1a } from './pack-version.ts';

/**
 * Tells the packs that a ride's efforts were looked for in from any others: a hash of the versions of
 * all of them, in whatever order. Their texts do not count (see `packVersion`).
 */
export function packsVersion(territories: readonly { id: string; version: string }[]): string {
  return fnv1a(
    territories
      .map(({ id, version }) => `${id} ${version}`)
      .sort()
      .join('\n'),
  );
}
