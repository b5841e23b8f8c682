import type { Database, Effects } from './database.ts';

/** What a guardian's link leads to. */
export interface Guardianship {
  riderId: string;
  /** The child's account. */
  personId: string;
  childName: string;
  birthMonth: string | null;
  guardianName: string | null;
  createdBy: string;
  confirmedAt: number | null;
}

/**
 * Links that a guardian is given to agree with a child. Once used to agree, the same link stays the
 * guardian's key for as long as there is anything to say; only the hash of its token is kept.
 */
export function guardians(db: Database, { now }: Effects) {
  return {
    async create(link: {
      tokenHash: string;
      riderId: string;
      /** Id of the person. */
      createdBy: string;
      /** Unless it was used before. */
      expiresAt: number;
    }): Promise<void> {
      await db
        .insertInto('guardianLink')
        .values({ ...link, guardianName: null, createdAt: now(), confirmedAt: null })
        .execute();
    },

    /** Undefined when the link is unknown or too old. */
    behind: (tokenHash: string): Promise<Guardianship | undefined> =>
      db
        .selectFrom('guardianLink')
        .innerJoin('rider', 'rider.id', 'guardianLink.riderId')
        .innerJoin('person', 'person.id', 'rider.personId')
        .select([
          'guardianLink.riderId',
          'person.id as personId',
          'person.name as childName',
          'person.birthMonth',
          'guardianLink.guardianName',
          'guardianLink.createdBy',
          'guardianLink.confirmedAt',
        ])
        .where('guardianLink.tokenHash', '=', tokenHash)
        .where(({ or, eb }) =>
          or([
            eb('guardianLink.confirmedAt', 'is not', null),
            eb('guardianLink.expiresAt', '>', now()),
          ]),
        )
        .executeTakeFirst(),

    /** The first time with the name that the guardian gives; the name stays as it was then. */
    async confirm(tokenHash: string, guardianName: string): Promise<void> {
      await db
        .updateTable('guardianLink')
        .set({ guardianName, confirmedAt: now() })
        .where('tokenHash', '=', tokenHash)
        .where('confirmedAt', 'is', null)
        .execute();
    },
  };
}
