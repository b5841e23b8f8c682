import { onTestFinished } from 'vitest';
import { consents } from '../../src/ledger/consents.ts';
import { openDatabase } from '../../src/ledger/database.ts';
import { groups } from '../../src/ledger/groups.ts';
import { guardians } from '../../src/ledger/guardians.ts';
import { inbox } from '../../src/ledger/inbox.ts';
import { jobs } from '../../src/ledger/jobs.ts';
import { uploads } from '../../src/ledger/uploads.ts';

/** People by name, coaches where the name begins with a C, each with a rider profile `<name>'s`. */
export async function openCrew(...names: string[]) {
  const clock = { now: 1_000 };
  let ids = 0;
  const effects = { now: () => clock.now, newId: () => `id ${ids++}` };
  const db = await openDatabase(':memory:');
  onTestFinished(() => db.destroy());
  for (const name of names) {
    const role = name.startsWith('C') ? 'coach' : 'rider';
    const person = { id: name, name, email: name, passwordHash: '', role, createdAt: 1 };
    await db.insertInto('person').values(person).execute();
    const rider = { id: `${name}'s`, name, personId: name, createdAt: 1 };
    await db.insertInto('rider').values(rider).execute();
  }
  return {
    clock,
    consents: consents(db, effects),
    groups: groups(db, effects),
    guardians: guardians(db, effects),
    inbox: inbox(db, effects),
    uploads: uploads(db, effects),
    jobs: jobs(db, effects),
    /** As an accepted invitation does it. */
    async join(groupId: string, personId: string, capacity: 'coach' | 'rider' = 'rider') {
      const row = { groupId, personId, capacity, joinedAt: clock.now };
      await db.insertInto('membership').values(row).execute();
    },
  };
}
