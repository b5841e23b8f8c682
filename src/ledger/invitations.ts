import type { Selectable, Transaction } from 'kysely';
import { LabError } from '../core/errors.ts';
import type { Database, Effects } from './database.ts';
import { insertPerson, type NewPerson, type Person } from './people.ts';
import type { Tables } from './schema.ts';

export type Invitation = Omit<Selectable<Tables['invitation']>, 'tokenHash'>;

export interface NewInvitation {
  tokenHash: string;
  role: string;
  group: { id: string; capacity: 'coach' | 'rider' } | null;
  name: string;
  email: string | null;
  /** Id of the person, or the name of the part of the program. */
  invitedBy: string;
  expiresAt: number;
}

/** Who may come in, asked by somebody who is in; only the hash of the link's token is kept. */
export function invitations(db: Database, effects: Effects) {
  const { now, newId } = effects;
  return {
    async create({ group, ...invitation }: NewInvitation): Promise<Invitation> {
      const row = await db
        .insertInto('invitation')
        .values({
          id: newId(),
          ...invitation,
          groupId: group?.id ?? null,
          capacity: group?.capacity ?? null,
          createdAt: now(),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return invitationOf(row);
    },

    get: async (id: string): Promise<Invitation | undefined> => {
      const row = await db
        .selectFrom('invitation')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row && invitationOf(row);
    },

    /** Those that still wait for an answer, newest first: of a group, or those without one. */
    async open(groupId: string | null): Promise<Invitation[]> {
      const rows = await db
        .selectFrom('invitation')
        .selectAll()
        .where('groupId', groupId === null ? 'is' : '=', groupId)
        .where('acceptedAt', 'is', null)
        .where('revokedAt', 'is', null)
        .where('expiresAt', '>', now())
        .orderBy('createdAt', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(invitationOf);
    },

    /**
     * What a link stands for, with the names that its reader should know (`inviter` null: whoever
     * runs the service); undefined = nothing.
     */
    async behind(tokenHash: string) {
      const row = await openInvitation(db, tokenHash, now())
        .leftJoin('person', 'person.id', 'invitation.invitedBy')
        .leftJoin('ridingGroup', 'ridingGroup.id', 'invitation.groupId')
        .selectAll('invitation')
        .select(['person.name as inviter', 'person.language as inviterLanguage'])
        .select('ridingGroup.name as groupName')
        .executeTakeFirst();
      return row && invitationOf(row);
    },

    /** What a person is in a group: null = no member of it; undefined = there is no such group. */
    async standing(groupId: string, personId: string): Promise<string | null | undefined> {
      const row = await db
        .selectFrom('ridingGroup')
        .leftJoin('membership', (join) =>
          join
            .onRef('membership.groupId', '=', 'ridingGroup.id')
            .on('membership.personId', '=', personId)
            .on('membership.leftAt', 'is', null),
        )
        .select('membership.capacity')
        .where('ridingGroup.id', '=', groupId)
        .where('ridingGroup.deletedAt', 'is', null)
        .executeTakeFirst();
      return row?.capacity;
    },

    async revoke(id: string): Promise<void> {
      await db
        .updateTable('invitation')
        .set({ revokedAt: now() })
        .where('id', '=', id)
        .where('acceptedAt', 'is', null)
        .execute();
    },

    /**
     * Account with its rider profile, membership and the used-up link: all or nothing. Somebody who
     * has an account joins the group and keeps their role.
     * @throws LabError link-invalid; conflict, when the address has an account, when a member is
     *   invited again, or when who should coach has no coach's account
     */
    accept(
      tokenHash: string,
      who: Omit<NewPerson, 'role'> | { personId: string },
    ): Promise<Person> {
      return db.transaction().execute(async (trx) => {
        const invitation = await openInvitation(trx, tokenHash, now())
          .selectAll('invitation')
          .executeTakeFirst();
        if (!invitation)
          throw new LabError('link-invalid', 'This link is unknown, used or too old.');
        const person =
          'personId' in who
            ? await existing(trx, who.personId)
            : await insertPerson(trx, { ...who, role: invitation.role }, effects);
        await join(trx, invitation, person, now());
        await trx
          .updateTable('invitation')
          .set({ acceptedAt: now(), acceptedBy: person.id })
          .where('id', '=', invitation.id)
          .execute();
        return person;
      });
    },
  };
}

/** A link of somebody disabled, or into a group that is gone, leads nowhere. */
function openInvitation(db: Database | Transaction<Tables>, tokenHash: string, now: number) {
  return db
    .selectFrom('invitation')
    .where('invitation.tokenHash', '=', tokenHash)
    .where('invitation.acceptedAt', 'is', null)
    .where('invitation.revokedAt', 'is', null)
    .where('invitation.expiresAt', '>', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('person as host')
            .select('host.id')
            .whereRef('host.id', '=', 'invitation.invitedBy')
            .where('host.disabledAt', 'is not', null),
        ),
      ),
    )
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        eb('invitation.groupId', 'is', null),
        exists(
          selectFrom('ridingGroup as target')
            .select('target.id')
            .whereRef('target.id', '=', 'invitation.groupId')
            .where('target.deletedAt', 'is', null),
        ),
      ]),
    );
}

async function existing(trx: Transaction<Tables>, personId: string): Promise<Person> {
  return trx.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirstOrThrow();
}

async function join(
  trx: Transaction<Tables>,
  { groupId, capacity }: Selectable<Tables['invitation']>,
  person: Person,
  joinedAt: number,
): Promise<void> {
  if (groupId === null || capacity === null) return;
  if (capacity === 'coach' && !['coach', 'admin'].includes(person.role)) {
    throw new LabError('conflict', 'Only an account with the role coach can coach a group.');
  }
  const member = await trx
    .selectFrom('membership')
    .select('id')
    .where('groupId', '=', groupId)
    .where('personId', '=', person.id)
    .where('leftAt', 'is', null)
    .executeTakeFirst();
  if (member) throw new LabError('conflict', 'You are in this group already.');
  await trx
    .insertInto('membership')
    .values({ groupId, personId: person.id, capacity, joinedAt })
    .execute();
}

function invitationOf<Row extends { tokenHash: string }>({
  tokenHash: _,
  ...row
}: Row): Omit<Row, 'tokenHash'> {
  return row;
}
