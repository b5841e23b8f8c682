import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Letter, Mail } from '../../../src/mail/mail.ts';
import { json, type Lab, openLab, signUp } from '../lab.ts';
import { type Ask, auditOf, invited, type Member, tokenIn } from './members.ts';

let lab: Lab;
let owner: Ask;
let coach: Member;
let club: string;
let letters: { to: string; letter: Letter; language: string }[];
let mailWorks: boolean;

const mail: Mail = {
  async send(to, letter, language) {
    if (!mailWorks) throw Object.assign(new Error(`no mail to ${to}`), { code: 'ECONNREFUSED' });
    letters.push({ to, letter, language });
  },
};

beforeAll(async () => {
  lab = await openLab({ mail });
  owner = await signUp(lab);
});
afterAll(() => lab.close());

let coaches = 0;
beforeEach(async () => {
  letters = [];
  mailWorks = true;
  coach = await invited(lab, owner, `Claire${coaches++}`, 'coach');
  club = (await lab.ledger.groups.create({ name: 'VC Oisans', kind: 'club' }, coach.id)).id;
});

const invite = async (ask: Ask, body: object) => {
  const answer = await ask('/api/invitations', json('POST', body));
  return { status: answer.status, ...(await answer.json()) };
};
const open = (path: string, body: object) => lab.app.request(path, json('POST', body));
const intoClub = () => ({ role: 'rider', groupId: club, capacity: 'rider', name: 'Ann' });
const ACCOUNT = { name: 'Ann', email: 'ann@example.org', password: 'Ann likes hills' };

describe('an invitation', () => {
  it('tells its link once, to whoever made it, and what it is to, to whoever has it', async () => {
    const { status, invitation, link, mail } = await invite(coach.ask, intoClub());
    expect([status, mail]).toEqual([201, 'none']);
    expect(link).toMatch(/^http:\/\/lab\.test\/invitation\?token=/);
    const behind = await (await open('/api/invitation', { token: tokenIn(link) })).json();
    expect(behind).toEqual({
      inviter: expect.stringMatching(/^Claire/),
      group: { id: club, name: 'VC Oisans' },
      role: 'rider',
      capacity: 'rider',
      name: 'Ann',
      email: null,
      signedIn: false,
    });
    const list = await (await coach.ask(`/api/invitations?group=${club}`)).json();
    expect(list.invitations).toEqual([invitation]);
    expect(JSON.stringify(list)).not.toContain(tokenIn(link));
  });

  it('is mailed where there is an address, and then told to nobody else', async () => {
    const { link, mail } = await invite(coach.ask, { ...intoClub(), email: 'ann@example.org' });
    expect([link, mail]).toEqual([null, 'sent']);
    expect(letters).toMatchObject([
      {
        to: 'ann@example.org',
        language: 'en',
        letter: {
          kind: 'invitation',
          inviter: expect.stringMatching(/^Claire/),
          group: 'VC Oisans',
        },
      },
    ]);
    const { letter } = letters[0] as (typeof letters)[0];
    expect((await open('/api/invitation', { token: tokenIn(letter.link) })).status).toBe(200);
  });

  it('that cannot be mailed is handed over instead', async () => {
    mailWorks = false;
    const { link, mail } = await invite(coach.ask, { ...intoClub(), email: 'ann@example.org' });
    expect(mail).toBe('failed');
    expect((await open('/api/invitation', { token: tokenIn(link) })).status).toBe(200);
  });

  it('makes an account in the group, signed in, once', async () => {
    const { link } = await invite(coach.ask, intoClub());
    const accept = { token: tokenIn(link), account: { ...ACCOUNT, birthMonth: '2012-03' } };
    const first = await open('/api/invitation/accept', accept);
    expect(first.status).toBe(201);
    expect(first.headers.get('set-cookie')).toMatch(/^session=.*HttpOnly/);
    const { person } = await first.json();
    expect(person).toMatchObject({ name: 'Ann', role: 'rider' });
    expect(await lab.ledger.invitations.standing(club, person.id)).toBe('rider');
    const again = await open('/api/invitation/accept', {
      ...accept,
      account: { ...ACCOUNT, email: 'other@example.org' },
    });
    expect([again.status, (await again.json()).code]).toEqual([403, 'link-invalid']);
    expect(await auditOf(lab, person.id)).toContain('invite.accept');
  });

  it('lets somebody who is signed in join the group, and asks others to sign in', async () => {
    const rider = await invited(lab, owner, 'Rita');
    const { link } = await invite(coach.ask, intoClub());
    const token = tokenIn(link);
    expect((await open('/api/invitation/accept', { token })).status).toBe(401);
    const answer = await rider.ask('/api/invitation/accept', json('POST', { token }));
    expect(answer.status).toBe(201);
    expect(await lab.ledger.invitations.standing(club, rider.id)).toBe('rider');
  });

  it.each([
    [{ role: 'admin' }],
    [{ id: 'me' }],
    [{ disabled: false }],
    [{ riderId: 'theirs' }],
    [{ password: 'short' }],
    [{ birthMonth: '2012-13' }],
  ])('makes the account it says and no other: %j', async (more) => {
    const { link } = await invite(coach.ask, intoClub());
    const account = { ...ACCOUNT, email: 'eve@example.org', ...more };
    const answer = await open('/api/invitation/accept', { token: tokenIn(link), account });
    expect(answer.status).toBe(400);
    expect(await lab.ledger.people.byEmail(account.email)).toBeUndefined();
  });

  it('is good for fourteen days', async () => {
    const { link } = await invite(coach.ask, intoClub());
    lab.clock.now += 14 * 86_400e3 - 1e3;
    expect((await open('/api/invitation', { token: tokenIn(link) })).status).toBe(200);
    lab.clock.now += 1e3;
    const late = await open('/api/invitation', { token: tokenIn(link) });
    expect([late.status, (await late.json()).code]).toEqual([403, 'link-invalid']);
  });

  it('taken back leads nowhere', async () => {
    const { link, invitation } = await invite(coach.ask, intoClub());
    const path = `/api/invitations/${invitation.id}`;
    expect((await coach.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await open('/api/invitation', { token: tokenIn(link) })).status).toBe(403);
    expect(await auditOf(lab, coach.id)).toEqual(['invite.revoke', 'invite', 'invite.accept']);
  });
});

