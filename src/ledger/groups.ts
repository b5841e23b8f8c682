import { expressionBuilder, type Selectable, type Transaction } from 'kysely';
import { LabError } from '../core/errors.ts';
import type { Database, Effects } from './database.ts';
import type { Tables } from './schema.ts';

type GroupRow = Selectable<Tables['ridingGroup']>;
export type Capacity = Tables['membership']['capacity'];
export type GroupFacts = Pick<GroupRow, 'name' | 'kind'>;

/** A group as one of its members knows it. */
export interface Group extends GroupFacts {
  id: string;
  /** The member's own. */
  capacity: Capacity;
  riders: number;
  coaches: number;
}

export interface Member {
  personId: string;
  name: string;
  /** Of the account, which decides whether a coach of the group sees anything. */
  role: string;
  birthMonth: string | null;
  riderId: string | null;
  capacity: Capacity;
  joinedAt: number;
}

/** Clubs, schools and training groups that live, and who is in them now. */
export function groups(db: Database, effects: Effects) {
  const { now } = effects;
  return {
    /** Who makes it is its first coach. */
    create({ name, kind }: GroupFacts, createdBy: string): Promise<Group> {
      return db.transaction().execute(async (trx) => {
        const id = effects.newId();
        await trx
          .insertInto('ridingGroup')
          .values({ id, name, kind, createdBy, createdAt: now(), deletedAt: null })
          .execute();
        await trx
          .insertInto('membership')
          .values({ groupId: id, personId: createdBy, capacity: 'coach', joinedAt: now() })
          .execute();
        return { id, name, kind, capacity: 'coach', riders: 0, coaches: 1 };
      });
    },

    /** By name. */
    ofPerson: (personId: string): Promise<Group[]> =>
      selectGroups(db, personId)
        .orderBy('ridingGroup.name', (order) => order.collate('nocase'))
        .execute(),

    /** Undefined also when the person is no member. */
    ofMember: (id: string, personId: string): Promise<Group | undefined> =>
      selectGroups(db, personId).where('ridingGroup.id', '=', id).executeTakeFirst(),

    /** Coaches first, then by name. */
    members: (groupId: string): Promise<Member[]> =>
      selectMembers(db)
        .where('membership.groupId', '=', groupId)
        .orderBy('membership.capacity')
        .orderBy('person.name', (order) => order.collate('nocase'))
        .execute(),

    /** Coaches of the person's groups, each once a group, without the person. */
    coachesOf: (personId: string) =>
      selectMembers(db)
        .innerJoin('membership as own', 'own.groupId', 'membership.groupId')
        .select(['ridingGroup.id as groupId', 'ridingGroup.name as groupName'])
        .where('own.personId', '=', personId)
        .where('own.leftAt', 'is', null)
        .where('membership.capacity', '=', 'coach')
        .where('person.role', '=', 'coach')
        .where('person.id', '!=', personId)
        .orderBy('person.name', (order) => order.collate('nocase'))
        .orderBy('ridingGroup.name', (order) => order.collate('nocase'))
        .execute(),

    async edit(id: string, change: Partial<GroupFacts>): Promise<void> {
      await db.updateTable('ridingGroup').set(change).where('id', '=', id).execute();
    },

    /** Gone for all its members; what was agreed to because of it ends. */
    remove(id: string): Promise<void> {
      return db.transaction().execute(async (trx) => {
        await trx
          .updateTable('ridingGroup')
          .set({ deletedAt: now() })
          .where('id', '=', id)
          .where('deletedAt', 'is', null)
          .execute();
        await trx
          .updateTable('membership')
          .set({ leftAt: now() })
          .where('groupId', '=', id)
          .where('leftAt', 'is', null)
          .execute();
        await endGroundless(trx, now());
      });
    },

    /**
     * False when there is no such member.
     * @throws LabError conflict, when riders would be left without a coach
     */
    changeCapacity(groupId: string, personId: string, capacity: Capacity): Promise<boolean> {
      return change(groupId, personId, { capacity });
    },

    /**
     * Leaves, or is removed; what was agreed to because of the group ends. False when there is no
     * such member.
     * @throws LabError conflict, when riders would be left without a coach
     */
    leave(groupId: string, personId: string): Promise<boolean> {
      return change(groupId, personId, { leftAt: now() });
    },
  };

  function change(
    groupId: string,
    personId: string,
    change: { capacity: Capacity } | { leftAt: number },
  ): Promise<boolean> {
    return db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('membership')
        .set(change)
        .where('groupId', '=', groupId)
        .where('personId', '=', personId)
        .where('leftAt', 'is', null)
        .executeTakeFirst();
      await keepACoach(trx, groupId);
      await endGroundless(trx, now());
      return numUpdatedRows > 0n;
    });
  }
}

