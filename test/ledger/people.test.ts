import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts';
import type { NewPerson } from '../../src/ledger/people.ts';
import { RIDES } from '../../src/ledger/steps/1-rides.ts';
import { PEOPLE } from '../../src/ledger/steps/2-people.ts';
import { temporaryFolder } from '../folder.ts';

const FACTS = { passwordHash: 'x', birthMonth: null, language: 'fr' };
const OLGA = { ...FACTS, name: 'Olga', email: 'olga@example.org' };
const ANN = { ...FACTS, name: 'Ann', email: 'ann@example.org' };

async function open(clock = { now: 1_000 }) {
  let ids = 0;
  const effects = { now: () => clock.now, newId: () => `id ${ids++}` };
  const ledger = await openLedger(':memory:', effects);
  onTestFinished(ledger.close);
  await ledger.setupLinks.create({ tokenHash: 'setup', purpose: 'owner', expiresAt: 9_000 });
  const olga = await ledger.setupLinks.redeemFirst('setup', OLGA);
  return { ledger, clock, olga: olga?.id ?? '' };
}

/** An account by way of an invitation. */
async function settle(ledger: Ledger, person: Omit<NewPerson, 'role'>, role = 'rider') {
  const tokenHash = `for ${person.name}`;
  const facts = { tokenHash, role, group: null, name: person.name, email: null };
  await ledger.invitations.create({ ...facts, invitedBy: 'test', expiresAt: 9_000 });
  return ledger.invitations.accept(tokenHash, person);
}

describe('a person', () => {
  it('has exactly one rider profile, called like the person', async () => {
    const { ledger, olga } = await open();
    const ann = await settle(ledger, ANN);
    const profiles = async () =>
      (await ledger.riders.list()).map(({ name, personId }) => [name, personId]);
    expect(await profiles()).toEqual([
      ['Ann', ann.id],
      ['Olga', olga],
    ]);
    await ledger.people.edit(ann.id, { name: 'Anne' });
    expect(await profiles()).toContainEqual(['Anne', ann.id]);
  });

  it('keeps an address to themselves, in any case of letters', async () => {
    const { ledger, olga } = await open();
    await settle(ledger, ANN);
    const taken = expect.objectContaining({ code: 'conflict' });
    const twin = { ...ANN, name: 'Twin', email: 'ANN@example.org' };
    await expect(settle(ledger, twin)).rejects.toThrow(taken);
    await expect(ledger.people.edit(olga, { email: 'Ann@Example.org' })).rejects.toThrow(taken);
    expect(await ledger.people.edit(olga, { email: 'OLGA@example.org' })).toMatchObject({
      email: 'OLGA@example.org',
    });
  });

  it.each([[{ role: 'rider' }], [{ disabled: true }]])(
    'who is the last admin remains one who can sign in: %j',
    async (change) => {
      const { ledger, olga } = await open();
      await expect(ledger.people.edit(olga, change)).rejects.toMatchObject({ code: 'conflict' });
      expect(await ledger.people.get(olga)).toMatchObject({ role: 'admin', disabledAt: null });
      await settle(ledger, ANN, 'admin');
      expect(await ledger.people.edit(olga, change)).toBeDefined();
    },
  );

  it('who is disabled has neither sessions nor tokens nor links, until enabled again', async () => {
    const { ledger } = await open();
    const { id: personId } = await settle(ledger, ANN);
    const until = { personId, expiresAt: 5_000 };
    await ledger.sessions.create({ ...until, tokenHash: 's', agent: '' });
    await ledger.tokens.create({ ...until, tokenHash: 't', name: 'sync', scopes: ['read'] });
    await ledger.passwordLinks.create({ ...until, tokenHash: 'p' });
    const ways = async () =>
      (
        await Promise.all([
          ledger.sessions.person('s'),
          ledger.tokens.person('t'),
          ledger.passwordLinks.person('p'),
        ])
      ).map((person) => person?.name);
    expect(await ways()).toEqual(['Ann', 'Ann', 'Ann']);
    await ledger.people.edit(personId, { disabled: true });
    expect(await ways()).toEqual([undefined, undefined, undefined]);
    await ledger.people.edit(personId, { disabled: false });
    expect(await ways()).toEqual([undefined, 'Ann', 'Ann']);
  });
});