describe('who may invite', () => {
  it('a coach: riders into groups of theirs, and nothing else', async () => {
    const other = await invited(lab, owner, 'Carl', 'coach');
    const theirs = await lab.ledger.groups.create({ name: 'Other', kind: 'club' }, other.id);
    const results = await Promise.all(
      [
        intoClub(),
        { ...intoClub(), groupId: theirs.id },
        { ...intoClub(), groupId: 'none' },
        { ...intoClub(), role: 'coach', capacity: 'coach' },
        { ...intoClub(), role: 'admin' },
        { role: 'rider' },
        { role: 'rider', groupId: club },
      ].map((body) => invite(coach.ask, body)),
    );
    expect(results.map(({ status }) => status)).toEqual([201, 404, 404, 403, 403, 403, 400]);
    const [, foreign, unknown] = results;
    expect(foreign).toEqual(unknown);
  });

  it('of a foreign invitation a coach learns nothing', async () => {
    const { invitation } = await invite(owner, { role: 'rider', name: 'Zoe' });
    const ask = async (id: string) => {
      const answer = await coach.ask(`/api/invitations/${id}`, { method: 'DELETE' });
      return [answer.status, await answer.json()];
    };
    expect(await ask(invitation.id)).toEqual(await ask('none'));
    expect((await coach.ask('/api/invitations')).status).toBe(403);
  });

  it('a rider and an analyst: nobody', async () => {
    for (const role of ['rider', 'analyst']) {
      const { ask } = await invited(lab, owner, `A-${role}`, role);
      expect((await invite(ask, intoClub())).status).toBe(403);
    }
  });

  it('not without measure', async () => {
    const answers = [];
    for (let i = 0; i < 101; i++) answers.push((await invite(coach.ask, intoClub())).status);
    expect(answers.filter((status) => status === 201)).toHaveLength(100);
    expect(answers.at(-1)).toBe(429);
  });
});