function selectGroups(db: Database, personId: string) {
  return db
    .selectFrom('ridingGroup')
    .innerJoin('membership as own', 'own.groupId', 'ridingGroup.id')
    .innerJoin('membership as every', 'every.groupId', 'ridingGroup.id')
    .select(['ridingGroup.id', 'ridingGroup.name', 'ridingGroup.kind', 'own.capacity'])
    .select(({ fn }) => [
      fn.count<number>('every.id').filterWhere('every.capacity', '=', 'rider').as('riders'),
      fn.count<number>('every.id').filterWhere('every.capacity', '=', 'coach').as('coaches'),
    ])
    .where('own.personId', '=', personId)
    .where('own.leftAt', 'is', null)
    .where('every.leftAt', 'is', null)
    .where('ridingGroup.deletedAt', 'is', null)
    .groupBy('ridingGroup.id');
}

function selectMembers(db: Database) {
  return db
    .selectFrom('membership')
    .innerJoin('ridingGroup', 'ridingGroup.id', 'membership.groupId')
    .innerJoin('person', 'person.id', 'membership.personId')
    .leftJoin('rider', 'rider.personId', 'person.id')
    .select([
      'person.id as personId',
      'person.name',
      'person.role',
      'person.birthMonth',
      'rider.id as riderId',
      'membership.capacity',
      'membership.joinedAt',
    ])
    .where('membership.leftAt', 'is', null)
    .where('ridingGroup.deletedAt', 'is', null);
}

async function keepACoach(trx: Transaction<Tables>, groupId: string): Promise<void> {
  const left = await trx
    .selectFrom('membership')
    .select(({ fn }) => ['capacity', fn.countAll<number>().as('total')])
    .where('groupId', '=', groupId)
    .where('leftAt', 'is', null)
    .groupBy('capacity')
    .execute();
  const has = (capacity: Capacity) => left.some((row) => row.capacity === capacity);
  if (has('rider') && !has('coach')) {
    throw new LabError('last-coach', 'The riders of this group would be left without a coach.');
  }
}

/**
 * Riders agree to what the members or a coach of a group see because they are in it together. Where
 * that has ended the consent ends too, so that nothing comes back by itself with a later invitation.
 */
async function endGroundless(trx: Transaction<Tables>, now: number): Promise<void> {
  const together = expressionBuilder<Tables, 'consent'>()
    .selectFrom('membership as theirs')
    .innerJoin('ridingGroup', 'ridingGroup.id', 'theirs.groupId')
    .innerJoin('rider', 'rider.personId', 'theirs.personId')
    .select('theirs.id')
    .whereRef('rider.id', '=', 'consent.riderId')
    .where('theirs.leftAt', 'is', null)
    .where('ridingGroup.deletedAt', 'is', null);
  const groundless = trx
    .updateTable('consent')
    .set({ withdrawnAt: now })
    .where('withdrawnAt', 'is', null);
  await groundless
    .where('purpose', '=', 'group')
    .where(({ not, exists }) =>
      not(exists(together.whereRef('theirs.groupId', '=', 'consent.subject'))),
    )
    .execute();
  await groundless
    .where('purpose', '=', 'coach')
    .where(({ not, exists }) =>
      not(
        exists(
          together
            .innerJoin('membership as coach', 'coach.groupId', 'theirs.groupId')
            .whereRef('coach.personId', '=', 'consent.subject')
            .where('coach.capacity', '=', 'coach')
            .where('coach.leftAt', 'is', null),
        ),
      ),
    )
    .execute();
}
