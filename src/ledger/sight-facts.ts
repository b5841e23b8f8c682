import { ask, type Database } from './database.ts';
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

/** Asked at each request, so it is said in plain SQL. */
const OWN_RIDER = `
  SELECT rider.id AS "riderId", person.birth_month AS "birthMonth",
    analysis.given_at AS "analysisGivenAt", analysis.guardian_at AS "analysisGuardianAt"
  FROM rider JOIN person ON person.id = rider.person_id
  LEFT JOIN consent AS analysis
    ON analysis.rider_id = rider.id AND analysis.purpose = 'analysis' AND analysis.withdrawn_at IS NULL
  WHERE rider.person_id = ?1`;

/** CROSS JOIN: from the few consents to this person outwards, never through all consents. */
const SHARED_RIDERS = `
  WITH place AS MATERIALIZED (
    SELECT group_id, capacity
    FROM membership JOIN riding_group ON riding_group.id = group_id
    WHERE person_id = ?1 AND left_at IS NULL AND deleted_at IS NULL
  )
  SELECT rider.id AS "riderId", person.birth_month AS "birthMonth", given.purpose, given.fields,
    given.may_upload AS "mayUpload", given.given_at AS "givenAt", given.guardian_at AS "guardianAt",
    analysis.given_at AS "analysisGivenAt", analysis.guardian_at AS "analysisGuardianAt"
  FROM consent AS given
  CROSS JOIN rider ON rider.id = given.rider_id
  CROSS JOIN person ON person.id = rider.person_id
  CROSS JOIN consent AS analysis
    ON analysis.rider_id = rider.id AND analysis.purpose = 'analysis' AND analysis.withdrawn_at IS NULL
  WHERE given.subject IN (SELECT ?1 UNION ALL SELECT group_id FROM place)
    AND given.withdrawn_at IS NULL AND person.disabled_at IS NULL AND person.id <> ?1
    AND EXISTS (
      SELECT 1 FROM place JOIN membership AS theirs ON theirs.group_id = place.group_id
      WHERE theirs.person_id = person.id AND theirs.left_at IS NULL
        AND (given.purpose = 'coach' AND place.capacity = 'coach'
          OR given.purpose = 'group' AND given.subject = place.group_id)
    )`;

type Row = Omit<SharedRider, 'analysis' | 'mayUpload'> & {
  mayUpload: number;
  analysisGivenAt: number;
  analysisGuardianAt: number | null;
};

type OwnRow = Pick<Row, 'riderId' | 'birthMonth' | 'analysisGuardianAt'> & {
  analysisGivenAt: number | null;
};

/** What decides who sees whom: one question about oneself, one about everybody else. */
export function sightFacts(db: Database): SightFacts {
  return {
    async ownRider(personId) {
      const [row] = await ask(db, ({ all }) => all<OwnRow>(OWN_RIDER, personId));
      if (!row) return null;
      const { riderId, birthMonth, analysisGivenAt: givenAt, analysisGuardianAt } = row;
      const analysis = givenAt === null ? null : { givenAt, guardianAt: analysisGuardianAt };
      return { riderId, birthMonth, analysis };
    },

    async sharedRiders(personId) {
      const rows = await ask(db, ({ all }) => all<Row>(SHARED_RIDERS, personId));
      return rows.map(({ analysisGivenAt, analysisGuardianAt, mayUpload, ...row }) => ({
        ...row,
        mayUpload: mayUpload === 1,
        analysis: { givenAt: analysisGivenAt, guardianAt: analysisGuardianAt },
      }));
    },
  };
}
