import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from './access-table.ts';
import type { Lab, Somebody } from './lab.ts';

export interface Cast {
  ask: Record<Actor, Somebody['ask']>;
  /** By the path before them: `/api/rides` → the id of self's ride. */
  ids: Record<string, string>;
}

/** People in every relation to self, and one object of each kind, straight in the ledger. */
export async function castOf(lab: Lab): Promise<Cast> {
  const self = await lab.as({ name: 'Self' });
  const [coach, exCoach, removedCoach, otherCoach] = [
    await lab.as({ role: 'coach' }),
    await lab.as({ role: 'coach' }),
    await lab.as({ role: 'coach' }),
    await lab.as({ role: 'coach' }),
  ];
  const [peer, stranger, other] = [await lab.as({}), await lab.as({}), await lab.as({})];
  const disabled = await lab.as({});
  const groupId = await lab.group({ coaches: [coach], riders: [self, peer, disabled] });
  await lab.group({ coaches: [exCoach], riders: [self, stranger] });
  await lab.group({ coaches: [otherCoach], riders: [other] });
  const shares = { purpose: 'coach', fields: ['summary', 'power'], mayUpload: true } as const;
  const consentId = await lab.agree(self, { ...shares, subject: coach.personId });
  await lab.agree(self, { ...shares, subject: removedCoach.personId });
  await lab.withdraw(await lab.agree(self, { ...shares, subject: exCoach.personId }));
  await lab.agree(self, { purpose: 'group', subject: groupId, fields: ['summary'] });
  await lab.disable(disabled);
  const token = (scopes: string, seconds: number) => lab.token(self, scopes, seconds);
  return {
    ask: {
      anonymous: async (path, init) => lab.app.request(path, init),
      self: self.ask,
      coach: coach.ask,
      exCoach: exCoach.ask,
      removedCoach: removedCoach.ask,
      otherCoach: otherCoach.ask,
      peer: peer.ask,
      stranger: stranger.ask,
      analyst: (await lab.as({ role: 'analyst' })).ask,
      admin: (await lab.as({ role: 'admin' })).ask,
      disabled: disabled.ask,
      readToken: await token('read', 1e9),
      uploadToken: await token('upload', 1e9),
      expiredToken: await token('read,upload,edit', -1),
    },
    ids: {
      '/api/riders': self.riderId,
      '/api/people': self.personId,
      '/api/groups': groupId,
      '/api/consents': consentId,
      members: self.personId,
      ...(await objectsOf(lab, { self, coach, groupId })),
    },
  };
}

/** Things that have a row of their own. */
async function objectsOf(
  { tables, clock }: Lab,
  { self, coach, groupId }: { self: Somebody; coach: Somebody; groupId: string },
): Promise<Record<string, string>> {
  const [invitation, session, zone] = [randomUUID(), randomUUID(), randomUUID()];
  const [value, item] = [randomUUID(), randomUUID()];
  const createdAt = clock.now / 1000;
  const expiresAt = createdAt + 1e9;
  const of = { riderId: self.riderId, createdAt };
  await tables
    .insertInto('session')
    .values({ id: session, personId: self.personId, tokenHash: session, createdAt, expiresAt })
    .execute();
  await tables
    .insertInto('invitation')
    .values({
      id: invitation,
      tokenHash: invitation,
      role: 'rider',
      groupId,
      name: 'Rémi',
      invitedBy: coach.personId,
      createdAt,
      expiresAt,
    })
    .execute();
  const disc = { latitude: 45, longitude: 6, radius: 500, east: 100, north: 100 };
  await tables
    .insertInto('privacyZone')
    .values({ id: zone, name: 'Home', ...disc, ...of })
    .execute();
  await tables
    .insertInto('profileValue')
    .values({ id: value, kind: 'weight', value: 69, validFrom: '2026-01-01', ...of })
    .execute();
  const hash = createHash('sha256').update(item).digest('hex');
  const file = { kind: 'file', filename: 'a.fit', size: 9, hash, state: 'waiting' } as const;
  await tables
    .insertInto('inboxItem')
    .values({ id: item, coachId: coach.personId, ...file, createdAt, expiresAt })
    .execute();
  const token = await tables
    .selectFrom('token')
    .select('id')
    .where('personId', '=', self.personId)
    .executeTakeFirst();
  return {
    '/api/sessions': session,
    '/api/invitations': invitation,
    '/api/zones': zone,
    '/api/profile': value,
    '/api/inbox': item,
    '/api/tokens': token?.id ?? '',
  };
}

/** Self uploads a file, and it is analysed; the lab must work. */
export async function withRide(lab: Lab, cast: Cast): Promise<void> {
  const answer = await cast.ask.self('/api/uploads', { method: 'POST', body: randomUUID() });
  const { uploads } = (await answer.json()) as { uploads: [{ id: string }] };
  await lab.jobs.idle();
  const [upload] = uploads;
  cast.ids['/api/uploads'] = upload.id;
  cast.ids['/api/rides'] = (await lab.ledger.uploads.get(upload.id))?.rideIds[0] ?? '';
}