describe('a new password', () => {
  it('ends other sessions, tokens and links, and keeps the session it was set in', async () => {
    const { ledger, olga: personId } = await open();
    const until = { personId, expiresAt: 5_000 };
    for (const tokenHash of ['here', 'there']) {
      await ledger.sessions.create({ ...until, tokenHash, agent: '' });
    }
    await ledger.tokens.create({ ...until, tokenHash: 't', name: 'sync', scopes: ['read'] });
    await ledger.passwordLinks.create({ ...until, tokenHash: 'p' });
    await ledger.people.setPassword(personId, 'y', 'here');
    expect(await ledger.people.get(personId)).toMatchObject({ passwordHash: 'y' });
    expect(await ledger.sessions.person('here')).toBeDefined();
    expect(await ledger.sessions.person('there')).toBeUndefined();
    expect(await ledger.tokens.person('t')).toBeUndefined();
    expect(await ledger.passwordLinks.person('p')).toBeUndefined();
  });

  it('by a link is set once, before the link is too old', async () => {
    const { ledger, clock, olga: personId } = await open();
    for (const tokenHash of ['a', 'b']) {
      await ledger.passwordLinks.create({ tokenHash, personId, expiresAt: 1_100 });
    }
    const tries = await Promise.all(
      ['a', 'a', 'unknown'].map((hash) => ledger.passwordLinks.redeem(hash, 'new')),
    );
    expect(tries.map((person) => person?.name)).toEqual(['Olga', undefined, undefined]);
    expect(await ledger.passwordLinks.redeem('b', 'newer')).toBeUndefined();
    await ledger.passwordLinks.create({ tokenHash: 'c', personId, expiresAt: 1_100 });
    clock.now = 1_100;
    expect(await ledger.passwordLinks.redeem('c', 'newest')).toBeUndefined();
    expect(await ledger.people.get(personId)).toMatchObject({ passwordHash: 'new' });
  });
});

describe('sessions and tokens', () => {
  it('are listed without their hashes, and revoked by their owner alone', async () => {
    const { ledger, clock, olga } = await open();
    const ann = (await settle(ledger, ANN)).id;
    const until = { personId: olga, expiresAt: 5_000 };
    await ledger.sessions.create({ ...until, tokenHash: 'old', agent: 'Firefox, Linux' });
    clock.now += 1_000;
    await ledger.sessions.create({ ...until, tokenHash: 'new', agent: 'Safari, iOS' });
    const made = await ledger.tokens.create({
      ...until,
      tokenHash: 't',
      name: 'sync',
      scopes: ['read', 'upload'],
    });
    const [latest, first] = await ledger.sessions.list(olga, 'old');
    expect(latest).toMatchObject({ agent: 'Safari, iOS', current: false, lastSeenAt: 2_000 });
    expect(first).toMatchObject({ agent: 'Firefox, Linux', current: true });
    expect(await ledger.tokens.list(olga)).toEqual([made]);
    expect(made).toMatchObject({ scopes: ['read', 'upload'], lastUsedAt: null });
    for (const row of [latest, first, made]) expect(row).not.toHaveProperty('tokenHash');

    expect(await ledger.sessions.revoke(ann, first?.id ?? '')).toBe(false);
    expect(await ledger.tokens.revoke(ann, made.id)).toBe(false);
    expect(await ledger.sessions.revoke(olga, first?.id ?? '')).toBe(true);
    expect(await ledger.tokens.revoke(olga, made.id)).toBe(true);
    expect(await ledger.sessions.person('old')).toBeUndefined();
    expect(await ledger.tokens.person('t')).toBeUndefined();
    expect(await ledger.tokens.list(olga)).toEqual([]);
  });

  it('note when they were last used, not more often than every five minutes', async () => {
    const { ledger, clock, olga } = await open();
    const until = { personId: olga, expiresAt: 5_000 };
    await ledger.sessions.create({ ...until, tokenHash: 's', agent: '' });
    await ledger.tokens.create({ ...until, tokenHash: 't', name: 'sync', scopes: ['read'] });
    const use = async (after: number) => {
      clock.now += after;
      await ledger.sessions.person('s');
      await ledger.tokens.used('t');
      const [session] = await ledger.sessions.list(olga, null);
      const [token] = await ledger.tokens.list(olga);
      return [session?.lastSeenAt, token?.lastUsedAt];
    };
    expect(await use(10)).toEqual([1_000, 1_010]);
    expect(await use(200)).toEqual([1_000, 1_010]);
    expect(await use(200)).toEqual([1_410, 1_410]);
    expect(await ledger.people.list()).toMatchObject([{ name: 'Olga', lastSeenAt: 1_410 }]);
  });

  it('of a token end with its time', async () => {
    const { ledger, clock, olga } = await open();
    const token = { personId: olga, tokenHash: 't', name: 'sync', scopes: ['read'] };
    await ledger.tokens.create({ ...token, expiresAt: 1_100 });
    clock.now = 1_099;
    expect(await ledger.tokens.person('t')).toMatchObject({ id: olga, scopes: ['read'] });
    clock.now = 1_100;
    expect(await ledger.tokens.person('t')).toBeUndefined();
  });
});

describe('the second factor', () => {
  it('counts once confirmed, and no step or recovery code works twice', async () => {
    const { ledger, olga } = await open();
    const { twoFactor } = ledger;
    expect(await twoFactor.offer(olga, 'FIRST')).toBe(true);
    expect(await twoFactor.offer(olga, 'SECOND')).toBe(true);
    await twoFactor.confirm(olga, 100, ['a', 'b']);
    expect(await twoFactor.offer(olga, 'THIRD')).toBe(false);
    expect(await ledger.people.get(olga)).toMatchObject({ totpSecret: 'SECOND' });
    const steps = [100, 101, 101, 99, 103].map((step) => twoFactor.useStep(olga, step));
    expect(await Promise.all(steps)).toEqual([false, true, false, false, true]);
    const codes = ['a', 'a', 'c', 'b'].map((hash) => twoFactor.useRecoveryCode(olga, hash));
    expect(await Promise.all(codes)).toEqual([true, false, false, true]);
    await twoFactor.remove(olga);
    expect(await twoFactor.useRecoveryCode(olga, 'b')).toBe(false);
    expect(await ledger.people.get(olga)).toMatchObject({
      totpSecret: null,
      totpConfirmedAt: null,
    });
  });
});

