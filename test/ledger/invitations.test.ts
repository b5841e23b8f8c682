import { describe, expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../src/ledger/ledger.ts';

const FACTS = { passwordHash: 'x', birthMonth: '2001-05', language: 'fr' };
const CLAIRE = { ...FACTS, name: 'Claire', email: 'claire@example.org' };
const ANN = { ...FACTS, name: 'Ann', email: 'ann@example.org' };

/** Claire coaches a club; `invite` makes a link into it. */
async function club() {
  let ids = 0;
  const clock = { now: 1_000 };
  const effects = { now: () => clock.now, newId: () => `id ${ids++}` };
  const ledger = await openLedger(':memory:', effects);
  onTestFinished(ledger.close);
  const { invitations, setupLinks } = ledger;
  await setupLinks.create({ tokenHash: 'setup', purpose: 'owner', expiresAt: 2_000 });
  await setupLinks.redeemFirst('setup', { ...FACTS, name: 'Olga', email: 'olga@example.org' });
  const base = { role: 'coach', group: null, name: '', email: null, expiresAt: 2_000 };
  await invitations.create({ ...base, tokenHash: 'claire', invitedBy: 'cycling-lab invite' });
  const claire = await invitations.accept('claire', CLAIRE);
  const group = await ledger.groups.create({ name: 'VC Oisans', kind: 'club' }, claire.id);
  const invite = (tokenHash: string, more: { role?: string; capacity?: 'coach' | 'rider' } = {}) =>
    invitations.create({
      ...base,
      role: more.role ?? 'rider',
      tokenHash,
      group: { id: group.id, capacity: more.capacity ?? 'rider' },
      invitedBy: claire.id,
    });
  return { ledger, invitations, clock, claire, group, invite };
}

describe('invitations.accept(tokenHash, who)', () => {
  it('makes account, rider profile and membership, and uses up the link', async () => {
    const { ledger, invitations, group, invite } = await club();
    await invite('a');
    expect(await invitations.behind('a')).toMatchObject({
      inviter: 'Claire',
      groupName: 'VC Oisans',
      role: 'rider',
      capacity: 'rider',
    });
    const ann = await invitations.accept('a', ANN);
    expect(ann).toMatchObject({ name: 'Ann', role: 'rider', birthMonth: '2001-05' });
    expect(await ledger.riders.list()).toContainEqual(
      expect.objectContaining({ name: 'Ann', personId: ann.id }),
    );
    expect(await invitations.standing(group.id, ann.id)).toBe('rider');
    expect(await invitations.open(group.id)).toEqual([]);
  });

  it('does all of it or nothing', async () => {
    const { ledger, invitations, invite } = await club();
    await invite('a');
    const twin = { ...ANN, email: CLAIRE.email };
    await expect(invitations.accept('a', twin)).rejects.toMatchObject({ code: 'conflict' });
    await invite('c', { capacity: 'coach' });
    await expect(invitations.accept('c', ANN)).rejects.toMatchObject({ code: 'conflict' });
    expect(await ledger.people.list()).toHaveLength(2);
    expect(await ledger.riders.list()).toHaveLength(2);
    expect(await invitations.behind('a')).toBeDefined();
  });

  it('makes one account however many open the link at the same time', async () => {
    const { ledger, invitations, invite } = await club();
    await invite('a');
    const tries = await Promise.allSettled(
      [1, 2, 3].map((i) => invitations.accept('a', { ...ANN, email: `${i}@example.org` })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await ledger.people.list()).toHaveLength(3);
  });

  it('lets somebody with an account join, who keeps their role', async () => {
    const { invitations, ledger, group, invite } = await club();
    const base = { role: 'rider', group: null, name: '', email: null, expiresAt: 2_000 };
    await invitations.create({ ...base, tokenHash: 'ann', invitedBy: 'test' });
    const ann = await invitations.accept('ann', ANN);
    await invite('a', { role: 'coach' });
    expect(await invitations.accept('a', { personId: ann.id })).toMatchObject({ role: 'rider' });
    expect(await invitations.standing(group.id, ann.id)).toBe('rider');
    await invite('again');
    await expect(invitations.accept('again', { personId: ann.id })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await ledger.people.list()).toHaveLength(3);
  });

  it.each(['unknown', 'revoked', 'old', 'group gone', 'host disabled'])(
    'refuses a link that leads nowhere: %s',
    async (why) => {
      const { ledger, invitations, clock, claire, group, invite } = await club();
      const { id } = await invite('a');
      if (why === 'revoked') await invitations.revoke(id);
      if (why === 'old') clock.now = 2_000;
      if (why === 'group gone') await ledger.groups.remove(group.id);
      if (why === 'host disabled') await ledger.people.edit(claire.id, { disabled: true });
      const token = why === 'unknown' ? 'b' : 'a';
      expect(await invitations.behind(token)).toBeUndefined();
      await expect(invitations.accept(token, ANN)).rejects.toMatchObject({ code: 'link-invalid' });
    },
  );
});
