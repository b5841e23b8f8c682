import type { Database } from './database.ts';
import type { Tables } from './schema.ts';

type Given = Pick<Tables['consent'], 'givenAt' | 'guardianAt'>;

/** The viewer's own rider profile, with the consent to keep files where it was given. */
export interface OwnRider {
  riderId: string;
  birthMonth: string | null;
  analysis: Given | null;
}

/**
 * What a rider said to somebody who is with them in a group now. Whether it still holds at the
 * rider's age is not decided here.
 */
export interface SharedRider extends Given {
  riderId: string;
  /** Of the rider. */
  birthMonth: string | null;
  /** group: to all its members; coach: to this person, who is a coach of a common group now. */
  purpose: 'coach' | 'group';
  /** Field groups joined by commas. */
  fields: string;
  mayUpload: boolean;
  /** The rider's own consent to analysis, without which nothing is shared. */
  analysis: Given;
}

export interface SightFacts {
  ownRider(personId: string): Promise<OwnRider | null>;
  sharedRiders(personId: string): Promise<SharedRider[]>;
}

/** What decides who sees whom: one question about oneself, one about everybody else. */
export function sightFacts(db: Database): SightFacts {
  return {
    async ownRider(personId) {
      const row = await db
        .selectFrom('rider')
        .innerJoin('person', 'person.id', 'rider.personId')
        .leftJoin('consent', (join) =>
          join
            .onRef('consent.riderId', '=', 'rider.id')
            .on('consent.purpose', '=', 'analysis')
            .on('consent.withdrawnAt', 'is', null),
        )
        .select([
          'rider.id as riderId',
          'person.birthMonth',
          'consent.givenAt',
          'consent.guardianAt',
        ])
        .where('rider.personId', '=', personId)
        .executeTakeFirst();
      if (!row) return null;
      const { riderId, birthMonth, givenAt, guardianAt } = row;
      return { riderId, birthMonth, analysis: givenAt === null ? null : { givenAt, guardianAt } };
    },

    async sharedRiders(personId) {
      const rows = await db
        .with('place', (query) =>
          query
            .selectFrom('membership')
            .innerJoin('ridingGroup', 'ridingGroup.id', 'membership.groupId')
            .select(['membership.groupId', 'membership.capacity'])
            .where('membership.personId', '=', personId)
            .where('membership.leftAt', 'is', null)
            .where('ridingGroup.deletedAt', 'is', null),
        )
        .selectFrom('consent as given')
        .innerJoin('rider', 'rider.id', 'given.riderId')
        .innerJoin('person', 'person.id', 'rider.personId')
        .innerJoin('consent as analysis', (join) =>
          join
            .onRef('analysis.riderId', '=', 'rider.id')
            .on('analysis.purpose', '=', 'analysis')
            .on('analysis.withdrawnAt', 'is', null),
        )
        .select([
          'rider.id as riderId',
          'person.birthMonth',
          'given.purpose',
          'given.fields',
          'given.mayUpload',
          'given.givenAt',
          'given.guardianAt',
          'analysis.givenAt as analysisGivenAt',
          'analysis.guardianAt as analysisGuardianAt',
        ])
        .where('given.withdrawnAt', 'is', null)
        .where('person.disabledAt', 'is', null)
        .where('person.id', '!=', personId)
        .where(({ or, eb, selectFrom }) =>
          or([
            eb('given.subject', '=', personId),
            eb('given.subject', 'in', selectFrom('place').select('place.groupId')),
          ]),
        )
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('place')
              .innerJoin('membership as theirs', 'theirs.groupId', 'place.groupId')
              .select('theirs.id')
              .whereRef('theirs.personId', '=', 'rider.personId')
              .where('theirs.leftAt', 'is', null)
              .where(({ or, and, eb }) =>
                or([
                  and([eb('given.purpose', '=', 'coach'), eb('place.capacity', '=', 'coach')]),
                  and([
                    eb('given.purpose', '=', 'group'),
                    eb('given.subject', '=', eb.ref('place.groupId')),
                  ]),
                ]),
              ),
          ),
        )
        .execute();
      return rows.map(({ analysisGivenAt, analysisGuardianAt, purpose, mayUpload, ...row }) => ({
        ...row,
        purpose: purpose === 'coach' ? 'coach' : 'group',
        mayUpload: mayUpload === 1,
        analysis: { givenAt: analysisGivenAt, guardianAt: analysisGuardianAt },
      }));
    },
  };
}