describe('the audit', () => {
  it('is read in pages, newest first, with the names of those who are people', async () => {
    const { ledger, olga } = await open();
    for (const subject of ['a', 'b', 'c']) {
      await ledger.audit.record({ actor: olga, action: 'test', subject });
    }
    await ledger.audit.record({ actor: 'cycling-lab invite', action: 'invite', subject: 'd' });
    const first = await ledger.audit.list({ before: null, limit: 2 });
    expect(first).toMatchObject([
      { subject: 'd', actor: 'cycling-lab invite', actorName: null },
      { subject: 'c', actorName: 'Olga' },
    ]);
    const second = await ledger.audit.list({ before: first[1]?.id ?? 0, limit: 9 });
    expect(second.map(({ subject }) => subject)).toEqual(['b', 'a']);
  });
});

describe('a ledger of the first version', () => {
  async function upgraded(rows: string): Promise<Ledger> {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const old = new DatabaseSync(path);
    old.exec(`${RIDES}; ${rows}; PRAGMA user_version = 1`);
    old.close();
    let ids = 0;
    const ledger = await openLedger(path, { now: () => 1_000, newId: () => `id ${ids++}` });
    onTestFinished(ledger.close);
    return ledger;
  }
  const OWNER = `INSERT INTO person VALUES ('olga', 'Olga', 'olga@example.org', 'x', 'owner', 1)`;
  const RIDERS = `INSERT INTO rider (id, name, created_at) VALUES ('bea', 'Bea', 3), ('ann', 'Ann', 2)`;
  const profiles = async ({ riders, people }: Ledger) =>
    Promise.all(
      (await riders.list()).map(async ({ id, personId }) => {
        const person = await people.get(personId ?? '');
        return [id, person?.name, person?.role, person?.passwordHash];
      }),
    );

  it('makes the owner admin with the oldest profile, and an account without a password of each other', async () => {
    const ledger = await upgraded(`${OWNER}; ${RIDERS}`);
    expect(await profiles(ledger)).toEqual([
      ['ann', 'Olga', 'admin', 'x'],
      ['bea', 'Bea', 'rider', ''],
    ]);
  });

  it('gives an owner without a profile one', async () => {
    const ledger = await upgraded(OWNER);
    expect(await profiles(ledger)).toEqual([[expect.any(String), 'Olga', 'admin', 'x']]);
  });

  it('that nobody owned yet still waits for its admin', async () => {
    const ledger = await upgraded(RIDERS);
    expect(await ledger.people.hasAdmin()).toBe(false);
    await ledger.setupLinks.create({ tokenHash: 'setup', purpose: 'owner', expiresAt: 9_000 });
    expect(await ledger.setupLinks.redeemFirst('setup', OLGA)).toMatchObject({ role: 'admin' });
    expect(await ledger.people.list()).toHaveLength(3);
    expect(await ledger.riders.list()).toHaveLength(3);
  });
});

describe('a ledger of the second version', () => {
  it('keeps people and consents, and knows of nobody’s sex until they say it', async () => {
    const path = join(temporaryFolder(), 'ledger.sqlite');
    const old = new DatabaseSync(path);
    old.exec(`${RIDES}; ${PEOPLE};
      INSERT INTO person (id, name, email, password_hash, role, birth_month, created_at)
        VALUES ('ann', 'Ann', 'ann@example.org', 'x', 'admin', '1990-05', 1);
      INSERT INTO rider (id, name, person_id, created_at) VALUES ('r', 'Ann', 'ann', 1);
      INSERT INTO consent (id, rider_id, purpose, fields, may_upload, text_version, given_at)
        VALUES ('a', 'r', 'analysis', '', 0, '2026-11', 5), ('b', 'r', 'boards', '', 0, '2026-11', 6);
      PRAGMA user_version = 2`);
    old.close();
    const ledger = await openLedger(path, { now: () => 1_000, newId: () => 'id' });
    onTestFinished(ledger.close);
    const fact = { riderId: 'r', birthMonth: '1990-05', givenAt: 6, textVersion: '2026-11' };
    const analysis = { givenAt: 5, guardianAt: null };
    expect(await ledger.boardFacts()).toEqual([{ ...fact, sex: null, analysis }]);
    await ledger.people.edit('ann', { sex: 'female' });
    expect(await ledger.boardFacts()).toEqual([{ ...fact, sex: 'female', analysis }]);
    await ledger.consents.withdraw('b');
    expect(await ledger.boardFacts()).toEqual([]);
  });
});
