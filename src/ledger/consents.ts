import type { Selectable, Transaction } from 'kysely';
import type { FieldGroup } from '../core/field-groups.ts';
import type { Purpose } from '../core/purposes.ts';
import { ask, type Database, type Effects } from './database.ts';
import type { Tables } from './schema.ts';

/** What exactly is agreed to. */
export interface ConsentScope {
  fields: readonly FieldGroup[];
  /** The coach may upload files for the rider. */
  mayUpload: boolean;
  /** Of the wording. */
  textVersion: string;
}

/** What a rider said to one purpose, and the guardian of a child; both can take it back. */
export interface Consent extends ConsentScope {
  id: string;
  riderId: string;
  purpose: Purpose;
  /** The coach (a person) or the group; null for purposes without one. */
  subject: string | null;
  givenAt: number;
  /** Taken back, or followed by another row that says what counts. */
  withdrawnAt: number | null;
  guardianAt: number | null;
  /** Null as long as `withdrawnAt` is: the row ends with the guardian's word. */
  guardianWithdrawnAt: number | null;
}

export type NewConsent = ConsentScope & Pick<Consent, 'riderId' | 'purpose' | 'subject'>;

type Row = Selectable<Tables['consent']>;

/** What counts of what a rider says to the keeping and analysing of files. */
type ToAnalysis = Pick<Consent, 'purpose' | 'givenAt' | 'withdrawnAt' | 'guardianAt'>;

/** Asked four times a file that comes in. */
const TO_ANALYSIS = `
  SELECT given_at AS givenAt, guardian_at AS guardianAt, person.birth_month AS birthMonth FROM consent
  LEFT JOIN rider ON rider.id = consent.rider_id LEFT JOIN person ON person.id = rider.person_id
  WHERE consent.rider_id = ? AND purpose = 'analysis' AND withdrawn_at IS NULL`;

/** What riders agreed to. Rows only come and end; which of them counts today, disclosure says. */
export function consents(db: Database, effects: Effects) {
  const { now } = effects;
  return {
    /** Everything a rider ever said, oldest first. */
    async ofRider(riderId: string): Promise<Consent[]> {
      const rows = await db
        .selectFrom('consent')
        .selectAll()
        .where('riderId', '=', riderId)
        .orderBy('number')
        .execute();
      return rows.map(asConsent);
    },

    /** The same with what its subject is called: a coach or a group, also one that is gone. */
    async history(riderId: string): Promise<(Consent & { subjectName: string | null })[]> {
      const rows = await db
        .selectFrom('consent')
        .leftJoin('person', 'person.id', 'consent.subject')
        .leftJoin('ridingGroup', 'ridingGroup.id', 'consent.subject')
        .selectAll('consent')
        .select(({ fn }) => fn.coalesce('person.name', 'ridingGroup.name').as('subjectName'))
        .where('consent.riderId', '=', riderId)
        .orderBy('consent.number')
        .execute();
      return rows.map(({ subjectName, ...row }) => ({ ...asConsent(row), subjectName }));
    },

    /** What a rider says now to the keeping and analysing of files; null = nothing. */
    async toAnalysis(
      riderId: string,
    ): Promise<{ birthMonth: string | null; consent: ToAnalysis | null }> {
      const [row] = await ask(db, ({ all }) =>
        all<Pick<Consent, 'givenAt' | 'guardianAt'> & { birthMonth: string | null }>(
          TO_ANALYSIS,
          riderId,
        ),
      );
      if (!row) return { birthMonth: null, consent: null };
      const { birthMonth, ...given } = row;
      return { birthMonth, consent: { purpose: 'analysis', ...given, withdrawnAt: null } };
    },

    async get(id: string): Promise<Consent | undefined> {
      const row = await db
        .selectFrom('consent')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && asConsent(row);
    },

    /**
     * In the place of what the rider said before to the same purpose and subject. `guardianAgreed`
     * is asked, in the same transaction, whether the guardian's word on that holds for this too.
     */
    give(
      consent: NewConsent,
      guardianAgreed: (before: Consent | undefined) => number | null,
    ): Promise<Consent> {
      return db.transaction().execute(async (trx) => {
        const before = await latest(trx, consent);
        return replace(trx, before, { ...consent, guardianAt: guardianAgreed(before) }, effects);
      });
    },

    /** The rider takes it back. False when there is no such consent any more. */
    async withdraw(id: string): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('consent')
        .set({ withdrawnAt: now() })
        .where('id', '=', id)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** The guardian agrees to what the child asks for. Other ids are passed over. */
    async confirm(riderId: string, ids: readonly string[]): Promise<Consent[]> {
      const rows = await db
        .updateTable('consent')
        .set({ guardianAt: now() })
        .where('riderId', '=', riderId)
        .where('id', 'in', [...ids])
        .where('withdrawnAt', 'is', null)
        .where('guardianAt', 'is', null)
        .returningAll()
        .execute();
      return rows.map(asConsent);
    },

    /**
     * The guardian takes it back. What the child said stays: a row of its own, as waiting as when it
     * was asked first. Returns what was taken back.
     */
    retract(riderId: string, ids: readonly string[]): Promise<Consent[]> {
      return db.transaction().execute(async (trx) => {
        const rows = await trx
          .updateTable('consent')
          .set({ guardianWithdrawnAt: now() })
          .where('riderId', '=', riderId)
          .where('id', 'in', [...ids])
          .where('guardianAt', 'is not', null)
          .where('guardianWithdrawnAt', 'is', null)
          .returningAll()
          .execute();
        const retracted = rows.map(asConsent);
        for (const one of retracted) {
          if (one.withdrawnAt === null)
            await replace(trx, one, { ...one, guardianAt: null }, effects);
        }
        return retracted;
      });
    },
  };
}

/** What the rider said last to a purpose and subject, taken back or not. */
async function latest(
  trx: Transaction<Tables>,
  { riderId, purpose, subject }: NewConsent,
): Promise<Consent | undefined> {
  const row = await trx
    .selectFrom('consent')
    .selectAll()
    .where('riderId', '=', riderId)
    .where('purpose', '=', purpose)
    .where('subject', subject === null ? 'is' : '=', subject)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row && asConsent(row);
}

async function replace(
  trx: Transaction<Tables>,
  before: Consent | undefined,
  next: NewConsent & { givenAt?: number; guardianAt: number | null },
  { now, newId }: Effects,
): Promise<Consent> {
  if (before && before.withdrawnAt === null) {
    await trx
      .updateTable('consent')
      .set({ withdrawnAt: now() })
      .where('id', '=', before.id)
      .execute();
  }
  const row = await trx
    .insertInto('consent')
    .values({
      id: newId(),
      riderId: next.riderId,
      purpose: next.purpose,
      subject: next.subject,
      fields: next.fields.join(','),
      mayUpload: Number(next.mayUpload),
      textVersion: next.textVersion,
      givenAt: next.givenAt ?? now(),
      withdrawnAt: null,
      guardianAt: next.guardianAt,
      guardianWithdrawnAt: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return asConsent(row);
}

function asConsent({ number: _, fields, mayUpload, ...row }: Row): Consent {
  return {
    ...row,
    fields: fields === '' ? [] : (fields.split(',') as FieldGroup[]),
    mayUpload: mayUpload === 1,
  };
}
