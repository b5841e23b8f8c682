import type { Database, Effects } from './database.ts';

export interface AuditEntry {
  id: number;
  at: number;
  /** Id of the person who did it, or the name of the part of the program. */
  actor: string;
  /** 'ride.delete', 'session.create' … */
  action: string;
  /** Id of what it was done to. */
  subject: string;
}

export function audit(db: Database, { now }: Effects) {
  return {
    async record(entry: Pick<AuditEntry, 'actor' | 'action' | 'subject'>): Promise<void> {
      await db
        .insertInto('audit')
        .values({ ...entry, at: now() })
        .execute();
    },

    /** Newest first. */
    list: (limit: number): Promise<AuditEntry[]> =>
      db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit).execute(),
  };
}
