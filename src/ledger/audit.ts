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

    /** Newest first, before the entry `before`; with the names of those who are still here. */
    list: ({ before, limit }: { before: number | null; limit: number }) => {
      const rows = db
        .selectFrom('audit')
        .leftJoin('person', 'person.id', 'audit.actor')
        .selectAll('audit')
        .select('person.name as actorName')
        .orderBy('audit.id', 'desc')
        .limit(limit);
      return (before === null ? rows : rows.where('audit.id', '<', before)).execute();
    },
  };
}
