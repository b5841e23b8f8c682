import { CompiledQuery } from 'kysely';
import type { Database } from './database.ts';

/** Another answer after every change of any row, whoever made it: this connection or another. */
const GENERATION = `
  SELECT total_changes() || ' ' || data_version AS generation FROM pragma_data_version`;

/**
 * What a question about a key found: the same object for as long as no row of the ledger has changed
 * since it was asked. Keys are compared by identity; one that is asked about once costs nothing more.
 * Nothing goes by time: a change that settled before the call is in the answer, whoever made it.
 */
export function whileUnchanged<Key extends object, Found>(
  db: Database,
  ask: (key: Key) => Promise<Found>,
): (key: Key) => Promise<Found> {
  const plain = db.withoutPlugins();
  const seen = new WeakSet<Key>();
  const known = new WeakMap<Key, { generation: string | undefined; found: Found }>();

  async function present(): Promise<string | undefined> {
    const { rows } = await plain.executeQuery<{ generation: string }>(
      CompiledQuery.raw(GENERATION, []),
    );
    return rows[0]?.generation;
  }

  return async (key) => {
    if (!seen.has(key)) {
      seen.add(key);
      return ask(key);
    }
    const generation = await present();
    const before = known.get(key);
    if (before && before.generation === generation) return before.found;
    // a change that comes while it is asked makes another generation: it is asked again then
    const found = await ask(key);
    known.set(key, { generation, found });
    return found;
  };
}
